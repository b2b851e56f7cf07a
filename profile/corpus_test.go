package profile

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// corpora is the folder of real test data, or skips the test where it is absent.
func corpora(t testing.TB) string {
	dir := os.Getenv("FAIRSET_CORPORA")
	if dir == "" {
		dir = "../../shared/corpora"
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("needs the test data of ../shared/corpora or FAIRSET_CORPORA")
	}
	return dir
}

// TestCorpus profiles real tables with the plainest of readers: nothing panics,
// and what is reported adds up. With -v it prints what was told of each column.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpora(t), "files/*/*.csv"))
	more, _ := filepath.Glob(filepath.Join(corpora(t), "files/rdatasets/csv/*/*.csv"))
	for _, path := range append(files, more...) {
		rec, err := readCSV(path)
		if err != nil || rec.NumRows() == 0 {
			continue
		}
		p := compute(t, rec, Options{})
		marshal(t, p)
		for _, c := range p.Columns {
			checkColumn(t, path, c, p.Rows)
			if testing.Verbose() {
				short := filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path)
				fmt.Printf("KIND\t%s\t%s\t%s\t%s\t%.0f/%d\n", short, c.Name, c.Type, c.Kind, c.Distinct.Value, p.Rows-c.Missing.Count)
				for _, d := range c.Missing.Disguised {
					fmt.Printf("DISG\t%s\t%s\t%d rows: %s\n", short, c.Name, p.Rows, d.Why)
				}
			}
		}
	}
}

func checkColumn(t *testing.T, path string, c Column, rows int64) {
	t.Helper()
	values := rows - c.Missing.Count - c.Misfits
	if c.Distinct.Value > float64(values) {
		t.Errorf("%s: %s: %v distinct of %d values", path, c.Name, c.Distinct.Value, values)
	}
	if c.TopExact && len(c.Top) < topValues {
		var sum int64
		for _, v := range c.Top {
			sum += v.Count
		}
		if sum != values {
			t.Errorf("%s: %s: top values add up to %d of %d", path, c.Name, sum, values)
		}
	}
	if c.Histogram != nil && c.Type != "utf8" {
		var sum int64
		for _, n := range c.Histogram.Counts {
			sum += n
		}
		if want := values; c.Numeric != nil && sum != want-c.Numeric.Infinite || len(c.Histogram.Counts) > 30 {
			t.Errorf("%s: %s: histogram of %d values in %d bins, edges %v", path, c.Name, sum, len(c.Histogram.Counts), c.Histogram.Edges)
		}
	}
}
