package parquet

import "fmt"

// A Note is an oddity that was met while reading and did not stop it. Its
// kinds are those of package ingest.
type Note struct {
	Kind  string `json:"kind"`
	Name  string `json:"name,omitempty"` // the column, where the note concerns one
	Text  string `json:"text"`
	Count int64  `json:"count"`
	Row   int64  `json:"row"` // the first row it was met in, from 1; 0 when it concerns the whole file
}

// The kinds of note that this package gives.
const (
	noteHeader   = "header"
	noteNested   = "nested"
	noteRounded  = "rounded"
	noteMisfit   = "misfit"
	noteEncoding = "invalid-encoding"
	noteBinary   = "binary"
)

// An oddity is something about one value that did not stop reading.
type oddity int

const (
	misfit      oddity = iota // outside the range of the Arrow type, read as missing
	invalidUTF8               // text that is not UTF-8, mended
	hexadecimal               // bytes shown in hexadecimal
	cut                       // digits below the microsecond were cut
	oddityKinds
)

// oddities counts the oddities of one column.
type oddities struct {
	row    int64 // rows before the value in hand
	counts [oddityKinds]int64
	first  [oddityKinds]int64 // row, from 1
}

func (o *oddities) add(kind oddity) {
	if o.counts[kind] == 0 {
		o.first[kind] = o.row + 1
	}
	o.counts[kind]++
}

// notes tells what was counted in the named column, in a fixed order.
func (o *oddities) notes(name string) []Note {
	var notes []Note
	for kind, n := range o.counts {
		if n == 0 {
			continue
		}
		note := Note{Name: name, Count: n, Row: o.first[kind]}
		switch oddity(kind) {
		case misfit:
			note.Kind, note.Text = noteMisfit, fmt.Sprintf("%d values are outside the range of the column's type and were read as missing", n)
		case invalidUTF8:
			note.Kind, note.Text = noteEncoding, fmt.Sprintf("%d texts hold bytes that are not valid UTF-8; each was replaced by U+FFFD", n)
		case hexadecimal:
			note.Kind, note.Text = noteBinary, fmt.Sprintf("%d values are bytes that are not text; they are shown in hexadecimal", n)
		case cut:
			note.Kind, note.Text = noteRounded, fmt.Sprintf("%d times are finer than a microsecond; the digits below were cut", n)
		}
		notes = append(notes, note)
	}
	return notes
}
