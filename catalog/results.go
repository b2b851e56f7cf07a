package catalog

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"github.com/fairset/fairset/internal/prose"
)

// A column of the tables: one of their fields, the same in CSV and Parquet.
type column struct {
	name string
	text func(Row) string // nil for a number
	num  func(Row) (float64, bool)
	int  func(Row) (int64, bool)
}

// columnsOf are the columns of the tables: the main measures, then one for each criterion.
func columnsOf(rows []Row, rank map[string]int, family map[string]int) []column {
	vetted := func(r Row) bool { return r.Error == "" }
	texts := func(name string, f func(Row) string) column { return column{name: name, text: f} }
	ints := func(name string, f func(Row) int64) column {
		return column{name: name, int: func(r Row) (int64, bool) { return f(r), vetted(r) }}
	}
	nums := func(name string, f func(Row) float64, has func(Row) bool) column {
		return column{name: name, num: func(r Row) (float64, bool) { return f(r), vetted(r) && (has == nil || has(r)) }}
	}
	list := []column{
		{name: "rank", int: func(r Row) (int64, bool) { return int64(rank[r.Name]), true }},
		texts("name", func(r Row) string { return r.Name }),
		texts("title", func(r Row) string { return r.Title }),
		texts("dataset", func(r Row) string { return r.Dataset }),
		texts("fairness", func(r Row) string { return string(r.Fairness) }),
		texts("confidence", func(r Row) string { return r.Confidence }),
		texts("deciding", func(r Row) string { return strings.Join(r.Deciding, " ") }),
		texts("sentence", func(r Row) string { return r.Sentence }),
		texts("error", func(r Row) string { return r.Error }),
		ints("warnings", func(r Row) int64 { return int64(r.Warnings) }),
		ints("unknowns", func(r Row) int64 { return int64(r.Unknowns) }),
		ints("rows", func(r Row) int64 { return r.Rows }),
		ints("columns", func(r Row) int64 { return int64(r.Columns) }),
		ints("bytes", func(r Row) int64 { return r.Bytes }),
		nums("missing", func(r Row) float64 { return r.Missing }, nil),
		nums("duplicates", func(r Row) float64 { return r.Duplicates }, nil),
		texts("target", func(r Row) string { return r.Target }),
		texts("task", func(r Row) string { return r.Task }),
		nums("skill", func(r Row) float64 { return r.Skill }, func(r Row) bool { return r.Skill >= 0 }),
		nums("hours", func(r Row) float64 { return r.Hours }, func(r Row) bool { return r.Hours > 0 }),
		texts("weaknesses", func(r Row) string { return strings.Join(r.Weaknesses, " ") }),
		texts("license", func(r Row) string { return r.License }),
		texts("domain", func(r Row) string { return r.Domain }),
		{name: "family", int: func(r Row) (int64, bool) { return int64(family[r.Name]), family[r.Name] > 0 }},
		texts("claims", func(r Row) string { return strings.Join(r.Claims, "; ") }),
		texts("sha256", func(r Row) string { return r.SHA256 }),
	}
	for _, id := range criteriaOf(rows) {
		list = append(list, texts("criterion:"+id, func(r Row) string { return r.Outcomes[id] }))
	}
	return list
}

func criteriaOf(rows []Row) []string {
	seen := map[string]bool{}
	for _, r := range rows {
		for id := range r.Outcomes {
			seen[id] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// cell is the column's value of a row as text, "" for none.
func (c column) cell(r Row) string {
	switch {
	case c.text != nil:
		return c.text(r)
	case c.int != nil:
		if n, ok := c.int(r); ok {
			return strconv.FormatInt(n, 10)
		}
	default:
		if x, ok := c.num(r); ok {
			return strconv.FormatFloat(x, 'g', -1, 64)
		}
	}
	return ""
}

func writeCSV(w io.Writer, rows []Row, columns []column) error {
	out := csv.NewWriter(w)
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.name
	}
	err := out.Write(record)
	for _, r := range rows {
		for i, c := range columns {
			if record[i] = c.cell(r); c.text != nil {
				record[i] = disarmed(record[i])
			}
		}
		err = errors.Join(err, out.Write(record))
	}
	out.Flush()
	return errors.Join(err, out.Error())
}

// disarmed keeps a spreadsheet from taking text for a formula (OWASP, CSV injection).
func disarmed(s string) string {
	s = prose.Line(s)
	if s != "" && strings.ContainsRune("=+-@\t\r|%", rune(s[0])) {
		return "'" + s
	}
	return s
}

func writeJSON(w io.Writer, rows []Row) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(map[string]any{"schema": "fairset-batch/1", "datasets": rows})
}

// writeParquet writes the same columns as the CSV, numbers as numbers.
func writeParquet(w io.Writer, rows []Row, columns []column) error {
	group := parquet.Group{}
	for _, c := range columns {
		switch {
		case c.text != nil:
			group[c.name] = parquet.Optional(parquet.String())
		case c.int != nil:
			group[c.name] = parquet.Optional(parquet.Int(64))
		default:
			group[c.name] = parquet.Optional(parquet.Leaf(parquet.DoubleType))
		}
	}
	schema := parquet.NewSchema("datasets", group)
	position := map[string]int{}
	for i, path := range schema.Columns() {
		position[path[0]] = i
	}
	out := parquet.NewWriter(w, schema, parquet.Compression(&parquet.Snappy), parquet.CreatedBy("fairset", "", ""))
	for _, r := range rows {
		record := make(parquet.Row, len(columns))
		for _, c := range columns {
			at := position[c.name]
			record[at] = c.value(r).Level(0, 1, at)
			if record[at].IsNull() {
				record[at] = parquet.NullValue().Level(0, 0, at)
			}
		}
		if _, err := out.WriteRows([]parquet.Row{record}); err != nil {
			return err
		}
	}
	return out.Close()
}

func (c column) value(r Row) parquet.Value {
	switch {
	case c.text != nil:
		if s := prose.Line(c.text(r)); s != "" {
			return parquet.ByteArrayValue([]byte(s))
		}
	case c.int != nil:
		if n, ok := c.int(r); ok {
			return parquet.Int64Value(n)
		}
	default:
		if x, ok := c.num(r); ok {
			return parquet.DoubleValue(x)
		}
	}
	return parquet.NullValue()
}
