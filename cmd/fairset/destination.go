package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/report"
)

// A destination is a place that a flag sends the document to: a file, or
// standard output when path is "-".
type destination struct {
	flag, path string
	write      func(io.Writer, report.Document) error
}

// outputs lists where the flags send the document on the dataset of that name,
// beside the text.
func (f vetFlags) outputs(dataset string) []destination {
	htmlPath := f.htmlPath
	switch htmlPath {
	case "":
		htmlPath = reportName(dataset)
	case "none":
		htmlPath = ""
	}
	var list []destination
	for _, d := range []destination{
		{"--html", htmlPath, report.HTML},
		{"--json", f.jsonPath, report.JSON},
		{"--markdown", f.markdown, report.Markdown},
		{"--partial", f.partial, nil},
	} {
		if d.path != "" {
			list = append(list, d)
		}
	}
	return list
}

// checkOutputs refuses, before the dataset is read as a whole, to write two
// outputs to one place, over the dataset, or where nothing can be written.
func checkOutputs(list []destination, dataset []string) error {
	for i, d := range list {
		for _, before := range list[:i] {
			if d.path == "-" && before.path == "-" {
				return fmt.Errorf("%s - and %s - both want standard output\nhint: give one of them a file name", before.flag, d.flag)
			}
			if sameFile(d.path, before.path) {
				return fmt.Errorf("%s and %s both want to write %s\nhint: give each a file of its own", before.flag, d.flag, d.path)
			}
		}
		for _, path := range dataset {
			if sameFile(d.path, path) {
				return fmt.Errorf("%s %s would overwrite the dataset\nhint: choose another file", d.flag, d.path)
			}
		}
		if err := d.check(); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether d can be a file at all.
func (d destination) check() error {
	if d.path == "-" {
		return nil
	}
	if info, err := os.Stat(d.path); err == nil && info.IsDir() {
		return unwritable(d.path, errors.New("is a directory"))
	}
	if _, err := os.Stat(filepath.Dir(d.path)); err != nil {
		return unwritable(d.path, err)
	}
	return nil
}

// sameFile reports whether two paths name one regular file, which need not exist yet.
func sameFile(a, b string) bool {
	if a == "-" || b == "-" {
		return false
	}
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return infoA.Mode().IsRegular() && os.SameFile(infoA, infoB)
	}
	if !errors.Is(errA, fs.ErrNotExist) || !errors.Is(errB, fs.ErrNotExist) || filepath.Base(a) != filepath.Base(b) {
		return false
	}
	infoA, errA = os.Stat(filepath.Dir(a))
	infoB, errB = os.Stat(filepath.Dir(b))
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// write writes the document wherever the flags say.
func (f vetFlags) write(ctx context.Context, stdout io.Writer, d report.Document) error {
	htmlPath, toStdout := "", false
	text := func(w io.Writer, d report.Document) error {
		return report.Text(w, d, report.TextOptions{Color: wantsColor(stdout), HTMLPath: htmlPath})
	}
	for _, out := range f.outputs(d.Reading.Name) {
		if out.write == nil {
			continue // written while the data was at hand
		}
		if out.path == "-" {
			text, toStdout = out.write, true
			continue
		}
		if out.flag == "--html" {
			htmlPath = out.path
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := writeFile(out.path, func(w io.Writer) error { return out.write(w, d) }); err != nil {
			return err
		}
	}
	if f.quiet && !toStdout {
		return nil
	}
	if err := text(stdout, d); err != nil {
		return fmt.Errorf("cannot write to standard output: %w\nhint: send it to a place that has room", err)
	}
	return nil
}

const longestName = 200 // bytes of the dataset's name in that of its report; file systems take 255 in all

// reportName is the file name of the report on a dataset: "houses.csv.gz" has
// "houses.report.html". What a member of an archive is called cannot lead it out
// of the folder, nor be too long for a file name.
func reportName(dataset string) string {
	name := dataset[strings.LastIndexAny(dataset, `/\`)+1:]
	switch name {
	case "-":
		name = "stdin"
	case "", ".", "..":
		name = "dataset"
	}
	name = ingest.Stem(name)
	return strings.ToValidUTF8(name[:min(len(name), longestName)], "") + ".report.html"
}

// wantsColor reports whether w is a terminal whose user has not asked for plain text.
func wantsColor(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && isTerminal(w)
}

// isTerminal reports whether w is a terminal that can move its cursor.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
