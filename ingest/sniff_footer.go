package ingest

const (
	footerRows = 20 // most rows of a footer, beside empty ones
	emptyRows  = 5  // fewest empty rows at the end that are a footer: a spreadsheet's unused rows
)

// sniffFooter counts the rows at the end that are no data: too short ones,
// such with nothing behind the first cell in a table of three columns or more,
// and a run of empty rows.
func sniffFooter(rows []sniffRow, width int) int {
	empty := 0
	for empty < len(rows) && width > 1 && rows[len(rows)-1-empty].filled() == 0 {
		empty++
	}
	if empty < emptyRows {
		empty = 0
	}
	rows = rows[:len(rows)-empty]
	n := 0
	for n < footerRows && (n+1)*2 < len(rows) && rows[len(rows)-1-n].footer(width) {
		n++
	}
	if n > 0 && footerInside(rows[:len(rows)-n], width) {
		n = 0
	}
	return n + empty
}

// footer reports whether a row looks like a remark below a table.
func (r sniffRow) footer(width int) bool {
	if len(r.cells) < width {
		return width >= 2 && len(r.cells) == 1 || width >= 3 && r.titleOnly()
	}
	return width >= 3 && len(r.cells) == width && r.filled() == 1 && r.shapes[0] != shapeEmpty
}

// footerInside reports whether rows that look like a footer stand among the data too.
func footerInside(rows []sniffRow, width int) bool {
	alike := 0
	for _, r := range rows {
		if len(r.cells) < width || r.titleOnly() {
			alike++
		}
	}
	return alike*20 > len(rows)
}
