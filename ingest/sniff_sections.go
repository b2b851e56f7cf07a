package ingest

import "strings"

// csvSections are the rows that part a table, or several tables one below the
// other: empty rows, titles, and headers that are said again.
type csvSections struct {
	breaks  map[int]bool // rows that hold no data
	headers map[int]bool // headers of a part that differ from the first header
}

// findSections finds the parts of a table below its header. A new part begins
// with an empty row. Titles may follow it, and a header: a row of names that
// begins as the first header does. Where no header follows, the title is data.
func findSections(head sniffRow, rows []sniffRow) csvSections {
	s := csvSections{map[int]bool{}, map[int]bool{}}
	for i := 0; i < len(rows); i++ {
		if rows[i].filled() > 0 || len(rows[i].cells) < 2 {
			continue
		}
		end, titles := i, 0
		for ; end < len(rows) && (rows[end].filled() == 0 || rows[end].section()); end++ {
			titles += rows[end].filled()
		}
		if end == len(rows) {
			break // a footer
		}
		again := headerAgain(head, rows[end])
		for k := i; k < end; k++ {
			if again || titles > 0 && rows[k].filled() == 0 {
				s.breaks[k] = true
			}
		}
		switch {
		case rows[end].same(head):
			s.breaks[end] = true
		case again:
			s.headers[end] = true
		}
		i = end
	}
	return s
}

// headerAgain reports whether a row repeats a header, or begins as it does and holds names too.
func headerAgain(head, row sniffRow) bool {
	if row.same(head) {
		return true
	}
	return len(head.cells) > 0 && head.cells[0] != "" && strings.EqualFold(head.cells[0], row.cells[0]) &&
		row.typed() == 0 && row.filled() >= 2
}

// without returns the rows that are data.
func (s csvSections) without(rows []sniffRow) []sniffRow {
	if len(s.breaks) == 0 {
		return rows
	}
	var kept []sniffRow
	for i, r := range rows {
		if !s.breaks[i] && !s.headers[i] {
			kept = append(kept, r)
		}
	}
	return kept
}
