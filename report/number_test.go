package report

import (
	"math"
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		x    float64
		want string
	}{
		{0, "0"},
		{math.Copysign(0, -1), "0"},
		{1234567, "1,234,567"},
		{-1234567, "−1,234,567"},
		{999, "999"},
		{1000, "1,000"},
		{3.14159, "3.142"},
		{0.5, "0.5"},
		{0.012345, "0.01235"},
		{12345.678, "12,346"},
		{0.00001234, "1.23e-5"},
		{-2e20, "−2e20"},
		{math.NaN(), "–"},
		{math.Inf(-1), "−∞"},
		{math.MaxFloat64, "1.8e308"},
	} {
		if got := number(c.x); got != c.want {
			t.Errorf("number(%v) = %s, want %s", c.x, got, c.want)
		}
	}
}

func TestValue(t *testing.T) {
	for x, want := range map[float64]string{1999: "1,999", -1999: "−1,999", 19999: "19,999", 7: "7", 0: "0", 1999.25: "1,999.25", 1234.5678: "1,234.57", 812: "812", -999: "−999", -0.5: "−0.5", 9999.99999: "10,000", 123456.789: "123,457"} {
		if got := value(x); got != want {
			t.Errorf("value(%v) = %s, want %s", x, got, want)
		}
	}
}

func TestValueWriter(t *testing.T) {
	for _, c := range []struct {
		least, most, x float64
		want           string
	}{
		{1963, 2015, 1999, "1999"},
		{1963, 2015, 1999.5, "1999.5"},
		{1000, 32150509, 1999, "1,999"},
		{0, 2015, 1999, "1,999"},
		{1600.5, 2015, 1999, "1,999"},
	} {
		if got := valueWriter(&profile.Numeric{Min: c.least, Max: c.most})(c.x); got != c.want {
			t.Errorf("from %v to %v, %v is written %s, want %s", c.least, c.most, c.x, got, c.want)
		}
	}
}

func TestSingular(t *testing.T) {
	for unit, want := range map[string]string{"rows": "row", "families": "family", "classes": "class"} {
		if got := singular(unit); got != want {
			t.Errorf("one of %s is a %s, want %s", unit, got, want)
		}
	}
}

func TestPercent(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0%", 1: "100%", 0.5: "50%", 0.123: "12.3%", 0.0001: "under 0.1%", 0.9999: "over 99.9%", 0.0005: "0.1%", 12.5: "1,250%",
	} {
		if got := percent(x); got != want {
			t.Errorf("percent(%v) = %s, want %s", x, got, want)
		}
	}
}

func TestEstimate(t *testing.T) {
	for _, c := range []struct {
		e    sketch.Estimate
		want string
	}{
		{sketch.Exactly(12300), "12,300"},
		{sketch.Estimate{Value: 12_322, Lo: 12_118, Hi: 12_493}, "about 12,300 (12,100–12,500)"},
		{sketch.Estimate{Value: 0.31, Lo: -0.02, Hi: 0.64}, "about 0.3 (−0.1 to 0.7)"},
		{sketch.Estimate{Value: 1, Lo: math.Inf(-1), Hi: math.Inf(1)}, "1"},
	} {
		if got := estimate(c.e); got != c.want {
			t.Errorf("estimate(%v) = %s, want %s", c.e, got, c.want)
		}
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 bytes", 1: "1 byte", 999: "999 bytes", 1000: "1.0 kB", 412_318: "412 kB", 999_999: "1.0 MB", 1_234_567_890: "1.2 GB"} {
		if got := Size(n); got != want {
			t.Errorf("Size(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want []string
	}{
		{"", 10, nil},
		{"one two three", 8, []string{"one two", "three"}},
		{"unbreakable", 4, []string{"unbr", "eaka", "ble"}},
		{"日本語 日本語", 7, []string{"日本語", "日本語"}},
		{"日", 1, []string{"日"}},
	} {
		got := wrap(c.text, c.n)
		if len(got) != len(c.want) {
			t.Errorf("wrap(%q, %d) = %q", c.text, c.n, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("wrap(%q, %d) = %q", c.text, c.n, got)
			}
		}
	}
}
