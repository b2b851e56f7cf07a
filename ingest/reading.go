package ingest

import (
	"fmt"
	"strings"
)

// A Reading is what was learnt of the input itself, apart from what its
// columns say: format, dialect, size, and every oddity met on the way.
type Reading struct {
	Name        string `json:"name"`        // base name of the input, "-" for standard input, the member's name for an archive
	Format      string `json:"format"`      // "csv", "ndjson", "json", "parquet", "arrow" or "xlsx"
	Compression string `json:"compression"` // "none", "gzip", "zip", "tar+xz", "gzip+tar", …: the innermost first
	Encoding    string `json:"encoding"`    // "utf-8", "utf-8-bom", "utf-16le", "windows-1252", …; "binary" for Parquet, Arrow and Excel
	// EncodingConfidence is how sure the encoding is, 0 to 1, where it was guessed from
	// the letters of languages; 0 where the bytes themselves or the user told it.
	EncodingConfidence float64  `json:"encoding_confidence,omitempty"`
	Bytes              int64    `json:"bytes"`  // size of the input as stored
	SHA256             string   `json:"sha256"` // of the input as stored, hex
	Rows               int64    `json:"rows"`
	Columns            int      `json:"columns"`
	Dialect            *Dialect `json:"dialect,omitempty"` // CSV only
	Notes              []Note   `json:"notes"`
}

// A Dialect says how a CSV file separates its fields and records.
type Dialect struct {
	Delimiter string `json:"delimiter"`
	Quote     string `json:"quote"`   // "" when no quoting is used
	Escape    string `json:"escape"`  // equals Quote when quotes are doubled
	Comment   string `json:"comment"` // "" for none
	Newline   string `json:"newline"` // "\n", "\r\n", "\r" or "mixed"
	Header    int    `json:"header"`  // header lines; 0 when the file has none
	Preamble  int    `json:"preamble"`
	Footer    int    `json:"footer"`
	// Confidence is how sure the dialect is, 0 to 1: 1 when no other could be
	// meant, 0.5 when another does as well on the sample, less the share of rows
	// that break it in the whole file. Of several files it is that of the first.
	Confidence float64 `json:"confidence"`
}

// A Note is an oddity that was met while reading and did not stop it.
type Note struct {
	Kind  string   `json:"kind"`           // stable word, such as "misfit" or "ragged-row"
	Name  string   `json:"name,omitempty"` // the column, where the note concerns one
	Text  string   `json:"text"`           // one plain sentence
	Count int64    `json:"count"`
	First Position `json:"first"`
}

// The kinds of Note.
const (
	NoteMisfit      = "misfit"           // a cell that does not fit its column's type
	NoteMonths      = "months"           // dates without a day, read as the first of the month
	NoteDates       = "unsure-dates"     // a column of dates such as 4/5/2021, in which nothing tells the day from the month
	NoteMixedDates  = "mixed-dates"      // a column of dates written in several layouts
	NoteNumbers     = "unsure-numbers"   // a column of numbers such as 1,234, in which nothing tells a fraction from thousands
	NoteRagged      = "ragged-row"       // a row with too few or too many fields
	NoteQuote       = "stray-quote"      // a quote where the dialect does not allow one
	NoteHeader      = "header"           // an empty or repeated column name that was changed
	NoteEncoding    = "invalid-encoding" // bytes that are not valid in the encoding
	NoteUnsure      = "unsure-encoding"  // an encoding that was guessed, and might be another
	NoteNul         = "nul-byte"
	NotePreamble    = "preamble" // lines before the header that were skipped
	NoteFooter      = "footer"   // lines after the data that were skipped
	NoteBlank       = "blank-line"
	NoteTrailing    = "trailing-delimiter"
	NoteRecord      = "invalid-record" // a JSON record that could not be read
	NoteDuplicate   = "duplicate-key"  // a JSON object that repeats a key
	NoteNested      = "nested"         // JSON or Parquet structure flattened or kept as text
	NoteWidened     = "widened"        // the sample's type did not hold for the whole file
	NoteOtherFiles  = "other-files"    // files beside the data that were left alone
	NoteOtherTables = "other-tables"   // tables beside the one that was judged, or sheets of a workbook that were left alone
	NoteEmptyFiles  = "empty-files"    // files of several that hold no rows
	NoteAbsent      = "absent-column"  // a column that some of several files lack
	NoteMultiHeader = "multiple-headers"
	NoteDialect     = "dialect"   // the sample's dialect did not hold for the whole file, or lines that may hold fields were read as one cell each
	NoteSections    = "sections"  // rows that part a table, or tables one below the other, and were skipped
	NoteRowNames    = "row-names" // a first column that the header does not name
	NoteComment     = "comment"   // comment lines, which were skipped
	NoteRounded     = "rounded"   // numbers that lost digits on the way into a float
	NoteBinary      = "binary"    // bytes that are no text, written in hex
)

// A Position is a place in the input, after decompression. Each number counts
// from 1, except Offset which counts bytes from 0; zero Line, Column or Row
// means not known. Row counts data rows: header and preamble are not counted.
type Position struct {
	Line   int64 `json:"line"`
	Column int64 `json:"column"`
	Offset int64 `json:"offset"`
	Row    int64 `json:"row"`
}

// A SyntaxError says that the input is wrong and reading must stop.
type SyntaxError struct {
	Name string // the input
	Position
	Err  error
	Hint string // what to do next; may be empty
}

func (e *SyntaxError) Error() string {
	var b strings.Builder
	b.WriteString(e.Name)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
		if e.Column > 0 {
			fmt.Fprintf(&b, ":%d", e.Column)
		}
	}
	fmt.Fprintf(&b, ": %v", e.Err)
	if e.Line > 0 || e.Offset > 0 {
		fmt.Fprintf(&b, " (byte %d)", e.Offset)
	}
	if e.Hint != "" {
		fmt.Fprintf(&b, "\nhint: %s", e.Hint)
	}
	return b.String()
}

func (e *SyntaxError) Unwrap() error { return e.Err }
