package ingest

import "fmt"

// Lines of one column are noted when so many of ten would split at a usual delimiter.
const (
	unsplitLines = 4 // at least
	unsplitOfTen = 8
)

// noteUnsplit notes that the lines of a file of one column hold a delimiter, but so unequally
// often that it was not taken for one.
func (p *csvPart) noteUnsplit(sample *textSample) {
	if len(p.format.delim) > 0 {
		return
	}
	for _, delim := range []string{",", ";", "\t", "|"} {
		rows := sniffRows(csvFormat{delim: []byte(delim), quote: '"', cr: p.format.cr}, sample.beginning(dialectBytes), layoutRows)
		split, first := 0, 0
		for i, r := range rows {
			if len(r.cells) > 1 {
				if split++; split == 1 {
					first = i
				}
			}
		}
		if split < unsplitLines || split*10 < len(rows)*unsplitOfTen {
			continue
		}
		c := chunk{data: sample.head, line: 1}
		p.notes = append(p.notes, Note{
			Kind: NoteDialect, Count: int64(split), First: c.position(rows[first].start),
			Text: fmt.Sprintf("lines among the first %d hold %q, but not equally often: each line was read as one cell; pass --delimiter if it separates fields", len(rows), delim),
		})
		return
	}
}
