package verdict

import (
	"testing"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// noted is fairCase with 1,000 rows and a note.
func noted(kind string, count int64) *Case {
	c := fairCase()
	c.Profile.Rows, c.Reading.Rows = 1000, 1000
	c.Reading.Notes = []ingest.Note{{Kind: kind, Count: count}}
	return &c
}

func TestUsable(t *testing.T) {
	textOnly := noted(ingest.NoteMultiHeader, 1)
	for i := range textOnly.Profile.Columns {
		textOnly.Profile.Columns[i].Kind = profile.Category
	}
	rowNumbers := noted(ingest.NoteHeader, 1)
	rowNumbers.Profile.Columns[0] = column("column_1", profile.Identifier, 1000)
	runTable(t, "usable", []row{
		{name: "clean", want: Pass, reason: "Every record can be read.", flip: "21 more broken records would make it a warning"},
		{name: "a few ragged rows", replace: noted(ingest.NoteRagged, 5), want: Pass, reason: "5 records of 1,000 (0.5%) cannot be read as they should, too few to matter.", flip: "1 more broken record would make it a warning"},
		{name: "some ragged rows", replace: noted(ingest.NoteRagged, 6), want: Warn, reason: "6 records of 1,000 (0.6%) cannot be read as they should.", flip: "1 fewer broken record would make it a pass", remedy: "one tidy table"},
		{name: "many ragged rows", replace: noted(ingest.NoteRagged, 51), want: Fail, flip: "1 fewer broken record would make it a warning"},
		{name: "invalid records", replace: noted(ingest.NoteRecord, 1000), want: Fail, reason: "1,000 records of 2,000 (50%) cannot be read as they should."},
		{name: "several header lines over numbers", replace: noted(ingest.NoteMultiHeader, 1), want: Fail, reason: "It has several header lines."},
		{name: "several header lines over text", replace: textOnly, want: Warn},
		{name: "title lines", replace: noted(ingest.NotePreamble, 3), want: Warn, reason: "It has lines before the header."},
		{name: "bytes that are no characters", replace: noted(ingest.NoteEncoding, 1), want: Warn, reason: "1 place holds characters that cannot be read."},
		{name: "nested", replace: noted(ingest.NoteNested, 1), want: Warn},
		{name: "a column without name", replace: noted(ingest.NoteHeader, 1), want: Warn, reason: "1 column has no name of its own."},
		{name: "unnamed row number", replace: rowNumbers, want: Pass},
		{name: "no header", change: func(c *Case) { c.Reading.Dialect.Header = 0 }, want: Warn, reason: "8 columns have no names of their own."},
		{name: "old encoding", change: func(c *Case) { c.Reading.Encoding = "windows-1252" }, want: Warn, reason: "It is written in windows-1252 instead of UTF-8."},
		{name: "byte-order mark", change: func(c *Case) { c.Reading.Encoding = "utf-8-bom" }, want: Pass},
		{name: "JSON", change: func(c *Case) { c.Reading.Format, c.Reading.Dialect = "ndjson", nil }, want: Pass},
		{name: "Parquet", change: func(c *Case) {
			c.Reading.Format, c.Reading.Dialect, c.Reading.Encoding = "parquet", nil, "binary"
		}, want: Pass},
		{name: "mixed types", change: func(c *Case) { c.Profile.Columns[1].Misfits = 300 }, want: Warn, reason: "1 column mixes values of different types."},
		{name: "misfits, but few", change: func(c *Case) { c.Profile.Columns[1].Misfits = 3 }, want: Pass},
		{name: "zero bytes", replace: noted(ingest.NoteNul, 2), want: Warn},
		{name: "lines after the data", replace: noted(ingest.NoteFooter, 2), want: Warn},
		{name: "not described", change: func(c *Case) { c.Reading = ingest.Reading{} }, want: Unknown},
	})
}

func TestUsableFlipIsRight(t *testing.T) {
	for n := int64(0); n <= 1000; n += 3 {
		before := finding(t, "usable", *noted(ingest.NoteRagged, n))
		after := finding(t, "usable", *noted(ingest.NoteRagged, n+flipDistance(t, before.Flip)))
		if after.Outcome == before.Outcome {
			t.Errorf("%d ragged rows: %q, but still %v", n, before.Flip, after.Outcome)
		}
	}
}
