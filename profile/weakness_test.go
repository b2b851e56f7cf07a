package profile

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// plants are the columns of a table that has no weakness, for tests to plant some.
type plants struct {
	rng     *rand.Rand
	names   []string
	columns [][]any
}

const plantRows = 1200

// cleanTable has numbers, categories and a target, all as they should be.
func cleanTable(seed uint64) *plants {
	p := &plants{rng: rand.New(rand.NewPCG(seed, 7))}
	length := p.add("length", func(int) any { return math.Round(p.rng.NormFloat64()*12000+90000) / 1000 })
	shade := p.add("shade", func(int) any { return []string{"red", "green", "blue", "amber"}[p.rng.IntN(4)] })
	p.add("depth", func(int) any { return math.Round(p.rng.Float64()*1e6) / 1000 })
	p.add("turns", func(int) any { return 3 + p.rng.IntN(40) })
	p.add("closed", func(int) any { return p.rng.IntN(2) == 0 })
	p.add("goal", func(i int) any {
		v := 2*p.columns[length][i].(float64) + 20*p.rng.NormFloat64()
		if p.columns[shade][i] == "red" {
			v += 30
		}
		return math.Round(v*100) / 100
	})
	return p
}

func (p *plants) add(name string, cell func(i int) any) int {
	p.names = append(p.names, name)
	p.columns = append(p.columns, fill(plantRows, cell))
	return len(p.names) - 1
}

func (p *plants) change(name string, cell func(i int, v any) any) {
	c := p.columns[slices.Index(p.names, name)]
	for i, v := range c {
		c[i] = cell(i, v)
	}
}

func (p *plants) number(name string, i int) float64 {
	return p.columns[slices.Index(p.names, name)][i].(float64)
}

// one in n rows, drawn at random.
func (p *plants) oneIn(n int) bool { return p.rng.IntN(n) == 0 }

func ids(list []Weakness) (out []string) {
	for _, w := range list {
		out = append(out, w.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestCleanDataHasNoWeakness(t *testing.T) {
	for seed := range uint64(6) {
		p := cleanTable(seed)
		got := compute(t, record(p.names, p.columns...), Options{Target: "goal"})
		if len(got.Weaknesses) > 0 {
			t.Errorf("seed %d: %+v", seed, got.Weaknesses)
		}
	}
}

// TestPlantedWeaknesses plants one weakness at a time into clean data: it and only it is found.
func TestPlantedWeaknesses(t *testing.T) {
	for _, test := range []struct {
		name, target string
		plant        func(p *plants)
		want         []string
	}{
		{"missing", "goal", func(p *plants) {
			p.change("depth", func(_ int, v any) any { return either(p.oneIn(10), nil, v) })
		}, []string{"missing"}},
		{"words for missing", "goal", func(p *plants) {
			p.change("shade", func(_ int, v any) any { return either(p.oneIn(10), "?", v) })
		}, []string{"missing-words"}},
		{"values that pandas loses", "goal", func(p *plants) {
			p.add("garage", func(int) any { return []string{"None", "built in", "detached"}[p.rng.IntN(3)] })
			p.add("continent", func(int) any { return []string{"AF", "AS", "EU", "NA"}[p.rng.IntN(4)] })
		}, []string{"lost-values"}},
		{"sentinel", "goal", func(p *plants) {
			p.change("turns", func(_ int, v any) any { return either(p.oneIn(30), -999, v) })
		}, []string{"disguised-missing"}},
		{"zeros for missing", "goal", func(p *plants) {
			p.change("length", func(_ int, v any) any { return either(p.oneIn(30), 0.0, v) })
		}, []string{"zero-coded"}},
		{"repeated rows", "goal", func(p *plants) {
			for _, c := range p.columns {
				copy(c[600:620], c[100:120])
			}
		}, []string{"duplicate-rows"}},
		{"equal columns", "goal", func(p *plants) {
			p.add("depth again", func(i int) any { return p.number("depth", i) })
		}, []string{"duplicate-columns"}},
		{"another unit of a column", "goal", func(p *plants) {
			p.add("depth in feet", func(i int) any { return p.number("depth", i)*3.2808 + 1 })
		}, []string{"derived-column"}},
		{"nearly one value", "goal", func(p *plants) {
			p.add("odd", func(int) any { return p.oneIn(100) })
		}, []string{"near-constant"}},
		{"one value", "goal", func(p *plants) {
			p.add("unit", func(int) any { return "cm" })
		}, []string{"constant"}},
		{"row number", "goal", func(p *plants) {
			p.add("no", func(i int) any { return i + 1 })
		}, []string{"index-column"}},
		{"numbers with a currency", "goal", func(p *plants) {
			p.add("bill", func(int) any { return fmt.Sprintf("$%d.50", 10+p.rng.IntN(900)) })
		}, []string{"number-as-text"}},
		{"dates as text in two ways", "goal", func(p *plants) {
			p.add("day", func(int) any {
				if p.oneIn(8) {
					return fmt.Sprintf("%d.%d.2021", 1+p.rng.IntN(28), 1+p.rng.IntN(12))
				}
				return fmt.Sprintf("2021-%02d-%02d", 1+p.rng.IntN(12), 1+p.rng.IntN(28))
			})
		}, []string{"mixed-dates"}},
		{"dates as whole numbers", "goal", func(p *plants) {
			p.add("day", func(int) any { return 20190000 + 100*(1+p.rng.IntN(12)) + 1 + p.rng.IntN(28) })
		}, []string{"date-as-text"}},
		{"two spellings", "goal", func(p *plants) {
			p.change("shade", func(_ int, v any) any { return either(v == "red" && p.oneIn(5), "Red", v) })
		}, []string{"inconsistent-levels"}},
		{"slips of the pen", "goal", func(p *plants) {
			p.change("shade", func(i int, v any) any { return either(v == "green" && i%60 == 7, "geren", v) })
		}, []string{"misspelt", "rare-levels"}},
		{"white space", "goal", func(p *plants) {
			p.change("shade", func(_ int, v any) any { return v.(string) + " " })
		}, []string{"white-space"}},
		{"mojibake", "goal", func(p *plants) {
			p.change("shade", func(_ int, v any) any { return either(v == "amber", "grÃ¼n", v) })
		}, []string{"mojibake"}},
		{"HTML", "goal", func(p *plants) {
			p.change("shade", func(_ int, v any) any { return either(v == "amber", "amber<br>", v) })
		}, []string{"html"}},
		{"many levels", "goal", func(p *plants) {
			p.add("village", func(int) any {
				return strings.Repeat(string(rune('a'+p.rng.IntN(11))), 3) + string(rune('a'+p.rng.IntN(10))) + "ton"
			})
		}, []string{"high-cardinality"}},
		{"rare levels", "goal", func(p *plants) {
			p.change("shade", func(i int, v any) any { return either(i%400 == 7, "ochre", v) })
		}, []string{"rare-levels"}},
		{"a value far off", "goal", func(p *plants) {
			p.change("length", func(i int, v any) any { return either(i == 500, 1900000.0, v) })
		}, []string{"outliers"}},
		{"a slip in a year", "goal", func(p *plants) {
			p.add("day", func(i int) any { return arrow.Date32(17_500 + p.rng.IntN(1500) + 36_525*(i/1195)) })
		}, []string{"outliers"}},
		{"a slip in a year as text", "goal", func(p *plants) {
			p.add("day", func(i int) any {
				return fmt.Sprintf("%d-%02d-%02d", 2018+p.rng.IntN(4)-200*(i%700/699), 1+p.rng.IntN(12), 1+p.rng.IntN(28))
			})
		}, []string{"date-as-text", "outliers"}},
		{"impossible ages", "goal", func(p *plants) {
			p.add("age", func(i int) any {
				return either(i%300 == 3, -float64(20+p.rng.IntN(30)), 18+math.Round(p.rng.Float64()*500)/10)
			})
		}, []string{"implausible"}},
		{"cut off", "goal", func(p *plants) {
			p.change("depth", func(_ int, v any) any { return min(v.(float64), 850) })
		}, []string{"capped"}},
		{"rounded by hand", "goal", func(p *plants) {
			p.add("paces", func(int) any {
				n := 100 + p.rng.IntN(400)
				return either(p.oneIn(2), n/10*10, n)
			})
		}, []string{"heaped"}},
		{"two units", "goal", func(p *plants) {
			p.add("load", func(int) any {
				v := 40 + 50*p.rng.Float64()
				return either(p.oneIn(12), v*1000, v)
			})
		}, []string{"mixed-units"}},
		{"long tail of the target", "goal", func(p *plants) {
			p.change("goal", func(_ int, v any) any { return math.Exp(v.(float64)/22) + p.rng.Float64() })
		}, []string{"skewed-target"}},
		{"rare class", "rare", func(p *plants) {
			p.add("rare", func(i int) any { return p.number("goal", i)+20*p.rng.NormFloat64() > 245 })
		}, []string{"class-imbalance"}},
		{"repeated things", "goal", func(p *plants) {
			p.add("customer_id", func(int) any { return 1000 + 7*p.rng.IntN(200) })
		}, []string{"repeated-entities"}},
		{"change in time", "goal", func(p *plants) {
			p.add("day", func(int) any { return arrow.Date32(18000 + p.rng.IntN(900)) })
			p.change("goal", func(i int, v any) any {
				return v.(float64) + 0.08*float64(p.columns[len(p.columns)-1][i].(arrow.Date32)-18000)
			})
		}, []string{"time-drift"}},
		{"own words", "goal", func(p *plants) {
			words := strings.Fields("the pump was found to be leaking near a valve and then put back into use after some small repair work")
			p.add("remark", func(int) any {
				var b []string
				for range 8 {
					b = append(b, words[p.rng.IntN(len(words))])
				}
				return strings.Join(b, " ")
			})
		}, []string{"free-text"}},
		{"the same features with another answer", "closed", func(p *plants) {
			for k, c := range p.columns {
				if p.names[k] == "closed" {
					for i := range 30 {
						c[600+i] = !c[100+i].(bool)
					}
				} else {
					copy(c[600:630], c[100:130])
				}
			}
		}, []string{"conflicting-labels"}},
		{"missing where the target is high", "goal", func(p *plants) {
			p.change("depth", func(i int, v any) any { return either(p.number("goal", i) > 200 && p.oneIn(2), nil, v) })
		}, []string{"missing", "missing-by-target"}},
		{"missing for one category", "goal", func(p *plants) {
			shade := slices.Index(p.names, "shade")
			p.change("depth", func(i int, v any) any { return either(p.columns[shade][i] == "blue", nil, v) })
		}, []string{"missing", "missing-by-column"}},
		{"missing together", "goal", func(p *plants) {
			gone := fill(plantRows, func(int) any { return p.oneIn(8) })
			for _, name := range []string{"depth", "turns"} {
				p.change(name, func(i int, v any) any { return either(gone[i] == true, nil, v) })
			}
		}, []string{"co-missing", "missing"}},
		{"sorted by the target", "goal", func(p *plants) {
			goal := p.columns[slices.Index(p.names, "goal")]
			order := make([]int, plantRows)
			for i := range order {
				order[i] = i
			}
			slices.SortFunc(order, func(a, b int) int { return int(math.Copysign(1, goal[a].(float64)-goal[b].(float64))) })
			for k, c := range p.columns {
				sorted := make([]any, plantRows)
				for i, from := range order {
					sorted[i] = c[from]
				}
				p.columns[k] = sorted
			}
		}, []string{"row-order"}},
		{"totals", "goal", func(p *plants) {
			a := p.add("east", func(int) any { return 10 + p.rng.IntN(900) })
			b := p.add("west", func(int) any { return 10 + p.rng.IntN(900) })
			p.add("both", func(i int) any {
				v := p.columns[a][i].(int) + p.columns[b][i].(int)
				return either(i%100 == 9, v+50+i%7, v)
			})
		}, []string{"totals-disagree"}},
		{"people who were watched for different times", "", func(p *plants) { watched(p, 20, 60) }, []string{"censored"}},
		{"people who were all watched to the end of the study", "", func(p *plants) { watched(p, 60, 60) }, []string{"capped", "censored"}},
		{"a time and an event that have nothing to do with each other", "", func(p *plants) {
			p.add("duration", func(int) any { return math.Round(1000*p.rng.ExpFloat64()) / 10 })
			p.add("event", func(int) any { return p.rng.IntN(2) })
		}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := cleanTable(3)
			test.plant(p)
			got := compute(t, record(p.names, p.columns...), Options{Target: test.target})
			if have := ids(got.Weaknesses); !slices.Equal(have, test.want) {
				t.Errorf("found %v, want %v", have, test.want)
				for _, w := range got.Weaknesses {
					t.Logf("%+v", w)
				}
			}
		})
	}
}

// TestNearlyMissingTogether tells what is not the same in every row as that.
func TestNearlyMissingTogether(t *testing.T) {
	for _, odd := range []int{-1, 7} {
		p := cleanTable(3)
		for _, name := range []string{"depth", "turns"} {
			p.change(name, func(i int, v any) any { return either(i%9 == 4 || name == "turns" && i == odd, nil, v) })
		}
		text := ""
		for _, w := range compute(t, record(p.names, p.columns...), Options{}).Weaknesses {
			if w.ID == "co-missing" {
				text = w.Text
			}
		}
		want := `"depth" and "turns" are missing together, in the same 133 rows (11.1%).`
		if odd >= 0 {
			want = `"depth" and "turns" are nearly always missing in the same rows: "depth" in 133 rows (11.1%).`
		}
		if text != want {
			t.Errorf("told %q, want %q", text, want)
		}
	}
}

func either(first bool, a, b any) any {
	if first {
		return a
	}
	return b
}

// TestWeaknessesAreWhole holds what every weakness must tell.
func TestWeaknessesAreWhole(t *testing.T) {
	p := compute(t, mixed(3000, 4), Options{})
	for _, w := range p.Weaknesses {
		if w.ID == "" || w.Level == "" || w.Text == "" || w.HowToFind == "" || !strings.HasSuffix(w.Question, "?") || w.Count <= 0 ||
			w.Share <= 0 || w.Share > 1 || len(w.ExampleRows) > maxExamples || strings.Contains(w.Question, "%!") || strings.Contains(w.Text, "%!") {
			t.Errorf("%+v", w)
		}
		for _, r := range w.ExampleRows {
			if r < 1 || r > p.Rows {
				t.Errorf("row %d of %d: %+v", r, p.Rows, w)
			}
		}
	}
	if len(p.Weaknesses) == 0 {
		t.Error("found nothing")
	}
}

// watched adds a time until something happens, as far as it does within the time that each is watched, from and up to so long.
func watched(p *plants, from, to float64) {
	var ended []any
	p.add("time", func(int) any {
		lasts, watched := 40*p.rng.ExpFloat64(), from+(to-from)*p.rng.Float64()
		ended = append(ended, boolInt(lasts < watched))
		return math.Round(100*min(lasts, watched)) / 100
	})
	p.add("event", func(i int) any { return ended[i] })
}
