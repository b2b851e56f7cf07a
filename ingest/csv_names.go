package ingest

import (
	"fmt"
	"strings"
)

// nameColumns decides how many columns there are and what they are called.
func (p *csvPart) nameColumns(header, body []sniffRow, width int) {
	if len(header) == 0 {
		for i := range width {
			p.names = append(p.names, fmt.Sprintf("column_%d", i+1))
		}
		return
	}
	names := p.withoutTrailing(joinHeader(header), body, width)
	width = max(width, commonWidth(body, len(names)))
	if width > len(names) {
		names = p.widenHeader(names, body, width)
	}
	p.names = p.cleanNames(names, header[0])
}

// joinHeader joins what the lines of a header say of each column, without repeating.
func joinHeader(header []sniffRow) []string {
	width := 0
	for _, r := range header {
		width = max(width, len(r.cells))
	}
	names := make([]string, width)
	for c := range names {
		var said []string
		for _, r := range header {
			if c < len(r.cells) && r.cells[c] != "" && (len(said) == 0 || said[len(said)-1] != r.cells[c]) {
				said = append(said, r.cells[c])
			}
		}
		names[c] = strings.Join(said, " ")
	}
	return names
}

// withoutTrailing leaves out an empty name at the end of a header that no row has a cell for.
func (p *csvPart) withoutTrailing(names []string, body []sniffRow, width int) []string {
	last := len(names) - 1
	if last < 1 || last != width || names[last] != "" {
		return names
	}
	for _, r := range body {
		if len(r.cells) > last {
			return names
		}
	}
	p.notes = append(p.notes, Note{
		Kind: NoteTrailing, Count: 1, Text: "the header ends in a delimiter that the rows lack; it was ignored",
		First: Position{Line: max(p.line-1, 1), Offset: p.in.base()},
	})
	return names[:last]
}

// widenHeader deals with rows that are wider than their header: a delimiter at
// the end of every row, a first column of row names that R leaves unnamed, or
// columns without a name at the end.
func (p *csvPart) widenHeader(names []string, body []sniffRow, width int) []string {
	wide, lastEmpty := 0, 0
	for _, r := range body {
		if len(r.cells) == width {
			wide++
			if r.shapes[width-1] == shapeEmpty {
				lastEmpty++
			}
		}
	}
	if wide*4 < len(body) || len(body) < 3 {
		return names
	}
	if lastEmpty == wide {
		p.extra = true
		p.notes = append(p.notes, Note{
			Kind: NoteTrailing, Count: int64(wide), Text: "rows end in a delimiter that the header lacks; it was ignored",
			First: Position{Line: p.line, Offset: p.in.base() + p.start, Row: 1},
		})
		width--
	}
	switch {
	case width == len(names):
		return names
	case width == len(names)+1 && wide > 2 && wide*10 >= len(body)*9 && lastEmpty*10 < wide:
		p.notes = append(p.notes, Note{
			Kind: NoteRowNames, Count: int64(wide), Text: "rows begin with a cell that the header does not name; it became the first column",
			First: Position{Line: p.line, Offset: p.in.base() + p.start, Row: 1},
		})
		return append([]string{""}, names...)
	}
	return append(names, make([]string, width-len(names))...)
}

// commonWidth is the number of cells that at least a quarter of the rows have
// and nearly all of those with more cells than the header, or 0.
func commonWidth(rows []sniffRow, header int) int {
	count, wider := map[int]int{}, 0
	for _, r := range rows {
		if n := len(r.cells); n > header {
			count[n]++
			wider++
		}
	}
	for n, rowsOf := range count {
		if rowsOf*4 >= len(rows) && rowsOf*10 >= wider*9 {
			return n // no other can be so common
		}
	}
	return 0
}

// cleanNames gives empty names a number and repeated ones a suffix.
func (p *csvPart) cleanNames(names []string, header sniffRow) []string {
	taken := make(map[string]bool, len(names))
	for _, n := range names {
		taken[strings.TrimSpace(n)] = true
	}
	seen := make(map[string]bool, len(names))
	changed, text := int64(0), ""
	for i, name := range names {
		was := strings.TrimSpace(strings.ToValidUTF8(name, "\uFFFD"))
		now := was
		if was == "" {
			now = fmt.Sprintf("column_%d", i+1)
		}
		for n, stem := 2, now; seen[now] || now != was && taken[now]; n++ {
			now = fmt.Sprintf("%s_%d", stem, n)
		}
		seen[now] = true
		if now == was {
			names[i] = now
			continue
		}
		names[i] = now
		if changed++; changed == 1 {
			text = fmt.Sprintf("column %d has no name of its own and was named %q", i+1, now)
		}
	}
	if changed > 0 {
		p.notes = append(p.notes, Note{
			Kind: NoteHeader, Count: changed, Text: text,
			First: Position{Line: max(p.line-1, 1), Offset: p.in.base() + int64(header.start)},
		})
	}
	return names
}
