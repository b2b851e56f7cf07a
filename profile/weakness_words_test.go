package profile

import "testing"

func TestShown(t *testing.T) {
	for v, want := range map[float64]string{
		1558: "1558", 3001.638: "3002", 1999: "1999", 10_000: "10,000", 123_456.7: "123,500", -20_000: "-20,000", 0.00001234567: "1.235e-05", 0: "0", 12.5: "12.5", 2e15: "2e+15",
	} {
		if got := shown(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}
