package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/fairset/fairset/report/brief"
)

// write renders pack and key, and refuses them when something can be read off the pack.
func (p *packing) write(ctx context.Context) error {
	d := p.document
	o := brief.Options{
		Title: p.title, Question: p.question, Company: p.company, Contact: p.contact, Deadline: p.deadline, Hours: p.hours, Require: p.require,
		Target: p.target, License: p.license, Source: p.source, Metadata: d.Metadata, File: p.file, Changes: p.changes,
	}
	if found := brief.LintAsked(d, o); len(found) > 0 {
		return giveaways(found, "say it in other words; --require asks for a method, library or measure of success")
	}
	facts, withheld := brief.Collect(d, o)
	files, err := brief.Pack(facts, d.Reading, p.browser != "")
	if err != nil {
		return err
	}
	pdfText := ""
	if p.browser != "" {
		if pdfText, err = p.print(ctx, files); err != nil {
			return err
		}
	}
	files["SHA256SUMS"] = brief.Checksums(files, p.file)
	draft, err := facts.Email(nil)
	if err != nil {
		return err
	}
	files["task.eml"] = draft
	found, err := brief.Lint(files, pdfText, facts, d, o)
	delete(files, "task.eml") // it is no part of the pack, and is written with the pack attached
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return giveaways(found, "this is a fault of fairset unless a name in the data says so itself; rename that, or send the file without a brief")
	}
	key, err := brief.Key(d, facts, brief.KeyNote{Withheld: withheld, Anyway: p.made.anyway})
	if err != nil {
		return err
	}
	p.made.withheld, p.made.decide = len(withheld), brief.Decide(d.Verdict)
	if err := errors.Join(p.put("candidate", files), p.put("interviewer", key)); err != nil {
		return err
	}
	return unlessEnded(ctx, func() error { return p.send(facts, files) })
}

func (p *packing) print(ctx context.Context, files brief.Files) (string, error) {
	pdf, err := brief.PDF(ctx, p.browser, files["brief.html"])
	if err != nil {
		return "", err
	}
	files["brief.pdf"], p.made.pdf = pdf, true
	return brief.PDFText(pdf)
}

// put writes files below a folder of the staging folder.
func (p *packing) put(folder string, files brief.Files) error {
	for name, content := range files {
		path := filepath.Join(p.dir, folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return unwritable(p.made.dir, err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return unwritable(p.made.dir, err)
		}
	}
	return nil
}

// send writes the archive, where it is asked for, and the draft e-mail.
func (p *packing) send(facts brief.Facts, files brief.Files) error {
	data, err := os.Open(filepath.Join(p.dir, "candidate", "data", p.file.Name))
	if err != nil {
		return err
	}
	defer data.Close()
	var pack bytes.Buffer
	if err := brief.Zip(&pack, "task", files, p.file.Name, data); err != nil {
		return err
	}
	out := brief.Files{}
	if p.zip {
		out["candidate.zip"], p.made.zip = pack.Bytes(), true
	}
	if pack.Len() <= mostMail {
		p.made.mailed = true
		if out["task.eml"], err = facts.Email(pack.Bytes()); err != nil {
			return err
		}
	}
	return p.put("", out)
}
