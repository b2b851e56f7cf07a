package report

import (
	"strings"

	"github.com/fairset/fairset/ingest"
)

// A noteView is a row of the notes.
type noteView struct {
	Kind   string
	Column string
	Text   string
	Count  string
	First  string
	Times  string // Count and First in one
}

func viewNote(n ingest.Note) noteView {
	return noteView{noteWords(n.Kind), short(n.Name, longestName), n.Text, plural(n.Count, "time"), position(n.First), times(n)}
}

func notesSection(d Document) (section, error) {
	s := section{ID: "notes", Title: "Met while reading the file", Short: "Notes"}
	var rows []noteView
	for _, n := range d.Reading.Notes {
		rows = append(rows, viewNote(n))
	}
	var err error
	s.Body, err = fill("notes", map[string]any{"Title": s.Title, "Rows": rows})
	return s, err
}

// alike joins the notes of several columns that say the same.
func alike(notes []ingest.Note) []ingest.Note {
	type key struct{ kind, text string }
	place := map[key]int{}
	var out []ingest.Note
	for _, n := range notes {
		k := key{n.Kind, n.Text}
		if i, ok := place[k]; ok {
			out[i].Count += n.Count
			if n.First.Offset < out[i].First.Offset {
				out[i].First = n.First
			}
			continue
		}
		place[k] = len(out)
		out = append(out, n)
	}
	return out
}

// times tells how often a note was met and, where that is known, where first.
func times(n ingest.Note) string {
	if n.First == (ingest.Position{}) {
		return plural(n.Count, "time")
	}
	return plural(n.Count, "time") + ", first at " + position(n.First)
}

// position writes a place in the input, as much of it as is known.
func position(p ingest.Position) string {
	if p == (ingest.Position{}) {
		return notKnown
	}
	var parts []string
	if p.Row > 0 {
		parts = append(parts, "row "+Count(p.Row))
	}
	if p.Line > 0 {
		parts = append(parts, "line "+Count(p.Line))
	}
	if p.Column > 0 {
		parts = append(parts, "column "+Count(p.Column))
	}
	parts = append(parts, "byte "+Count(p.Offset))
	return strings.Join(parts, ", ")
}

const notesTemplate = `<h2 id="notes-title">{{.Title}}</h2>
{{if .Rows}}<p class="lead">Oddities that did not stop the reading. Rows count from 1 without the header, bytes from 0.</p>
<div class="card flush"><table class="stack notes" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">Column</th><th scope="col" role="columnheader" class="num">How often</th><th scope="col" role="columnheader">First at</th></tr></thead>
<tbody role="rowgroup">{{range .Rows}}<tr role="row"><th scope="row" role="rowheader">{{.Kind}}<small>{{.Text}}</small></th><td role="cell" data-label="Column">{{if .Column}}<bdi>{{.Column}}</bdi>{{else}}–{{end}}</td><td role="cell" class="num" data-label="How often">{{.Count}}</td><td role="cell" data-label="First at">{{.First}}</td></tr>{{end}}</tbody></table></div>
{{else}}<p class="lead">Nothing odd: every row and cell was read as it stands.</p>{{end}}
`
