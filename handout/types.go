package handout

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest"
)

// A Type is what every cell of a column can be read as.
type Type string

// The types, the narrowest first. They are those of a Frictionless table schema.
const (
	Empty    Type = "any" // no cell holds a value
	Boolean  Type = "boolean"
	Integer  Type = "integer"
	Number   Type = "number"
	Date     Type = "date"     // YYYY-MM-DD
	DateTime Type = "datetime" // RFC 3339, or the same with a blank and without a zone
	String   Type = "string"
)

// Missing lists the cells that are no value whatever the column: what pandas takes
// for missing by itself. It is the same list for every dataset, so that it tells
// nothing of any.
var missing = []string{
	"", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
	"<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
}

// MissingValues returns the cells that are no value whatever the column.
func MissingValues() []string { return append([]string(nil), missing...) }

// Types reads data once and returns the type of each column, by position.
func Types(ctx context.Context, data *ingest.Dataset) ([]Type, error) {
	var fits []fit
	again := true
	for again {
		fits = make([]fit, data.Schema().NumFields())
		for i := range fits {
			fits[i] = anything
		}
		var err error
		again, err = data.Scan(ctx, 1, func(_, _ int, _ int64, rec arrow.Record) error {
			for i := range fits {
				column := rec.Column(i)
				for row := range column.Len() {
					if column.IsValid(row) {
						fits[i].see(column.ValueStr(row))
					}
				}
			}
			return ctx.Err()
		})
		if err != nil {
			return nil, err
		}
	}
	types := make([]Type, len(fits))
	for i, f := range fits {
		types[i] = f.narrowest()
	}
	return types, nil
}

// A fit is the set of types that all cells so far can be read as.
type fit struct {
	boolean, integer, number, date, datetime bool
	seen                                     bool
	last                                     string
}

var anything = fit{boolean: true, integer: true, number: true, date: true, datetime: true}

var (
	integerLike = regexp.MustCompile(`^[+-]?(0|[1-9][0-9]{0,17})$`)
	numberLike  = regexp.MustCompile(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$`)
	padded      = regexp.MustCompile(`^[+-]?0[0-9]`)
)

func (f *fit) see(cell string) {
	if f.seen && cell == f.last || isMissing(cell) {
		return
	}
	f.seen, f.last = true, cell
	f.boolean = f.boolean && (cell == "true" || cell == "false" || cell == "True" || cell == "False")
	f.integer = f.integer && integerLike.MatchString(cell)
	f.number = f.number && numberLike.MatchString(cell) && !padded.MatchString(cell) && finite(cell)
	f.date = f.date && isDate(cell)
	f.datetime = f.datetime && isDateTime(cell)
}

func (f *fit) narrowest() Type {
	switch {
	case !f.seen:
		return Empty
	case f.boolean:
		return Boolean
	case f.integer:
		return Integer
	case f.number:
		return Number
	case f.date:
		return Date
	case f.datetime:
		return DateTime
	}
	return String
}

func isMissing(cell string) bool {
	if len(cell) > len("#N/A N/A") {
		return false
	}
	for _, m := range missing {
		if cell == m {
			return true
		}
	}
	return false
}

// finite reports whether a number can be held: 1e999 cannot.
func finite(cell string) bool {
	_, err := strconv.ParseFloat(cell, 64)
	return err == nil
}

func isDate(cell string) bool {
	if len(cell) != len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, cell)
	return err == nil
}

// isDateTime takes the one layout that a table schema knows by default.
func isDateTime(cell string) bool {
	if !strings.HasSuffix(cell, "Z") {
		return false
	}
	_, err := time.Parse("2006-01-02T15:04:05Z", cell)
	return err == nil
}
