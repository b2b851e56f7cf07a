package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/fairset/fairset/handout"
	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/report/brief"
	"github.com/fairset/fairset/verdict"
)

// data puts the data file into the pack, changed where that is asked for, and judges
// what is sent.
func (p *packing) data(ctx context.Context, d report.Document) error {
	if err := os.MkdirAll(filepath.Join(p.dir, "candidate", "data"), 0o755); err != nil {
		return unwritable(p.made.dir, err)
	}
	p.document = d
	if why := p.linkOnly(d); why != "" && !p.anyway {
		p.made.refused = "no brief was written: the licence does not let you attach the data. " + why +
			"\nhint: choose another dataset, or send the address of this one in a task of your own; --anyway attaches it all the same"
		return nil
	}
	original := plainFile(p.paths)
	if original != "" && !p.prepare && len(p.drop) == 0 {
		why, err := notAsItIs(original, d)
		if err != nil {
			return err
		}
		if p.made.rewritten = why; why != "" {
			original = ""
		}
	}
	var err error
	if p.prepare || len(p.drop) > 0 || original == "" {
		err = p.rewrite(ctx, d)
	} else {
		err = p.copy(original, d)
	}
	if err != nil {
		return err
	}
	p.made.sentence, p.made.anyway = p.document.Verdict.Sentence, p.document.Verdict.Fairness == verdict.Unfair
	if p.made.anyway && !p.anyway {
		p.made.refused = "no brief was written. " + p.made.sentence + "\nhint: " + p.refusedHint()
		return nil
	}
	return p.types(ctx)
}

func (p *packing) refusedHint() string {
	if !p.prepare {
		return "--prepare applies the remedies to the data; --anyway writes the brief all the same"
	}
	return "choose another dataset; --anyway writes the brief all the same"
}

// linkOnly tells why the data may be pointed at and not attached, "" when it may be.
func (p *packing) linkOnly(d report.Document) string {
	if p.license != "" || d.Metadata == nil {
		return brief.LinkOnly(p.license)
	}
	return brief.LinkOnly(d.Metadata.License)
}

// notAsItIs tells why a file is written anew rather than sent as it is: nobody could load
// it in a line. "" when it is sent.
func notAsItIs(file string, d report.Document) (string, error) {
	if why := brief.Loadable(d.Reading, file); why != "" || d.Reading.Format != "json" {
		return why, nil
	}
	in, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer in.Close()
	dec := json.NewDecoder(in)
	for _, want := range []json.Delim{'[', '{'} {
		if token, err := dec.Token(); err != nil || token != want {
			return "it is JSON that is no list of objects, which the usual readers do not take for a table", nil
		}
	}
	return "", nil
}

// plainFile is the one file on disk that the paths name, "" when they name anything else.
func plainFile(paths []string) string {
	if len(paths) != 1 {
		return ""
	}
	info, err := os.Stat(paths[0])
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return paths[0]
}

// copy sends the bytes as they are.
func (p *packing) copy(original string, d report.Document) error {
	name := brief.FileName(d, filepath.Base(original))
	p.file = brief.File{Name: name, Format: d.Reading.Format, Rows: d.Profile.Rows, Bytes: d.Reading.Bytes, SHA256: d.Reading.SHA256}
	in, err := os.Open(original)
	if err != nil {
		return err
	}
	defer in.Close()
	sum, err := p.create(name, func(w io.Writer) error { _, err := io.Copy(w, in); return err })
	if err == nil && sum != d.Reading.SHA256 {
		err = fmt.Errorf("%s changed while it was read\nhint: try again when nothing writes to it", original)
	}
	return err
}

// create writes a data file of the pack and returns its checksum.
func (p *packing) create(name string, write func(io.Writer) error) (sum string, err error) {
	path := filepath.Join(p.dir, "candidate", "data", name)
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return "", unwritable(p.made.dir, err)
	}
	h := sha256.New()
	if err := errors.Join(write(io.MultiWriter(out, h)), out.Close()); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

// rewrite sends the cells as CSV, with the remedies applied, and measures that again.
func (p *packing) rewrite(ctx context.Context, d report.Document) error {
	prep := brief.Only(p.drop)
	if p.prepare {
		prep = brief.Prepare(d, p.drop)
	}
	data, err := handout.OpenText(ctx, p.paths, p.reading(nil))
	if err != nil {
		return err
	}
	defer data.Close()
	name := brief.FileName(d, strings.TrimSuffix(reportName(data.Name()), ".report.html")+".csv")
	var written handout.Written
	sum, err := p.create(name, func(w io.Writer) (err error) {
		written, err = handout.Write(ctx, w, data, handout.Options{Drop: prep.Drop, Number: prep.Number, Share: prep.Share, Group: prep.Group})
		return err
	})
	if err != nil {
		return err
	}
	p.changes = append(prep.Changes, "The cells are written as CSV in UTF-8, with commas and one line of column names.")
	p.file = brief.File{Name: name, Format: "csv", Rows: written.Rows, SHA256: sum, Rewritten: true}
	path := filepath.Join(p.dir, "candidate", "data", name)
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	p.file.Bytes = info.Size()
	f := p.datasetFlags
	f.format, f.delimiter, f.encoding, f.sheet, f.noHeader, f.types, f.drop = "csv", ",", "utf-8", "", false, nil, nil
	f.beside = plainFile(p.paths)
	p.document, err = examine(ctx, []string{path}, nil, f, nil)
	return err
}

// types finds what holds for every cell, so that nothing is stated that the data contradicts.
func (p *packing) types(ctx context.Context) error {
	data, err := handout.OpenText(ctx, []string{filepath.Join(p.dir, "candidate", "data", p.file.Name)}, p.readingAsSent())
	if err != nil {
		return err
	}
	defer data.Close()
	types, err := handout.Types(ctx, data)
	for _, t := range types {
		p.file.Types = append(p.file.Types, string(t))
	}
	return err
}

func (p *packing) readingAsSent() ingest.Options {
	if p.file.Rewritten {
		return ingest.Options{Format: "csv", Delimiter: ",", Encoding: "utf-8"}
	}
	o := p.reading(nil)
	o.Types = nil
	return o
}
