package profile

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSortValues holds the sort against the plain one.
func TestSortValues(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 10, 1000} {
		for _, counts := range []int64{1, 2, 50} {
			values := make([]value, n)
			for i := range values {
				values[i] = value{bits: uint64(i), number: float64(r.IntN(20)), n: 1 + r.Int64N(counts)}
			}
			want := slices.Clone(values)
			slices.SortFunc(want, func(a, b value) int { return cmp.Or(cmp.Compare(b.n, a.n), compareValues(a, b)) })
			sortValues(values)
			if !slices.Equal(values, want) {
				t.Errorf("%d values, counts up to %d: got %v, want %v", n, counts, values, want)
			}
		}
	}
}

// TestOrder checks that words of numbers have the order of the numbers and lead back to them.
func TestOrder(t *testing.T) {
	floats := []float64{math.Inf(-1), -math.MaxFloat64, -1.5, -1, -math.SmallestNonzeroFloat64, 0, math.SmallestNonzeroFloat64, 1, 1.5, math.MaxFloat64, math.Inf(1)}
	ints := []int64{math.MinInt64, -2, -1, 0, 1, 2, math.MaxInt64}
	var fromFloats, fromInts []uint64
	for _, v := range floats {
		k := orderOfFloat(v)
		if fromFloats = append(fromFloats, k); floatOfOrder(k) != v {
			t.Errorf("%v comes back as %v", v, floatOfOrder(k))
		}
	}
	for _, v := range ints {
		k := orderOfInt(v)
		if fromInts = append(fromInts, k); intOfOrder(k) != v {
			t.Errorf("%v comes back as %v", v, intOfOrder(k))
		}
	}
	if !slices.IsSorted(fromFloats) || !slices.IsSorted(fromInts) {
		t.Error("the words are not in the order of the numbers")
	}
}

// Texts are sorted by their first bytes before all others; the slow twin compares them whole.
func TestSortTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var values []value
	for _, text := range []string{"", "a", "a\x00", "a\x00b", "abcdefgh", "abcdefghi", "abcdefg", "abcdefgh\x00", "é", "\xff", "ab"} {
		values = append(values, value{text: text + "!"}, value{text: text + fmt.Sprint(random.IntN(100))}, value{text: "x" + text})
	}
	random.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
	want := slices.Clone(values)
	slices.SortFunc(want, compareValues)
	if sortTexts(values); !slices.Equal(values, want) {
		t.Errorf("got %v\nwant %v", values, want)
	}
}
