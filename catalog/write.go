package catalog

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// A Summary is what a run comes to.
type Summary struct {
	Rows    []Row // ranked
	Family  []int // of Rows
	Chosen  []Choice
	Faults  []Fault // of the catalogue
	Command string
	Version string
}

// Summarise ranks the rows, finds families and chooses n of them.
func Summarise(rows []Row, faults []Fault, n int) Summary {
	s := Summary{Rows: slices.Clone(rows), Faults: faults}
	Rank(s.Rows)
	s.Family = Families(s.Rows)
	s.Chosen = Choose(s.Rows, s.Family, n)
	return s
}

// Write writes results.csv, results.json, results.parquet and index.html into f, and takes
// away the folders of datasets that the catalogue no longer has.
func (f Folder) Write(s Summary) error {
	rank, family := map[string]int{}, map[string]int{}
	for i, r := range s.Rows {
		rank[r.Name], family[r.Name] = i+1, s.Family[i]
	}
	columns := columnsOf(s.Rows, rank, family)
	return errors.Join(
		f.put("results.csv", func(w io.Writer) error { return writeCSV(w, s.Rows, columns) }),
		f.put("results.json", func(w io.Writer) error { return writeJSON(w, s.Rows) }),
		f.put("results.parquet", func(w io.Writer) error { return writeParquet(w, s.Rows, columns) }),
		f.put("index.html", func(w io.Writer) error { return writeIndex(w, s) }),
		f.prune(rank),
	)
}

// prune removes what earlier runs wrote of datasets that are not among names.
func (f Folder) prune(names map[string]int) error {
	entries, err := os.ReadDir(string(f))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, known := names[e.Name()]; known || !e.IsDir() {
			continue
		}
		if _, err := os.Stat(f.path(e.Name(), rowFile)); err != nil {
			continue // not ours
		}
		if err := f.clear(e.Name()); err != nil {
			return err
		}
		_ = os.Remove(f.path(e.Name())) // what else stands there stays
	}
	return nil
}

// cleanError is an error for people: without what steers a terminal, its hint kept on a line of its own.
func cleanError(err error) string {
	var lines []string
	for line := range strings.Lines(err.Error()) {
		lines = append(lines, prose.Line(strings.TrimRight(line, "\n")))
	}
	return strings.Join(lines, "\n")
}

// shownPaths is where a dataset lies, as it may be shown: without user, password and query.
func shownPaths(e Entry) string {
	name := e.Paths[0]
	if strings.Contains(name, "://") {
		name, _, _ = strings.Cut(name, "?")
		if scheme, rest, ok := strings.Cut(name, "://"); ok {
			if at := strings.LastIndexByte(rest, '@'); at >= 0 {
				rest = rest[at+1:]
			}
			name = scheme + "://" + rest
		}
		return prose.Line(name)
	}
	return prose.Line(filepath.Base(name))
}
