package verdict

import (
	"math"
	"testing"

	"github.com/fairset/fairset/profile/sketch"
)

func TestNumber(t *testing.T) {
	tests := map[int64]string{
		0: "0", 7: "7", 999: "999", 1000: "1,000", 4013: "4,013", 1234567: "1,234,567",
		-1: "-1", -999: "-999", -1000: "-1,000", math.MaxInt64: "9,223,372,036,854,775,807",
		math.MinInt64: "-9,223,372,036,854,775,808",
	}
	for n, want := range tests {
		if got := number(n); got != want {
			t.Errorf("number(%d) = %q, want %q", n, got, want)
		}
	}
	if got := counted(1, "row", "rows") + counted(0, "row", "rows"); got != "1 row0 rows" {
		t.Error(got)
	}
}

func TestPercent(t *testing.T) {
	tests := []struct {
		share  float64
		limits []float64
		want   string
	}{
		{0, nil, "0%"},
		{1, nil, "100%"},
		{0.31, nil, "31%"},
		{0.304, nil, "30%"},
		{0.304, []float64{0.3}, "30.4%"},
		{0.30004, []float64{0.3}, "30.004%"},
		{0.3, []float64{0.3}, "30%"},
		{0.0004, nil, "0.04%"},
		{0.00004, nil, "under 0.01%"},
		{0.005, nil, "0.5%"},
		{0.0996, nil, "10%"},
		{0.035, nil, "3.5%"},
		{0.9996, nil, "99.96%"},
		{0.99996, nil, "over 99.99%"},
		{0.995, nil, "99.5%"},
		{0.99, nil, "99%"},
	}
	for _, tt := range tests {
		if got := percent(tt.share, tt.limits...); got != tt.want {
			t.Errorf("percent(%v, %v) = %q, want %q", tt.share, tt.limits, got, tt.want)
		}
	}
}

// A share that is neither nothing nor everything never reads as if it were.
func TestPercentOfEveryShare(t *testing.T) {
	for i := int64(1); i < 100000; i++ {
		switch got := percent(float64(i) / 100000); got {
		case "0%", "100%", "0.00%", "100.00%":
			t.Fatalf("%d of 100,000 reads %q", i, got)
		}
	}
}

func TestSkill(t *testing.T) {
	tests := []struct {
		x    float64
		want string
	}{
		{0.62, "0.62"},
		{0.3, "0.30"},
		{0.2996, "0.2996"},
		{-0.001, "0.00"},
		{-0.02, "-0.02"},
		{1, "1.00"},
	}
	for _, tt := range tests {
		if got := skill(tt.x, 0.3); got != tt.want {
			t.Errorf("skill(%v) = %q, want %q", tt.x, got, tt.want)
		}
	}
}

// Reference values by hand: for 0 of n the upper end is z² / (n + z²), for 2 of
// 10 the ends solve (p − 0.2)² = z² p (1 − p) / 10.
func TestWilson(t *testing.T) {
	tests := []struct {
		hits, n int64
		want    sketch.Estimate
	}{
		{2, 10, sketch.Estimate{Value: 0.2, Lo: 0.05668215, Hi: 0.5098375}},
		{0, 10, sketch.Estimate{Value: 0, Lo: 0, Hi: 0.2775328}},
		{10, 10, sketch.Estimate{Value: 1, Lo: 0.7224672, Hi: 1}},
	}
	for _, tt := range tests {
		got := wilson(tt.hits, tt.n)
		for _, pair := range [][2]float64{{got.Value, tt.want.Value}, {got.Lo, tt.want.Lo}, {got.Hi, tt.want.Hi}} {
			if math.Abs(pair[0]-pair[1]) > 1e-6 {
				t.Errorf("%d of %d: %v, want %v", tt.hits, tt.n, got, tt.want)
			}
		}
	}
}

func TestHolds(t *testing.T) {
	if !holds(about(1, 0.5), 7, 1.5) || holds(about(1, 0.5), 1.6) || holds(sketch.Exactly(1), 1) {
		t.Error("an interval holds its ends; an exact number is near nothing")
	}
}
