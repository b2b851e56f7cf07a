package overused

import (
	"math"
	"slices"
	"testing"
)

// flowers is a made-up entry with all there is to compare.
func flowers() Entry {
	e := Entry{Name: "flowers", Tier: "A", Why: "made up", Rows: 400, Header: Normalise([]string{"petal length", "petal width", "stem", "kind", "colour"})}
	for i := range 5 {
		f := float64(i)
		e.Numbers = append(e.Numbers, Numbers{"", f + 0.5, 10*f + 20, 3*f + 9.123, 2.5 + f/7})
	}
	e.Counts = []uint32{7, 19, 23, 42, 77}
	for i := range 68 {
		e.RowKMV = append(e.RowKMV, uint32(i*1_000_003))
		e.NumKMV = append(e.NumKMV, uint32(i*2_000_003))
	}
	return e
}

// unlike is flowers with nothing that could be compared but its size.
func unlike() Entry {
	return Entry{Rows: 400, Header: []string{"a", "b", "c", "d", "e"}}
}

func every(list []uint32, second int) []uint32 {
	var kept []uint32
	for i := 0; i < len(list); i += second {
		kept = append(kept, list[i])
	}
	return kept
}

func TestFind(t *testing.T) {
	tests := []struct {
		name   string
		change func(d *Entry, e Entry)
		want   string // how, "" for no match
	}{
		{"itself", func(d *Entry, e Entry) { *d = e }, ByRows},
		{"renamed, half of the rows", func(d *Entry, e Entry) { d.Rows, d.RowKMV = 200, every(e.RowKMV, 2) }, ByRows},
		{"texts recoded, half of the rows", func(d *Entry, e Entry) { d.Rows, d.NumKMV = 200, every(e.NumKMV, 2) }, ByRows},
		{"other rows", func(d *Entry, e Entry) {
			for _, h := range e.RowKMV {
				d.RowKMV = append(d.RowKMV, h+1)
			}
		}, ""},
		{"too few rows in common to tell", func(d *Entry, e Entry) { d.RowKMV = e.RowKMV[:5] }, ""},
		{"renamed", func(d *Entry, e Entry) { d.Numbers = e.Numbers }, ByNumbers},
		{"renamed, some columns", func(d *Entry, e Entry) { d.Numbers = e.Numbers[1:4] }, ByNumbers},
		{"two columns of numbers are too few", func(d *Entry, e Entry) { d.Numbers = e.Numbers[:2] }, ""},
		{"other numbers among them", func(d *Entry, e Entry) {
			d.Numbers = append(slices.Clone(e.Numbers[:3]), Numbers{"", 1, 2, 1.5, 0.1}, Numbers{"", 1, 3, 1.5, 0.1})
		}, ""},
		{"on another scale", func(d *Entry, e Entry) {
			for _, n := range e.Numbers {
				d.Numbers = append(d.Numbers, Numbers{"", 0, 1, (n.Mean - n.Min) / (n.Max - n.Min), n.SD / (n.Max - n.Min)})
			}
		}, ByShape},
		{"on another scale, of other rows", func(d *Entry, e Entry) {
			d.Rows = 300
			for _, n := range e.Numbers {
				d.Numbers = append(d.Numbers, Numbers{"", 0, 1, (n.Mean - n.Min) / (n.Max - n.Min), n.SD / (n.Max - n.Min)})
			}
		}, ""},
		{"values recoded", func(d *Entry, e Entry) { d.Counts = e.Counts }, ByCounts},
		{"values recoded, of other rows", func(d *Entry, e Entry) { d.Rows, d.Counts = 399, e.Counts }, ""},
		{"header", func(d *Entry, e Entry) { d.Rows, d.Header = 150, e.Header }, ByHeader},
		{"header with other numbers", func(d *Entry, e Entry) {
			d.Rows, d.Header = 150, e.Header
			d.Numbers = []Numbers{{"", -900, -100, -500, 9}, {"", 1e6, 2e6, 1.5e6, 7}, {"", -3, -2, -2.5, 1}}
		}, Near},
		{"half of the header and all rows", func(d *Entry, e Entry) { d.Header = append(slices.Clone(e.Header[:4]), "x", "y") }, ByHeader},
		{"half of the header and other rows", func(d *Entry, e Entry) { d.Rows, d.Header = 1000, append(slices.Clone(e.Header), "x", "y", "z") }, Near},
		{"names that say nothing", func(d *Entry, e Entry) {
			d.Rows, d.Header = 1000, []string{"x1", "x2", "x3", "x4", "y1", "y2", "y3", "z"}
		}, ""},
		{"nothing", func(*Entry, Entry) {}, ""},
		{"few rows, but the same", func(d *Entry, e Entry) { *d, d.Rows = e, 16 }, ByRows},
		{"few rows, not to be told apart", func(d *Entry, e Entry) { *d = e; d.Rows, d.RowKMV, d.NumKMV = 16, nil, nil }, ""},
		{"few rows of a long header", func(d *Entry, e Entry) {
			d.Rows, d.Header = 3, []string{"c1", "c2", "c3", "c4", "c5", "c6"}
		}, ByHeader},
		{"few rows and columns", func(d *Entry, e Entry) { *d = e; d.Rows, d.Header = 16, e.Header[:4] }, ""},
		{"one column", func(d *Entry, e Entry) { *d, d.Header = e, e.Header[:1] }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, e := unlike(), flowers()
			tt.change(&d, e)
			switch {
			case d.Rows == 3:
				e.Header = d.Header
			case d.Header[0] == "x1":
				e.Header = []string{"x1", "x2", "x3", "x4", "y1", "y2", "y3", "y4"}
			}
			m := Find(d, []Entry{{Name: "other", Header: []string{"q"}, Rows: 7}, e})
			switch {
			case m == nil && tt.want != "":
				t.Errorf("no match, want by %s", tt.want)
			case m != nil && (m.How != tt.want || m.Entry.Name != "flowers" || m.Says == "" || m.Share <= 0 || m.Share > 1):
				t.Errorf("%s by %s (%s, %.2f), want %q", m.Entry.Name, m.How, m.Says, m.Share, tt.want)
			}
		})
	}
}

// Two columns that are called the same and share their number of rows are a match only with it.
func TestShortHeader(t *testing.T) {
	e := Entry{Name: "short", Header: []string{"height", "weight"}, Rows: 150}
	for rows, want := range map[int64]bool{150: true, 1500: false} {
		if m := Find(Entry{Rows: rows, Header: e.Header}, []Entry{e}); (m != nil) != want {
			t.Errorf("%d rows: %+v", rows, m)
		}
	}
}

func TestNear(t *testing.T) {
	for _, tt := range []struct {
		a, b   float64
		digits int
		want   bool
	}{{1.2345, 1.235, 4, true}, {1.2345, 1.237, 4, false}, {0, 0, 4, true}, {0, 0.001, 4, false}, {-12345, -12340, 4, true}, {9.999, 10, 4, true}, {math.Inf(1), 1, 4, false}} {
		if got := near(tt.a, tt.b, tt.digits); got != tt.want {
			t.Errorf("near(%v, %v, %d) = %v", tt.a, tt.b, tt.digits, got)
		}
	}
}

// The list can be read, and each entry holds what is needed to be found.
func TestKnown(t *testing.T) {
	sketched := 0
	for _, e := range Known() {
		if e.Name == "" || e.Tier != "A" && e.Tier != "B" || e.Why == "" || len(e.Header) == 0 && e.Rows == 0 {
			t.Errorf("%+v lacks something", e)
		}
		if len(e.RowKMV) > 0 {
			sketched++
			if !slices.IsSorted(e.RowKMV) {
				t.Errorf("%s: the sketch is not sorted", e.Name)
			}
		}
	}
	if len(Known()) != 279 || sketched < 60 {
		t.Errorf("%d entries, %d with a sketch of rows", len(Known()), sketched)
	}
}
