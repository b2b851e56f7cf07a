package profile

import (
	"strings"
	"testing"
)

// FuzzTexts profiles a column of any texts, one a line: no panic, and JSON can
// hold the result.
func FuzzTexts(f *testing.F) {
	for _, seed := range []string{
		"a\nb\na", "$1,200.50\n-$3\n€7", "1/2/2020\n31.12.1999", "-999\n1\n2\nNA\n ", "\xff\xfe\n\x00", "1e999\n-1e999\nInf\nNaN",
		"{}\n[]\n[", "+49 241 8012345", "𝔘𝔫𝔦\nuni", "0x1p-2\n1_000\n.5", "@\na@b.\n@.", strings.Repeat("1\n", 40) + "99999999999999999999999",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var cells, again []any
		for _, line := range strings.Split(text, "\n") {
			cells = append(cells, line)
			again = append(again, line+line)
		}
		p := compute(t, record([]string{text, "b"}, cells, again), Options{})
		marshal(t, p)
		for _, c := range p.Columns {
			if m := c.Missing; m.Count < 0 || m.Share > m.Effective || m.Effective > 1 {
				t.Errorf("%+v", m)
			}
			checkColumn(t, "fuzz", c, p.Rows)
		}
	})
}

// FuzzNumbers profiles any numbers.
func FuzzNumbers(f *testing.F) {
	f.Add(1.0, -999.0, 0.1, 3)
	f.Add(1e308, -1e308, 5e-324, 2)
	f.Add(9007199254740993.0, 1e17, 1e17, 40)
	f.Fuzz(func(t *testing.T, a, b, c float64, n int) {
		var cells, ints []any
		for range min(max(n, 1), 50) {
			for _, v := range []float64{a, b, c, a + b, b * c} {
				cells = append(cells, v)
				ints = append(ints, int(int64(v)))
			}
		}
		p := compute(t, record([]string{"x", "y"}, cells, ints), Options{})
		marshal(t, p)
		for _, c := range p.Columns {
			if h := c.Histogram; h != nil && len(h.Counts) > 30 {
				t.Errorf("%d bins", len(h.Counts))
			}
			if n := c.Numeric; n != nil && (n.Mean < n.Min || n.Mean > n.Max) && n.Mean != 0 {
				t.Errorf("%+v", n)
			}
		}
	})
}
