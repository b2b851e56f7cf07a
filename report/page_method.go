package report

import (
	"fmt"
	"strings"

	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/verdict"
)

func methodSection(d Document) (section, error) {
	s := section{ID: "method", Title: "How this was measured", Short: "Method"}
	var err error
	s.Body, err = fill("method", map[string]any{
		"Title": s.Title, "File": fileFacts(d), "Told": toldFacts(d.Metadata), "Tables": tableFacts(d.Tables), "Measuring": measuringFacts(d), "Limits": limitFacts(d.Verdict.Policy), "Command": d.Command,
	})
	return s, err
}

func fileFacts(d Document) []fact {
	r := d.Reading
	facts := []fact{
		{"Name", short(datasetName(d), 200), ""},
		{"Format", r.Format, ""},
		{"Compression", r.Compression, ""},
		{"Encoding", r.Encoding, ""},
		{"Size", Size(r.Bytes), Count(r.Bytes) + " bytes"},
		{"SHA-256", r.SHA256, "the fingerprint of the file"},
	}
	if x := r.Dialect; x != nil {
		facts = append(facts,
			fact{"Fields end at", signWords(x.Delimiter), ""},
			fact{"Quotes", signWords(x.Quote), ""},
			fact{"Lines end with", signWords(x.Newline), ""},
			fact{"Header lines", fmt.Sprint(x.Header), fmt.Sprintf("%d lines before it, %d after the data skipped", x.Preamble, x.Footer)})
	}
	return facts
}

// tableFacts are the tables that came with this one and were not judged.
func tableFacts(tables []Table) []fact {
	var facts []fact
	for _, t := range tables[:min(len(tables), 20)] {
		facts = append(facts, fact{short(t.Reading.Name, longestName), plural(t.Reading.Rows, "row") + ", " + plural(int64(t.Reading.Columns), "column"), ""})
	}
	return facts
}

// limitFacts are the limits that are not the default ones.
func limitFacts(p verdict.PolicyUsed) []fact {
	var facts []fact
	for _, x := range p.Differences {
		facts = append(facts, fact{x.Limit, x.Value, "usually " + x.Default})
	}
	return facts
}

// toldFacts is what files beside the data, or flags, say of it.
func toldFacts(m *metadata.Metadata) []fact {
	if m == nil {
		return nil
	}
	var facts []fact
	for _, f := range []fact{
		{"Title", m.Title, ""},
		{"Description", short(m.Description, 400), ""},
		{"One row is", m.RowMeans, ""},
		{"Authors", strings.Join(m.Authors, ", "), ""},
		{"Licence", m.License, ""},
		{"Source", m.Homepage, ""},
		{"Version", m.Version, ""},
		{"Published", m.Published, ""},
		{"To be cited as", m.Citation, ""},
		{"Keywords", listed(m.Keywords, 8), ""},
		{"Told by", strings.Join(m.From, ", "), ""},
	} {
		if f.Value != "" {
			f.Value = short(f.Value, 400)
			facts = append(facts, f)
		}
	}
	if n := len(m.Columns); n > 0 {
		facts = append(facts, fact{"Columns explained", Count(int64(n)), ""})
	}
	for _, note := range m.Notes[:min(5, len(m.Notes))] {
		facts = append(facts, fact{"Note", note, ""})
	}
	return facts
}

func measuringFacts(d Document) []fact {
	var facts []fact
	if p := d.Profile; p != nil {
		facts = append(facts, fact{"Rows read", Count(p.Rows), ""})
		if p.Exact {
			facts = append(facts, fact{"Numbers", "exact", "no number of a column is an estimate"})
		} else {
			facts = append(facts, fact{"Numbers", "some are estimates", "they say “about” and show their interval"})
		}
		facts = append(facts, sampleFact(p.SampleRows, p.Rows))
	}
	if name := d.Verdict.Policy.Name; name != "" {
		note := "each stands beside its finding; fairset explain tells more"
		facts = append(facts, fact{"Limits", name, note})
	}
	return append(facts, fact{"Document", d.Schema, ""}, fact{"fairset", d.Version, ""})
}

func sampleFact(sample, rows int64) fact {
	if sample >= rows {
		return fact{"Associations and models", "all rows", ""}
	}
	return fact{"Associations and models", "a sample of " + plural(sample, "row"), "the same rows every time"}
}

const methodTemplate = `<h2 id="method-title">{{.Title}}</h2>
<div class="pair">
<div class="card"><h3>The file</h3><dl class="list wide-values">{{range .File}}<div><dt>{{.Name}}{{if .Note}}<small>{{.Note}}</small>{{end}}</dt><dd><bdi>{{.Value}}</bdi></dd></div>{{end}}</dl>
{{if .Tables}}<h4>Tables beside it, measured and not judged</h4><dl class="list wide-values">{{range .Tables}}<div><dt><bdi>{{.Name}}</bdi></dt><dd>{{.Value}}</dd></div>{{end}}</dl>{{end}}
{{if .Told}}<h4>Told beside the data, not measured</h4><dl class="list wide-values">{{range .Told}}<div><dt>{{.Name}}</dt><dd><bdi>{{.Value}}</bdi></dd></div>{{end}}</dl>{{end}}</div>
<div class="card"><h3>The measuring</h3><dl class="list wide-values">{{range .Measuring}}<div><dt>{{.Name}}{{if .Note}}<small>{{.Note}}</small>{{end}}</dt><dd>{{.Value}}</dd></div>{{end}}</dl>
{{if .Limits}}<h4>Limits that are not the usual ones</h4><dl class="list">{{range .Limits}}<div><dt>{{.Name}}<small>{{.Note}}</small></dt><dd>{{.Value}}</dd></div>{{end}}</dl>{{end}}
{{if .Command}}<h4>The command that repeats this report</h4><pre class="command" tabindex="0">{{.Command}}</pre>{{end}}
<p class="note">The same file gives the same report, whatever the machine.</p></div>
</div>
`
