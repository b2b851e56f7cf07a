package profile

import (
	"fmt"
	"testing"
)

func TestScaleUp(t *testing.T) {
	for _, factor := range []float64{1, 1.4, 1.5, 2.4, 7} {
		var values []value
		for i := range 1000 {
			n := int64(1)
			if i%10 == 0 {
				n = 3
			}
			values = append(values, value{text: fmt.Sprintf("%03d", i), n: n})
		}
		scaleUp(values, factor)
		var early, all int64
		texts := map[string]bool{}
		for i, v := range values {
			all += v.n
			if v.text < "500" {
				early += v.n
			}
			if texts[v.text] = true; v.n < 1 || i > 0 && v.n > values[i-1].n {
				t.Errorf("times %v: %q stands %d times behind %d", factor, v.text, v.n, values[i-1].n)
			}
		}
		if want := int64(1200*factor + 0.5); all != want || early < want/2-2 || early > want/2+2 || len(texts) != 1000 {
			t.Errorf("times %v: %d of %d in the first half, want %d", factor, early, all, want)
		}
	}
}
