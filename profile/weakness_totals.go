package profile

import (
	"fmt"
	"math"
)

const (
	maxSummed    = 30   // columns that sums are looked for among
	mostHold     = 0.8  // share of rows in which a total must agree to be one
	minSumRows   = 50   // rows with all three numbers
	sumTried     = 40   // rows after which most triples are given up
	sumTolerance = 1e-6 // of the largest number in the row
)

// A sum is a column that is the sum, or the product, of two others in most rows.
type sum struct {
	a, b, c       int
	product       bool
	agree, differ int
	slack         [3]float64 // what rounding makes of it: a constant, and a share of either part
	rows          []int64
}

// An addend is the numbers of a column and what their last decimal place stands for.
type addend struct {
	numbers   []float64
	lastDigit float64
}

// totals tells of columns that are the sum or product of two others in most rows but not in all.
func (s *survey) totals() []Weakness {
	columns := s.tied(func(i int) bool {
		return s.frame.Columns[i].Numbers != nil && s.frame.Columns[i].Skip == "" && !s.isTimeColumn(i) && s.code(i).levels() >= 10
	})
	columns = columns[:min(len(columns), maxSummed)]
	numbers := make(map[int]addend, len(columns))
	for _, i := range columns {
		x := s.numbers(i)
		numbers[i] = addend{x, lastDigit(x)}
	}
	var out []Weakness
	for _, a := range columns {
		for at, b := range columns {
			for _, c := range columns[at+1:] {
				if a == b || a == c {
					continue
				}
				for _, product := range []bool{false, true} {
					t := sum{a: a, b: b, c: c, product: product}
					if s.try(&t, numbers[a], numbers[b], numbers[c]) && t.differ > 0 {
						out = append(out, s.tellSum(t))
					}
				}
			}
		}
	}
	return out
}

// try counts in how many rows the total agrees, and reports whether those are most of them and chance does not
// explain it.
func (s *survey) try(t *sum, a, b, c addend) bool {
	t.round(a.lastDigit, b.lastDigit, c.lastDigit)
	unlike := 0 // rows in which the total is neither of the parts
	for j, total := range a.numbers {
		x, y := b.numbers[j], c.numbers[j]
		if total != total || x != x || y != y {
			continue
		}
		want := x + y
		if t.product {
			want = x * y
		}
		if math.Abs(total-want) <= t.slack[0]+t.slack[1]*math.Abs(x)+t.slack[2]*math.Abs(y)+sumTolerance*math.Abs(total) {
			if t.agree++; total != x && total != y && total != 0 {
				unlike++
			}
		} else {
			if t.differ++; len(t.rows) < maxExamples {
				t.rows = append(t.rows, s.positions[s.near[j]]+1)
			}
			if seen := t.agree + t.differ; seen >= sumTried && float64(t.agree) < mostHold*float64(seen) {
				return false
			}
		}
	}
	n := t.agree + t.differ
	return n >= minSumRows && float64(t.agree) >= mostHold*float64(n) && 2*unlike >= t.agree
}

// round works out by how much rounding can make a total differ: a little more than half of the last digit of
// each number, in a product times the other factor.
func (t *sum) round(total, x, y float64) {
	const half = 0.75
	if total == 0 && t.product && x+y > 0 {
		total = 1 // a product of fractions that was rounded to a whole number
	}
	if t.product {
		t.slack = [3]float64{half * total, half * y, half * x}
		return
	}
	t.slack = [3]float64{half * (total + x + y), 0, 0}
}

// lastDigit is what the last decimal place of numbers with fractions stands for, 0 for whole ones.
func lastDigit(numbers []float64) float64 {
	digit := 1.0
	for _, v := range numbers {
		for v == v && digit > 1e-9 && math.Abs(v/digit-math.Round(v/digit)) > 1e-6 {
			digit /= 10
		}
	}
	if digit == 1 {
		return 0
	}
	return digit
}

func (s *survey) tellSum(t sum) Weakness {
	scale := float64(s.p.Rows) / float64(max(len(s.near), 1))
	n := int64(math.Round(float64(t.differ) * scale))
	sign, word := "+", "the sum"
	if t.product {
		sign, word = "*", "the product"
	}
	a, b, c := s.all[t.a].numbersOf(), s.all[t.b].numbersOf(), s.all[t.c].numbersOf()
	return NewWeakness(Weakness{
		ID: "totals-disagree", Columns: []string{s.name(t.a), s.name(t.b), s.name(t.c)}, Count: n, ExampleRows: t.rows,
		Text: fmt.Sprintf("%s is %s of %s and %s in most rows, but not in %s (%s).",
			quoted(s.name(t.a)), word, quoted(s.name(t.b)), quoted(s.name(t.c)), counted(n, "row"), percent(share(n, s.p.Rows))),
		HowToFind: fmt.Sprintf("df[(%s - (%s %s %s)).abs() > %s + %s * %s.abs() + %s * %s.abs() + 1e-6 * %s.abs()]",
			a, b, sign, c, python3(t.slack[0]), python3(t.slack[1]), b, python3(t.slack[2]), c, a),
	}, s.p.Rows)
}
