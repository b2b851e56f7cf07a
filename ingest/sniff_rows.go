package ingest

import (
	"bytes"
	"strings"
)

// A sniffRow is one record of a sample.
type sniffRow struct {
	cells  []string
	shapes []cellShape
	start  int // where its line begins in the sample
	end    int // where the next one begins
}

// sniffRows splits a sample into at most limit records, without blank lines and comments.
func sniffRows(f csvFormat, text []byte, limit int) []sniffRow {
	t := newCSVTokens(f)
	var rows []sniffRow
	var scratch []byte
	for pos := t.toRecord(text, 0); pos < len(text) && len(rows) < limit; pos = t.toRecord(text, pos) {
		after, _ := t.next(text, pos, true)
		row := sniffRow{start: pos, end: after}
		for _, f := range t.fields {
			var cell []byte
			cell, scratch = t.text(text, f, scratch)
			row.cells = append(row.cells, string(bytes.TrimSpace(cell)))
			row.shapes = append(row.shapes, shapeOf(cell))
		}
		rows = append(rows, row)
		pos = after
	}
	return rows
}

// joinWords makes a row of as many cells as others have out of one that has more, where two blanks or more
// part as many: names of several words above columns that are aligned by blanks.
func (r *sniffRow) joinWords(text []byte, width int) {
	if len(r.cells) <= width {
		return
	}
	var cells []string
	for _, c := range strings.Split(strings.TrimSpace(string(text[r.start:r.end])), "  ") {
		if c = strings.TrimSpace(c); c != "" {
			cells = append(cells, c)
		}
	}
	if len(cells) != width {
		return
	}
	r.cells, r.shapes = cells, r.shapes[:0]
	for _, c := range cells {
		r.shapes = append(r.shapes, shapeOf([]byte(c)))
	}
}

// filled is the number of cells that are not empty.
func (r sniffRow) filled() int {
	n := 0
	for _, s := range r.shapes {
		if s != shapeEmpty {
			n++
		}
	}
	return n
}

// typed is the number of cells that a header would hardly hold.
func (r sniffRow) typed() int {
	n := 0
	for _, s := range r.shapes {
		if s == shapeNumber || s == shapeTime {
			n++
		}
	}
	return n
}

// titleOnly reports whether the row holds nothing, or a single cell that may be
// a title: any of three or more, the first of two.
func (r sniffRow) titleOnly() bool {
	n := r.filled()
	return n == 0 || n == 1 && (len(r.cells) > 2 || r.shapes[0] != shapeEmpty)
}

// section reports whether the row holds a first cell and nothing else, as a title above part of a table does.
func (r sniffRow) section() bool { return r.filled() == 1 && r.shapes[0] != shapeEmpty }

// names reports whether every cell is filled, none looks like data and none is repeated.
func (r sniffRow) names() bool {
	seen := map[string]bool{}
	for i, c := range r.cells {
		if r.shapes[i] == shapeEmpty || r.shapes[i] == shapeNumber || r.shapes[i] == shapeTime || seen[c] {
			return false
		}
		seen[c] = true
	}
	return true
}

// same reports whether two rows hold the same filled cells.
func (r sniffRow) same(o sniffRow) bool {
	if len(r.cells) != len(o.cells) || r.filled() == 0 {
		return false
	}
	for i := range r.cells {
		if !strings.EqualFold(r.cells[i], o.cells[i]) {
			return false
		}
	}
	return true
}

// usualLength is the commonest number of cells of rows; the larger of two as common.
func usualLength(rows []sniffRow) int {
	count := map[int]int{}
	best := 0
	for _, r := range rows {
		n := len(r.cells)
		count[n]++
		if c := count[n]; c > count[best] || c == count[best] && n > best {
			best = n
		}
	}
	return best
}

// sniffComment tells what comment lines begin with: a sign that opens lines
// which do not split as the others do.
func sniffComment(f csvFormat, text []byte) []byte {
	rows := sniffRows(f, text, 2000)
	usual := usualLength(rows)
	for _, sign := range []string{"#", "%", "//"} {
		if bytes.HasPrefix(f.delim, []byte(sign)) {
			continue
		}
		lines, odd := 0, 0
		for _, r := range rows {
			if bytes.HasPrefix(text[r.start:], []byte(sign)) {
				lines++
				if len(r.cells) != usual {
					odd++
				}
			}
		}
		if odd > 0 && odd*5 >= lines*4 && lines*2 <= len(rows) {
			return []byte(sign)
		}
	}
	return nil
}
