package profile

import "testing"

// TestSentinelOfOtherColumns has a measure in which 0 stands too often and too near to be told by itself.
func TestSentinelOfOtherColumns(t *testing.T) {
	noise := func(i, k int) int { return (i*7919 + 13*k) % 101 }
	make0 := func(every, least, of, k int) []any {
		return fill(600, func(i int) any {
			if i%every == 0 {
				return 0
			}
			return least + noise(i, k)%of
		})
	}
	pressure, mass, insulin := make0(20, 50, 40, 1), make0(30, 60, 30, 2), make0(2, 14, 99, 3)
	children := fill(600, func(i int) any { return noise(i, 4) % 25 })
	p := compute(t, record([]string{"pressure", "mass", "insulin", "children"}, pressure, mass, insulin, children), Options{})
	for i, want := range []int64{30, 20, 300, 0} {
		var got int64
		for _, d := range p.Columns[i].Missing.Disguised {
			got += d.Count
		}
		if got != want {
			t.Errorf("%s: %+v, want 0 %d times", p.Columns[i].Name, p.Columns[i].Missing.Disguised, want)
		}
	}
	alone := compute(t, record([]string{"insulin", "children"}, insulin, children), Options{})
	if d := alone.Columns[0].Missing.Disguised; len(d) > 0 {
		t.Errorf("alone: %+v", d)
	}
}
