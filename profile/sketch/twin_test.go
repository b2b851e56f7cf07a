package sketch

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// split cuts 0..n at random places and gives the parts in random order.
func split(r *rand.Rand, n int, part func(from, to int)) {
	cuts := []int{0, n}
	for range r.IntN(6) {
		cuts = append(cuts, r.IntN(n+1))
	}
	slices.Sort(cuts)
	for _, i := range r.Perm(len(cuts) - 1) {
		part(cuts[i], cuts[i+1])
	}
}

func TestMixIsABijection(t *testing.T) {
	for _, x := range []uint64{0, 1, 42, 1 << 63, math.MaxUint64, math.Float64bits(-999)} {
		if got := Unmix(Mix(x)); got != x {
			t.Errorf("Unmix(Mix(%d)) = %d", x, got)
		}
	}
}

func TestDistinct(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 50, 1000, 1001, 30_000, 300_000} {
		hashes := make([]uint64, n)
		set := map[uint64]bool{}
		for i := range hashes {
			hashes[i] = Mix(uint64(r.IntN(n)))
			if i == 7 {
				hashes[i] = 0
			}
			set[hashes[i]] = true
		}
		whole := NewDistinct(1000)
		for _, h := range hashes {
			whole.Add(h)
		}
		got, want := whole.Estimate(int64(n)), float64(len(set))
		if want <= 1000 && got != Exactly(want) || got.Lo > want || got.Hi < want || got.Hi > float64(n) {
			t.Errorf("n = %d: %+v, twin %v", n, got, want)
		}
		merged := NewDistinct(1000)
		split(r, n, func(from, to int) {
			d := NewDistinct(1000)
			d.AddAll(hashes[from:to])
			merged.Merge(d)
		})
		if again := merged.Estimate(int64(n)); again != got {
			t.Errorf("n = %d: merged %+v, whole %+v", n, again, got)
		}
	}
}

func TestValues(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	budget := Budget{Counted: 100, TextBytes: 1000, Distinct: 500}
	for _, distinct := range []int{1, 100, 101, 400, 5000} {
		const n = 3000
		texts := make([]string, n)
		twin := map[string]int64{}
		for i := range texts {
			texts[i] = fmt.Sprint("v", r.IntN(distinct))
			twin[texts[i]]++
		}
		hash := func(s string) uint64 {
			h := uint64(len(s))
			for _, b := range []byte(s) {
				h = Mix(h ^ uint64(b))
			}
			return h
		}
		type told struct {
			*Values
			lost map[string]int64 // what is not counted any more
		}
		empty := func() told {
			lost := map[string]int64{}
			return told{NewValues(budget, func(_ uint64, text string, n int64) { lost[text] += n }), lost}
		}
		add := func(v told, from, to int) told {
			for ; from < to; from += 500 {
				some := texts[from:min(from+500, to)]
				hashes := make([]uint64, len(some))
				for i, s := range some {
					hashes[i] = hash(s)
				}
				for _, s := range some[v.AddTexts(hashes, some):] {
					v.lost[s]++
				}
			}
			return v
		}
		whole := add(empty(), 0, n)
		merged := empty()
		split(r, n, func(from, to int) {
			part := add(empty(), from, to)
			merged.Merge(part.Values)
			for s, n := range part.lost {
				merged.lost[s] += n
			}
		})
		for name, v := range map[string]told{"whole": whole, "merged": merged} {
			if v.Counted() != (len(v.lost) == 0) || !v.Counted() && !maps.Equal(v.lost, twin) {
				t.Errorf("%d distinct, %s: counted %v, lost the counts of %d", distinct, name, v.Counted(), len(v.lost))
			}
			if v.N() != n || v.Counted() != (len(twin) <= 100) || v.Distinct() != whole.Distinct() {
				t.Errorf("%d distinct, %s: n %d, counted %v, %+v", distinct, name, v.N(), v.Counted(), v.Distinct())
			}
			seen := 0
			v.Each(func(_ uint64, text string, count int64) {
				seen++
				if twin[text] != count {
					t.Errorf("%s: %d, twin %d", text, count, twin[text])
				}
			})
			if v.Counted() && seen != len(twin) {
				t.Errorf("%d distinct, %s: %d values told", distinct, name, seen)
			}
		}
	}
}

func TestValuesGiveUpOnLongTexts(t *testing.T) {
	v := NewValues(Budget{Counted: 100, TextBytes: 10, Distinct: 100}, func(uint64, string, int64) {})
	v.AddTexts([]uint64{1}, []string{"12345"})
	v.AddTexts([]uint64{2}, []string{"67890"})
	if !v.Counted() {
		t.Error("gave up within the budget")
	}
	v.AddTexts([]uint64{3}, []string{"1"})
	if v.Counted() || v.Distinct() != Exactly(3) {
		t.Errorf("counted %v, %+v", v.Counted(), v.Distinct())
	}
}

func TestValuesOfNumbers(t *testing.T) {
	v := NewValues(Budget{Counted: 10, Distinct: 10}, nil)
	for i := range 30 {
		v.AddNumbers([]uint64{Mix(math.Float64bits(float64(i % 3)))})
	}
	v.Each(func(hash uint64, _ string, n int64) {
		if x := math.Float64frombits(Unmix(hash)); n != 10 || x != 0 && x != 1 && x != 2 {
			t.Errorf("%v stands %d times", x, n)
		}
	})
}

func TestRows(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{0, 1, 900, 20_000, 200_000} {
		for _, distinct := range []int{1, 700, 19_000, 1 << 40} {
			hashes := make([]uint64, n)
			set := map[uint64]bool{}
			for i := range hashes {
				hashes[i] = Mix(r.Uint64N(uint64(distinct)))
				set[hashes[i]] = true
			}
			whole := NewRows(1000)
			for _, h := range hashes {
				whole.AddAll([]uint64{h})
			}
			got, want := whole.Duplicates(), float64(n-len(set))
			if len(set) <= 1000 && got != Exactly(want) || got.Lo > want || got.Hi < want {
				t.Errorf("%d rows, %d distinct: %+v, twin %v", n, distinct, got, want)
			}
			merged := NewRows(1000)
			split(r, n, func(from, to int) {
				part := NewRows(1000)
				part.AddAll(hashes[from:to])
				merged.Merge(part)
			})
			if again := merged.Duplicates(); again != got {
				t.Errorf("%d rows, %d distinct: merged %+v, whole %+v", n, distinct, again, got)
			}
		}
	}
}

func TestSample(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const k = 50
	take := func(from, to int) *Sample {
		s := NewSample(k, []CellType{IntCells, FloatCells, TextCells})
		for first := from; first < to; first += 37 {
			var hashes []uint64
			for i := first; i < min(first+37, to); i++ {
				hashes = append(hashes, Mix(uint64(i)))
			}
			for _, i := range s.Pick(int64(first), hashes) {
				row := first + int(i)
				if row%5 == 0 {
					s.Columns[0].AppendNull()
				} else {
					s.Columns[0].AppendInt(int64(row))
				}
				s.Columns[1].AppendFloat(float64(row) / 2)
				s.Columns[2].AppendText(fmt.Sprint(row))
			}
			s.Settle()
		}
		return s
	}
	for _, n := range []int{1, k, k + 1, 1000, 5000} {
		rows := make([]int64, n)
		for i := range rows {
			rows[i] = int64(i)
		}
		slices.SortFunc(rows, func(a, b int64) int { return int(Mix(uint64(a))>>1) - int(Mix(uint64(b))>>1) })
		want := rows[:min(k, n)]
		slices.Sort(want)
		merged := NewSample(k, []CellType{IntCells, FloatCells, TextCells})
		split(r, n, func(from, to int) { merged.Merge(take(from, to)) })
		for name, s := range map[string]*Sample{"whole": take(0, n), "merged": merged} {
			if got := s.Rows(); !slices.Equal(got, want) {
				t.Fatalf("n = %d, %s: %v, twin %v", n, name, got, want)
			}
			for i, row := range want {
				if s.Columns[0].Valid[i] != (row%5 != 0) || s.Columns[0].Valid[i] && s.Columns[0].Ints[i] != row ||
					s.Columns[1].Floats[i] != float64(row)/2 || s.Columns[2].Text(i) != fmt.Sprint(row) {
					t.Errorf("n = %d, %s: row %d holds other cells", n, name, row)
				}
			}
		}
	}
}

func TestHeadCutsBetweenCharacters(t *testing.T) {
	long := ""
	for len(long) < 300 {
		long += "é€"
	}
	got := head(long)
	if len(got) > cellBytes || len(got) < cellBytes-3 || long[:len(got)] != got || got[len(got)-1] < 0x80 && len(got) == 0 {
		t.Errorf("%d bytes: %q", len(got), got)
	}
	for _, r := range got {
		if r == '\uFFFD' {
			t.Errorf("%q has half a character", got)
		}
	}
}

func TestSortHashes(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var spare []uint64
	for _, n := range []int{0, 1, buckets - 1, buckets, 5 * buckets} {
		for _, level := range []uint{0, 1, 20} {
			for _, distinct := range []uint64{1, 3, 1000, 1 << 50} {
				hashes := make([]uint64, n)
				for i := range hashes {
					hashes[i] = Mix(r.Uint64N(distinct)) >> level
				}
				want := slices.Sorted(slices.Values(hashes))
				if spare = sortHashes(hashes, level, spare); !slices.Equal(hashes, want) {
					t.Errorf("%d hashes of %d, level %d: out of order", n, distinct, level)
				}
			}
		}
	}
}
