package profile

import (
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/google/go-cmp/cmp"

	"github.com/fairset/fairset/profile/sketch"
)

func TestSize(t *testing.T) {
	tests := []struct {
		name  string
		cells []any
		as    string // written
		want  int64  // as DataFrame.memory_usage(deep=True) of pandas 2.3.3 and Python 3.11 tells, the index left out
	}{
		{"integers", cycle(100, 1, 2), "", 800},
		{"integers with gaps are floats", cycle(100, 1, nil), "", 800},
		{"numbers", cycle(100, 1.5, 2.5), "", 800},
		{"nothing", cycle(100, nil), "", 800},
		{"texts", cycle(100, "abc", "abcde"), "", 100 * (8 + 49 + 4)},
		{"texts with gaps", cycle(100, "abc", nil), "", 50*(8+49+3) + 50*(8+24)},
		{"texts that are not ASCII", cycle(100, "дом", "лес"), "", 100 * (8 + 74 + 2*3)},
		{"dates are texts", cycle(100, arrow.Date32(1), arrow.Date32(2)), "", 100 * (8 + 49 + 10)},
		{"true and false", cycle(100, true, false), "", 100},
		{"yes and no are texts", cycle(100, true, false), "yes/no", 100 * (8 + 49 + 3)},
		{"numbers with separators are texts", cycle(100, 1200, 3400), "1,234.5", 100 * (8 + 49 + 4)},
	}
	for _, test := range tests {
		s := compute(t, written(record([]string{"x"}, test.cells), test.as), Options{}).Size
		if got := s.PandasBytes - 132; got != test.want || s.Cells != 100 || !s.FitsLaptop || s.LoadSeconds <= 0 {
			t.Errorf("%s: %d bytes, want %d: %+v", test.name, got, test.want, s)
		}
	}
}

func TestEffectiveSize(t *testing.T) {
	rec := record([]string{"x", "class"}, cycle(120, 1, 2, 3), cycle(120, "a", "b", "unknown", "b"))
	s := compute(t, rec, Options{Target: "class", Task: "classification"}).Size
	if diff := cmp.Diff([]Count{{"b", 60}, {"a", 30}}, s.Classes); diff != "" {
		t.Error(diff)
	}
	if s.DistinctRows != sketch.Exactly(9) {
		t.Errorf("%+v distinct rows, want 9: %d cells", s.DistinctRows, s.Cells)
	}
}
