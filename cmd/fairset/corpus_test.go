package main

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

// corpusDir is where the real files are; the test skips where they are absent.
func corpusDir(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("FAIRSET_CORPORA")
	if dir == "" {
		dir = "../../../shared/corpora"
	}
	if _, err := os.Stat(filepath.Join(dir, "truth")); err != nil {
		t.Skipf("SKIP: no corpus of real files at %s; set FAIRSET_CORPORA to test against it", dir)
	}
	return dir
}

// An outcome is how the vetting of one file ended.
type outcome struct {
	path    string
	fair    verdict.Fairness
	rows    int64
	columns int
	err     error
	took    time.Duration
}

// TestCorpus vets every CSV, JSON and Parquet file of the corpus: each must end
// in a verdict or a clear error, within a minute, and nine in ten of those
// whose rows and columns are known must be read so.
func TestCorpus(t *testing.T) {
	dir := corpusDir(t)
	paths := corpusFiles(t, dir)
	outcomes := vetAll(t, dir, paths)
	count := map[verdict.Fairness]int{}
	for _, o := range outcomes {
		switch {
		case errors.Is(o.err, context.DeadlineExceeded):
			t.Errorf("%s: not done after %v", o.path, o.took)
		case o.err != nil:
			count["error"]++
			if strings.TrimSpace(o.err.Error()) == "" {
				t.Errorf("%s: an error without words", o.path)
			}
		case o.fair == "":
			t.Errorf("%s: neither verdict nor error", o.path)
		default:
			count[o.fair]++
		}
	}
	t.Logf("%d files: %v", len(outcomes), count)
	compareShapes(t, dir, outcomes)
	writeOutcomes(t, outcomes)
}

func corpusFiles(t *testing.T, dir string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(filepath.Join(dir, "files"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name := strings.ToLower(entry.Name())
		if !strings.HasSuffix(name, ".md") && !strings.HasSuffix(name, ".crc") && namesData(name) {
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// namesData reports whether a file name is that of a CSV, JSON or Parquet file;
// those that fuzzers made have no extension.
func namesData(name string) bool {
	parts := []string{".csv", ".tsv", ".tab", ".json", ".ndjson", ".jsonl", ".parquet", ".parq", "fuzz", "crash-"}
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(name, part) })
}

func vetAll(t *testing.T, dir string, paths []string) []outcome {
	t.Helper()
	outcomes := make([]outcome, len(paths))
	var wg sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wg.Go(func() {
			for i := range next {
				outcomes[i] = vetOne(dir, paths[i])
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	wg.Wait()
	return outcomes
}

func vetOne(dir, path string) outcome {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	start := time.Now()
	d, err := vet(ctx, []string{path}, strings.NewReader(""), vetFlags{datasetFlags: datasetFlags{workers: 1}})
	if err == nil {
		err = errors.Join(report.HTML(io.Discard, d), report.JSON(io.Discard, d),
			report.Markdown(io.Discard, d), report.Text(io.Discard, d, report.TextOptions{}))
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	rel, _ := filepath.Rel(dir, path)
	return outcome{rel, d.Verdict.Fairness, d.Reading.Rows, d.Reading.Columns, err, time.Since(start)}
}

// compareShapes holds rows and columns against truth/expected_rows_cols.csv.
func compareShapes(t *testing.T, dir string, outcomes []outcome) {
	t.Helper()
	got := map[string]outcome{}
	for _, o := range outcomes {
		got[o.path] = o
	}
	right, all := 0, 0
	for _, row := range readTruth(t, filepath.Join(dir, "truth", "expected_rows_cols.csv")) {
		o, ok := got[row["path"]]
		if !ok {
			t.Errorf("%s: in the truth table, but not vetted", row["path"])
			continue
		}
		all++
		if strconv.FormatInt(o.rows, 10) == row["rows"] && strconv.Itoa(o.columns) == row["cols"] {
			right++
			continue
		}
		t.Logf("%s: %d rows × %d columns, expected %s × %s (%s) %v", o.path, o.rows, o.columns, row["rows"], row["cols"], row["note"], o.err)
	}
	t.Logf("rows and columns right: %d of %d", right, all)
	if right*10 < all*9 {
		t.Errorf("rows and columns are right for %d of %d files, fewer than nine in ten", right, all)
	}
}

func readTruth(t *testing.T, path string) []map[string]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// writeOutcomes writes a table of every file's end to FAIRSET_OUTCOMES, for people to look at.
func writeOutcomes(t *testing.T, outcomes []outcome) {
	path := os.Getenv("FAIRSET_OUTCOMES")
	if path == "" {
		return
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := csv.NewWriter(file)
	for _, o := range outcomes {
		message := ""
		if o.err != nil {
			message = o.err.Error()
		}
		_ = w.Write([]string{o.path, string(o.fair), strconv.FormatInt(o.rows, 10), strconv.Itoa(o.columns), o.took.Round(time.Millisecond).String(), message})
	}
	w.Flush()
	if err := errors.Join(w.Error(), file.Close()); err != nil {
		t.Fatal(err)
	}
}
