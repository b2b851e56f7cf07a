package ingest

import (
	"slices"
	"strconv"
	"strings"
)

// A csvLayout says which rows of a sample are what.
type csvLayout struct {
	first  int // row where the header begins, or the data when there is none
	header int // rows of the header
	width  int // cells of a usual data row
}

// sniffLayout finds preamble and header among the first rows of a file.
func sniffLayout(rows []sniffRow, noHeader bool) csvLayout {
	if len(rows) == 0 {
		return csvLayout{}
	}
	l := csvLayout{width: usualLength(rows)}
	if !ragged(rows, l.width) {
		l.first = firstTableRow(rows, l.width)
	}
	if noHeader {
		return l
	}
	if raggedBelow(rows, l.first) || l.first == 1 && commaTooMany(rows[0], l.width) {
		l.first, l.header = 0, 1
		return l
	}
	body := rows[l.first+1:]
	if isHeader(rows[l.first], body, l.width) {
		l.header = 1 + moreHeader(rows[l.first:], l.width)
		return l
	}
	// A header may have another number of cells than its data.
	if l.first > 0 {
		above := rows[l.first-1]
		if len(above.cells) >= 2 && above.names() || unnamedFirst(above, rows[l.first]) || nameAndNone(above, l.width) {
			l.first, l.header = l.first-1, 1
			return l
		}
	}
	return l
}

// ragged reports whether so few rows have the usual number of cells that those before the first such
// row are no preamble: they are like all others.
func ragged(rows []sniffRow, width int) bool {
	usual := 0
	for _, r := range rows {
		if len(r.cells) == width {
			usual++
		}
	}
	return len(rows) >= 20 && usual*4 < len(rows)
}

// firstTableRow returns the first row that is as wide as the usual one and
// holds more than a title, unless that would skip most of the sample.
func firstTableRow(rows []sniffRow, width int) int {
	const most = 60
	for i, r := range rows[:min(len(rows), most)] {
		if len(r.cells) != width {
			continue
		}
		if width > 1 && (r.filled() == 0 || r.titleOnly() && !leadingGap(r, rows[i+1:])) {
			continue
		}
		return i
	}
	return 0
}

// leadingGap reports whether the rows after a title look like it, so that it
// is no title but a sparse row of the table. Empty rows tell nothing.
func leadingGap(title sniffRow, rows []sniffRow) bool {
	at := slices.IndexFunc(title.shapes, func(s cellShape) bool { return s != shapeEmpty })
	filled, sparse := 0, 0
	for _, r := range rows[:min(len(rows), 40)] {
		if r.filled() == 0 {
			continue
		}
		filled++
		if at >= 0 && len(r.cells) == len(title.cells) && r.titleOnly() && r.shapes[at] != shapeEmpty {
			sparse++
		}
	}
	return sparse*2 >= filled
}

// raggedBelow reports whether the first row is a header although the rows below
// it, up to the first of the usual length, have another: they are data, and it is names.
func raggedBelow(rows []sniffRow, first int) bool {
	if first < 2 || len(rows[0].cells) < 3 || !rows[0].names() {
		return false
	}
	for _, r := range rows[1:first] {
		if r.typed() < 2 {
			return false
		}
	}
	return true
}

// commaTooMany reports whether a row is a header that ends with one delimiter
// more than the rows of data, and so with a name that is empty.
func commaTooMany(row sniffRow, width int) bool {
	if width < 2 || len(row.cells) != width+1 || row.shapes[width] != shapeEmpty {
		return false
	}
	return sniffRow{cells: row.cells[:width], shapes: row.shapes[:width]}.names()
}

// unnamedFirst reports whether a row is the header of a table whose first
// column has no name, as R writes row names; its names may be repeated.
func unnamedFirst(above, row sniffRow) bool {
	n := len(above.cells)
	return n > 0 && n == len(row.cells)-1 && above.filled() == n && above.typed() == 0 && row.typed() > 0
}

// nameAndNone reports whether a row is the header of two columns of which the second has no name: a
// title has more than one word.
func nameAndNone(row sniffRow, width int) bool {
	return width == 2 && len(row.cells) == 2 && row.section() && row.typed() == 0 && !strings.ContainsAny(row.cells[0], " \t")
}

// indexAndZero reports whether a row is the header that pandas writes above a series without a name: nothing above the
// index, which is filled in all rows, and 0 above the values.
func indexAndZero(head sniffRow, body []sniffRow) bool {
	if len(head.cells) != 2 || head.shapes[0] != shapeEmpty || head.cells[1] != "0" {
		return false
	}
	return !slices.ContainsFunc(body, func(r sniffRow) bool { return r.filled() > 0 && r.shapes[0] == shapeEmpty })
}

// isHeader weighs, column by column, whether the first row differs from the
// rows below it as names differ from values.
func isHeader(head sniffRow, body []sniffRow, width int) bool {
	if head.typed() == 0 {
		body = withoutCopies(body, head)
	}
	body = findSections(head, body).without(body)
	if len(body) == 0 {
		return head.typed() == 0
	}
	if indexAndZero(head, body) {
		return true
	}
	if head.typed() == len(head.cells) && !isSeries(head) {
		return false
	}
	series := isSeries(head)
	votes := 0.0
	for c := range min(width, len(head.cells)) {
		votes += headerVote(head, columnOf(body, c), c, series)
	}
	if votes != 0 {
		return votes > 0
	}
	return head.typed() == 0 && head.filled() > 0
}

// withoutCopies is body without the rows that say what head says: a header is
// said again where files were put one after the other.
func withoutCopies(body []sniffRow, head sniffRow) []sniffRow {
	for len(body) > 1 && body[0].same(head) {
		body = body[1:] // a header that is said twice, or a row that is
	}
	others := slices.DeleteFunc(slices.Clone(body), head.same)
	if len(others) == len(body) {
		return body
	}
	for c := range head.cells {
		// Only above numbers is it a header: rows of words may well be alike.
		col := columnOf(others, c)
		values := col.shapes[shapeNumber] + col.shapes[shapeTime]
		if len(head.cells) > 1 && values > 0 && values*10 >= col.filled*8 {
			return others
		}
	}
	return body
}

// A columnSketch is what the cells of one column below a possible header look like.
type columnSketch struct {
	filled, typed, years int
	shapes               [shapeOdd + 1]int
	length               int // of every cell, -1 when they differ
	values               map[string]int
}

// usual is the commonest shape.
func (s columnSketch) usual() cellShape {
	best := shapeEmpty
	for shape, n := range s.shapes {
		if n > s.shapes[best] {
			best = cellShape(shape)
		}
	}
	return best
}

func columnOf(rows []sniffRow, c int) columnSketch {
	s := columnSketch{length: -2, values: map[string]int{}}
	for _, r := range rows {
		if c >= len(r.cells) || r.shapes[c] == shapeEmpty || r.shapes[c] == shapeMissing {
			continue
		}
		s.filled++
		if r.shapes[c].typed() {
			s.typed++
		}
		if isYear(r.cells[c]) {
			s.years++
		}
		s.shapes[r.shapes[c]]++
		s.values[r.cells[c]]++
		if n := len(r.cells[c]); s.length == -2 {
			s.length = n
		} else if s.length != n {
			s.length = -1
		}
	}
	return s
}

func headerVote(head sniffRow, col columnSketch, c int, series bool) float64 {
	shape := head.shapes[c]
	if shape == shapeBoolean {
		shape = shapeWord // "n" and "y" are names too; repeated below, they vote as values
	}
	switch {
	case col.filled == 0 || shape == shapeEmpty:
		return 0
	case !shape.typed() && col.values[head.cells[c]] > 0 && len(col.values) > 1:
		return -0.75
	case col.typed*10 >= col.filled*8:
		return typedVote(shape, col, series)
	case shape == shapeNumber && !series:
		return -0.5
	}
	if col.filled > 2 && col.length > 0 && len(head.cells[c]) != col.length {
		return 0.5
	}
	return 0.05
}

// typedVote is headerVote for a column of numbers, dates or booleans.
func typedVote(shape cellShape, col columnSketch, series bool) float64 {
	switch {
	case shape == shapeMissing:
		return 0
	case !shape.typed():
		return 1
	case shape != col.usual():
		return 0.5
	case series && col.years*2 < col.filled:
		return 0.5
	}
	return -1
}

// isSeries reports whether the numbers of a row may be names: two or more
// different years, or three or more whole numbers in even steps.
func isSeries(r sniffRow) bool {
	var prev, step, n int
	even, years := true, true
	seen := map[int]bool{}
	for i, s := range r.shapes {
		if s != shapeNumber {
			continue
		}
		v, err := strconv.Atoi(r.cells[i])
		if err != nil || seen[v] {
			return false
		}
		seen[v] = true
		n++
		if n == 2 {
			step = v - prev
		}
		even = even && (n < 2 || v-prev == step)
		years = years && isYear(r.cells[i])
		prev = v
	}
	return n >= 3 && even && step > 0 || n >= 2 && years
}

func isYear(cell string) bool {
	v, err := strconv.Atoi(cell)
	return err == nil && len(cell) == 4 && v >= 1500 && v <= 2200
}

// moreHeader counts the rows after the first that belong to the header too:
// those that repeat it, and those that hold no value in any column of numbers or dates.
func moreHeader(rows []sniffRow, width int) int {
	const most = 15
	n := 0
	for n+2 < len(rows) && n < most {
		row := rows[n+1]
		if !(width > 1 && row.same(rows[0])) && !headerContinues(row, rows[n+2:], width) {
			break
		}
		n++
	}
	return n
}

func headerContinues(row sniffRow, body []sniffRow, width int) bool {
	if len(row.cells) != width || len(body) < 3 {
		return false
	}
	valued, named, elsewhere, typedColumns := 0, 0, 0, 0
	for c := range width {
		shape := row.shapes[c]
		if shape.typed() {
			valued++
		}
		col := columnOf(body, c)
		if col.filled*2 > len(body) && col.typed*10 >= col.filled*9 {
			typedColumns++
			if shape == shapeWord || shape == shapeText || shape == shapeOdd {
				named++
			}
		} else if shape != shapeEmpty {
			elsewhere++
		}
	}
	remark := named > 0 && elsewhere == 0 // such as a unit below some of the names
	return valued == 0 && typedColumns >= 2 && (named*2 > typedColumns || remark)
}
