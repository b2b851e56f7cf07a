package brief

import (
	"path"
	"slices"
	"strings"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/metadata"
)

// Loadable tells why the usual readers of Python, R and Julia would not read a file in a line
// as fairset did, in plain words for the interviewer; "" when they would.
func Loadable(r ingest.Reading, name string) string {
	if !unpackedByName(r.Compression, name) || r.Compression != "" && r.Compression != "none" && r.Format != "csv" && r.Format != "ndjson" {
		return "it is compressed in a way that not every reader knows"
	}
	for _, n := range r.Notes {
		if slices.Contains(oddNotes, n.Kind) || n.Kind == ingest.NoteNested && (r.Format == "json" || r.Format == "ndjson") {
			return "the usual readers take it for another table (" + strings.ReplaceAll(n.Kind, "-", " ") + ")"
		}
	}
	if d := r.Dialect; r.Format == "csv" && d != nil {
		switch {
		case len(d.Delimiter) != 1 || len(d.Quote) > 1 || len(d.Comment) > 1:
			return "its fields are separated in a way that not every reader knows"
		case d.Header != 1:
			return "it has no line of column names of its own, or more than one"
		case d.Footer > 0:
			return "lines stand below its rows"
		}
	}
	return ""
}

// oddNotes are notes of what the usual readers fail on or read as something else.
var oddNotes = []string{
	ingest.NoteRagged, ingest.NoteQuote, ingest.NoteEncoding, ingest.NoteNul, ingest.NoteHeader, ingest.NoteFooter, ingest.NoteTrailing, ingest.NoteRecord,
	ingest.NoteDuplicate, ingest.NoteOtherFiles, ingest.NoteOtherTables, ingest.NoteMultiHeader, ingest.NoteDialect, ingest.NoteSections, ingest.NoteRowNames,
}

// unpackedByName reports whether readers see from the name of a file how to unpack it.
func unpackedByName(compression, name string) bool {
	ending := path.Ext(strings.ToLower(name))
	switch compression {
	case "", "none":
		return !slices.Contains([]string{".gz", ".bz2", ".xz", ".zip", ".zst", ".tar"}, ending)
	case "gzip":
		return ending == ".gz"
	case "bzip2":
		return ending == ".bz2"
	case "xz":
		return ending == ".xz"
	}
	return false
}

// LinkOnly tells why a licence lets nobody send a copy of the data, "" when it does or is
// not known.
func LinkOnly(license string) string {
	l, known := metadata.RecogniseLicense(license)
	if !known || l.Use != metadata.Link && l.Use != metadata.Never {
		return ""
	}
	return prose.First(l.ID, l.Name) + ": " + l.Why
}
