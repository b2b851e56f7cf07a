package report

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"html/template"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/target"
)

// packedTogether is how many columns are unpacked at once when one of them is opened.
// assets/page.js knows the number too.
const packedTogether = 50

// A describer makes the details of columns.
type describer struct {
	rows     int64
	notes    map[string][]noteView
	features map[string]target.Feature
}

func newDescriber(d Document) describer {
	out := describer{d.Profile.Rows, notesByColumn(d.Reading.Notes), map[string]target.Feature{}}
	if t := d.Profile.Target; t != nil {
		for _, f := range t.Features {
			out.features[f.Column] = f
		}
	}
	return out
}

func notesByColumn(notes []ingest.Note) map[string][]noteView {
	out := map[string][]noteView{}
	for _, n := range notes {
		if n.Name != "" {
			out[n.Name] = append(out[n.Name], viewNote(n))
		}
	}
	return out
}

func (x describer) detail(c *profile.Column) columnDetail {
	detail := detailColumn(c, x.rows, x.notes[c.Name])
	if f, ok := x.features[c.Name]; ok {
		detail.Facts = append(detail.Facts, fact{"Tells of the target", skill(f.Value), "0 is nothing, 1 everything; chance alone gives " + skill(f.Null95)})
	}
	return detail
}

// pack makes JSON of the details of columns that are only shown when asked for: a
// list of runs of packedTogether columns, each a JSON list of HTML, compressed and in base 64.
// The counts of each bar are left out: the quantiles tell the shape in fewer numbers.
func (x describer) pack(columns []trouble) (template.JS, error) {
	var runs []string
	for len(columns) > 0 {
		run := columns[:min(packedTogether, len(columns))]
		columns = columns[len(run):]
		details := make([]template.HTML, len(run))
		for i, t := range run {
			detail := x.detail(t.Column)
			detail.Bins = nil
			var err error
			if details[i], err = fill("column", detail); err != nil {
				return "", err
			}
		}
		text, err := json.Marshal(details)
		if err != nil {
			return "", err
		}
		if text, err = compressed(text); err != nil {
			return "", err
		}
		runs = append(runs, base64.StdEncoding.EncodeToString(text))
	}
	if runs == nil {
		return "", nil
	}
	text, err := json.Marshal(runs)
	return template.JS(text), err
}

func compressed(text []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}
