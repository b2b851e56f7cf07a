package profile

import (
	"fmt"
	"math"
	"strings"
)

// The ways to write numbers that ingest tells of, beside those that only group the digits of large ones.
const (
	writtenComma   = "1234,5"
	writtenBracket = "(5)"
)

// oddWritten tells of numbers that pandas reads as text because of how they are written: with signs between the digits, a comma for
// the point or in brackets.
func (f *facts) oddWritten() {
	name := f.c.field.Name
	var n int64
	for _, v := range f.values {
		if f.isWrittenApart(v.number) {
			n += v.n
		}
	}
	if n == 0 {
		return
	}
	rows := counted(n, "row")
	if !f.exact {
		rows = about(n, "row")
	}
	f.odd("number-as-text", n, fmt.Sprintf("%s holds numbers written like %s in %s, which make the whole column load as text.", quoted(name), f.c.written, rows),
		fmt.Sprintf(`df[%s.notna() & pd.to_numeric(%s, errors="coerce").isna()]`, df(name), df(name)),
		func(i int) bool { v := f.numberAt(i); return v == v && f.isWrittenApart(v) })
}

// isWrittenApart reports whether a number of the column is written in a way that pandas does not read.
func (f *facts) isWrittenApart(v float64) bool {
	switch {
	case f.c.written == writtenBracket:
		return v < 0
	case f.hasComma() && v != math.Trunc(v):
		return true
	}
	return f.c.written != writtenComma && math.Abs(v) >= 1000
}

// hasComma reports whether fractions follow a comma.
func (f *facts) hasComma() bool { return strings.HasSuffix(f.c.written, ",5") }

// plainNumbers is the numbers of a column of texts that carry a unit or signs between their digits.
func (f *facts) plainNumbers(column string) string {
	text := column + ".astype(str)"
	if f.column.Numeric != nil && f.column.Numeric.Negatives > 0 {
		text += `.str.replace(r"^\((.*)\)$", r"-\1", regex=True)`
	}
	if f.hasComma() {
		text += `.str.replace(".", "").str.replace(",", ".")`
	}
	text += `.str.replace(r"[\s',]|^[^\d.-]+|(?<=^-)[^\d.]+", "", regex=True).str.extract(r"(-?\d*\.?\d+(?:[eE][+-]?\d+)?)")[0]`
	return fmt.Sprintf(`pd.to_numeric(%s, errors="coerce")`, text)
}
