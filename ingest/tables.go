package ingest

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Files are shards of one table when they share so much of all their columns; less is
// asked of those whose names differ in numbers alone.
const (
	sharedUnlike = 0.6
	sharedAlike  = 0.3
	sharedLeast  = 3 // columns, of files whose names are not alike: an id and a name are in many tables
)

// groupFiles puts files together that are shards of one table.
func groupFiles(files []*datasetFile) (groups [][]*datasetFile) {
	for _, f := range files {
		at := slices.IndexFunc(groups, func(g []*datasetFile) bool {
			return slices.ContainsFunc(g, func(other *datasetFile) bool { return sameTable(other, f) })
		})
		if at < 0 {
			groups = append(groups, []*datasetFile{f})
		} else {
			groups[at] = append(groups[at], f)
		}
	}
	return groups
}

// sameTable reports whether two files are shards of one table.
func sameTable(a, b *datasetFile) bool {
	return kindOfFormat(a.format) == kindOfFormat(b.format) && sameColumns(a.in.src.Name(), a.columns(), b.in.src.Name(), b.columns())
}

// sameColumns reports whether files of such names and columns are shards of one table.
func sameColumns(x string, columns []string, y string, others []string) bool {
	shared := 0
	for _, c := range others {
		if slices.Contains(columns, c) {
			shared++
		}
	}
	all := len(columns) + len(others) - shared
	share := float64(shared) / float64(all)
	switch {
	case shared == all:
		return true
	case split(x) || split(y): // the one for training has a column more
		return false
	case numberless(x) == numberless(y):
		return share >= sharedAlike
	}
	return share >= sharedUnlike && shared >= sharedLeast
}

// kindOfFormat is the format, of which one record alone does not tell JSON from a record to a line.
func kindOfFormat(format string) string {
	if format == formatNDJSON {
		return formatJSON
	}
	return format
}

var (
	digits     = regexp.MustCompile(`[0-9]+`)
	splitWords = regexp.MustCompile(`(^|[^a-z])(train|training|test|testing|valid|validation|dev|holdout|submission|sample)([^a-z]|$)`)
)

// numberless is a file name with all numbers, and a name of one letter, made alike.
func numberless(name string) string {
	stem := strings.ToLower(Stem(filepath.Base(name)))
	if len(stem) == 1 {
		return "0"
	}
	return digits.ReplaceAllString(stem, "0")
}

// split reports whether a name is that of a part of the data that is set apart.
func split(name string) bool {
	return splitWords.MatchString(strings.ToLower(Stem(filepath.Base(name))))
}

// openTables opens each group as a table. It returns the one that is meant, with the others beside it.
func openTables(groups [][]*datasetFile, opts Options) (*Dataset, error) {
	if len(groups) > mostTables {
		return nil, fmt.Errorf("there are %d files of different columns\nhint: name the one you mean, or those that belong together", len(groups))
	}
	tables := make([]*Dataset, len(groups))
	for i, g := range groups {
		d := &Dataset{files: g, format: g[0].format}
		var err error
		if d.table, err = tableOf(g, opts); err != nil {
			return nil, err
		}
		tables[i] = d
	}
	meant := slices.MaxFunc(tables, func(a, b *Dataset) int {
		if has := boolInt(a.has(opts.Target)) - boolInt(b.has(opts.Target)); has != 0 {
			return has
		}
		if train := boolInt(a.isTraining()) - boolInt(b.isTraining()); train != 0 {
			return train
		}
		return int(max(-1, min(1, a.bytes()-b.bytes())))
	})
	meant.beside = slices.DeleteFunc(tables, func(t *Dataset) bool { return t == meant })
	return meant, nil
}

func tableOf(files []*datasetFile, opts Options) (table, error) {
	var parts []*csvPart
	var tables []table
	var names []string
	for _, f := range files {
		parts, tables, names = append(parts, f.part), append(tables, f.table), append(names, f.in.src.Name())
	}
	if files[0].part != nil {
		return newCSVTable(parts, opts)
	}
	return joinTables(names, tables)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (d *Dataset) has(column string) bool {
	return column != "" && slices.Contains(columnNames(d.Schema()), strings.TrimSpace(column))
}

// isTraining reports whether a file is the part of the data that is for training.
func (d *Dataset) isTraining() bool {
	name := d.files[0].in.src.Name()
	return split(name) && strings.Contains(strings.ToLower(filepath.Base(name)), "train")
}

func (d *Dataset) bytes() (n int64) {
	for _, f := range d.files {
		n += f.in.src.DataSize()
	}
	return n
}

// tablesNote says which of several tables is meant.
func (d *Dataset) tablesNote(target string) []Note {
	if len(d.beside) == 0 {
		return nil
	}
	why := "the largest"
	switch {
	case d.has(target):
		why = fmt.Sprintf("which has the column %q", strings.TrimSpace(target))
	case d.isTraining():
		why = "the one for training"
	}
	var others []string
	for _, t := range d.beside[:min(5, len(d.beside))] {
		others = append(others, fmt.Sprintf("%s (%d columns)", t.Name(), t.Schema().NumFields()))
	}
	if more := len(d.beside) - len(others); more > 0 {
		others = append(others, fmt.Sprintf("%d more", more))
	}
	return []Note{{
		Kind: NoteOtherTables, Name: d.Name(), Count: int64(len(d.beside)),
		Text: fmt.Sprintf("the input holds %d tables; %s, %s, was judged; beside it: %s", len(d.beside)+1, d.Name(), why, strings.Join(others, ", ")),
	}}
}
