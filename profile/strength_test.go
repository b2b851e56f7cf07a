package profile

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// TestCramersVEqualsTheGoldens compares with dython 0.7.12.
func TestCramersVEqualsTheGoldens(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(corpora(t), "../truth/association-goldens.json"))
	if err != nil {
		t.Fatal(err)
	}
	var goldens struct {
		Discrete []struct {
			Table   [][]int  `json:"table"`
			Bergsma *float64 `json:"cramers_v_bergsma"`
		} `json:"discrete"`
	}
	if err := json.Unmarshal(raw, &goldens); err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, g := range goldens.Discrete {
		if g.Bergsma == nil {
			continue
		}
		x, y := codesOf(g.Table)
		got := cramersV(x, len(g.Table), y, len(g.Table[0]), nil)
		if !(math.Abs(got-*g.Bergsma) <= 1e-9) {
			t.Errorf("V of %v is %.12g, want %.12g", g.Table, got, *g.Bergsma)
		}
		compared++
	}
	if compared == 0 {
		t.Error("no table has a reference value")
	}
}

// codesOf writes a contingency table as two columns of codes.
func codesOf(table [][]int) (x, y []int32) {
	for i, row := range table {
		for j, n := range row {
			for range n {
				x, y = append(x, int32(i)), append(y, int32(j))
			}
		}
	}
	return x, y
}

func TestStrengthOfOddInput(t *testing.T) {
	repeat := func(codes ...int32) []int32 { // beyond the fewest rows that tell anything
		var out []int32
		for range minPairRows {
			out = append(out, codes...)
		}
		return out
	}
	numbers := func(values ...float64) []float64 {
		var out []float64
		for range minPairRows {
			out = append(out, values...)
		}
		return out
	}
	nan := math.NaN()
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"V of nothing", cramersV(nil, 0, nil, 0, nil), 0},
		{"V of all missing", cramersV(repeat(-1, -1), 1, repeat(0, 1), 2, nil), 0},
		{"V of a constant", cramersV(repeat(0, 0, 0), 1, repeat(0, 1, 2), 3, nil), 0},
		{"V of a copy", cramersV(repeat(0, 1, 0, 1, 2, 2), 3, repeat(1, 0, 1, 0, 2, 2), 3, nil), 1},
		{"V without the missing", cramersV(repeat(0, 1, 0, 1, -1, 1), 2, repeat(1, 0, 1, 0, 1, -1), 2, nil), 1},
		{"V of too few rows", cramersV([]int32{0, 1}, 2, []int32{0, 1}, 2, nil), 0},
		{"η of nothing", correlationRatio(nil, 0, nil, nil), 0},
		{"η of a constant", correlationRatio(repeat(0, 1), 2, numbers(3, 3), nil), 0},
		{"η of separate groups", correlationRatio(repeat(0, 0, 1, 1), 2, numbers(3, 3, 5, 5), nil), 1},
		{"η without the missing", correlationRatio(repeat(0, 0, 1, 1, -1, 0), 2, numbers(3, 3, 5, 5, 9, nan), nil), 1},
	} {
		if !(math.Abs(tt.got-tt.want) <= 1e-9) {
			t.Errorf("%s = %.12g, want %.12g", tt.name, tt.got, tt.want)
		}
	}
}
