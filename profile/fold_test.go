package profile

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/fairset/fairset/profile/sketch"
)

// TestFoldOfManyShards sums up more shards than are kept apart: bit for bit as one after the other, in memory that ends
// somewhere, and to the same within rounding where such a fold follows another.
func TestFoldOfManyShards(t *testing.T) {
	const shards = mostApart + 2000
	r := rand.New(rand.NewPCG(5, 5))
	whole, first, second := newFold(1), newFold(1), newFold(1)
	want := emptyPart(0, 1)
	for i := range int64(shards) {
		p := emptyPart(i, 1)
		p.end, p.starts = i+1, true
		p.moments[0] = sketch.MomentsOf([]float64{r.NormFloat64() * 1e6})
		want.append(p)
		whole.add(p)
		half := first
		if i >= shards/2 {
			half, p.first, p.end = second, i-shards/2, i-shards/2+1
		}
		half.add(p)
	}
	exact := cmp.AllowUnexported(sketch.Moments{})
	if diff := cmp.Diff(want.moments, whole.total().moments, exact); diff != "" {
		t.Errorf("not summed up in order: %s", diff)
	}
	if len(whole.shards) > mostApart {
		t.Errorf("%d shards are kept", len(whole.shards))
	}
	first.close()
	second.close()
	second.shift(shards / 2)
	first.merge(second)
	if diff := cmp.Diff(want.moments, first.total().moments, exact); diff != "" {
		t.Errorf("halves that are kept apart: %s", diff)
	}
	near := cmpopts.EquateApprox(1e-12, 0)
	whole.close()
	whole.shift(shards)
	first.merge(whole)
	if got := first.total().moments[0]; got.N != 2*shards || !cmp.Equal(got.Mean, want.moments[0].Mean, near) || math.IsNaN(got.M4) {
		t.Errorf("twice the same gives %+v, once it is %+v", got, want.moments[0])
	}
}
