package profile

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGapsEqualTheReference compares with pandas and scipy; testdata/gaps.py makes the table and
// their answers, gaps.json names the versions.
func TestGapsEqualTheReference(t *testing.T) {
	text, err := os.ReadFile("testdata/gaps.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Bytes         float64
		Patterns      map[string]int
		Phi, Entropy  float64
		PointBiserial float64 `json:"point_biserial"`
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	rec, err := readCSV("testdata/gaps.csv")
	if err != nil {
		t.Fatal(err)
	}
	p := compute(t, rec, Options{Target: "price"})
	patterns := map[string]int{}
	for _, found := range p.Missing.Patterns {
		patterns[strings.Join(found.Columns, ",")] = int(math.Round(found.Share * float64(p.Rows)))
	}
	if diff := cmp.Diff(want.Patterns, patterns); diff != "" {
		t.Error(diff)
	}
	if got := p.Missing.Together[0]; got.A != "rooms" || got.B != "area" || math.Abs(got.Phi-want.Phi) > 1e-12 || !(got.Lo < got.Phi && got.Phi < got.Hi) {
		t.Errorf("%+v, want φ %v", got, want.Phi)
	}
	if got := p.Missing.WithTarget[0]; got.A != "rooms" || got.Measure != "point-biserial" || math.Abs(got.Value-want.PointBiserial) > 1e-12 {
		t.Errorf("%+v, want %v", got, want.PointBiserial)
	}
	if got := p.Columns[2].Cardinality.Entropy; math.Abs(got-want.Entropy) > 1e-12 {
		t.Errorf("entropy %v, want %v", got, want.Entropy)
	}
	if got := float64(p.Size.PandasBytes); math.Abs(got/want.Bytes-1) > 0.1 {
		t.Errorf("%v bytes in pandas, want about %v", got, want.Bytes)
	}
}

func TestGapsOfOddTables(t *testing.T) {
	half := func(i int) any {
		if i < 100 {
			return nil
		}
		return i % 7
	}
	tests := []struct {
		name     string
		columns  [][]any
		patterns []Pattern
		together []CoMissing
		uneven   bool // the first column
	}{
		{"no gap", [][]any{cycle(200, 1, 2), cycle(200, 3)}, nil, nil, false},
		{
			"always together, at the start",
			[][]any{fill(200, half), fill(200, half)},
			[]Pattern{{[]string{}, 0.5}, {[]string{"a", "b"}, 0.5}},
			[]CoMissing{{"a", "b", 1, 1, 1}},
			true,
		},
		{
			"one of the two",
			[][]any{cycle(200, 1, nil), cycle(200, nil, "x")},
			[]Pattern{{[]string{"a"}, 0.5}, {[]string{"b"}, 0.5}},
			[]CoMissing{{"a", "b", -1, -1, -1}},
			false,
		},
		{"all missing", [][]any{cycle(200, nil), cycle(200, 1, 2)}, []Pattern{{[]string{"a"}, 1}}, nil, false},
		{"a disguised value", [][]any{fill(200, func(i int) any {
			if i >= 180 {
				return -999
			}
			return i * 7 % 50
		}), cycle(200, 5)}, []Pattern{{[]string{}, 0.9}, {[]string{"a"}, 0.1}}, nil, true},
	}
	for _, test := range tests {
		p := compute(t, record([]string{"a", "b"}, test.columns...), Options{})
		if diff := cmp.Diff(test.patterns, p.Missing.Patterns); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if diff := cmp.Diff(test.together, p.Missing.Together); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if got := p.Columns[0].Missing.ByPosition; (got != nil) != test.uneven {
			t.Errorf("%s: by position %v", test.name, got)
		}
	}
}

func TestGapsThatTellNothingOfTheTarget(t *testing.T) {
	names, columns := small(500) // gaps by chance
	if got := compute(t, record(names, columns...), Options{Target: "weight"}).Missing.WithTarget; len(got) > 0 {
		t.Errorf("%+v", got)
	}
}
