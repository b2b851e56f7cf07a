package partial

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/fairset/fairset/ingest"
)

// WithRows are the parts that hold rows. What the others left out is told with these.
func WithRows(parts []*Partial) (with []*Partial, err error) {
	var before ingest.LeftAlone
	for _, p := range parts {
		switch {
		case len(p.Part.Files) > 0:
			p.Part.Left = before.And(p.Part.Left)
			before = ingest.LeftAlone{}
			with = append(with, p)
		case len(with) > 0:
			last := with[len(with)-1]
			last.Part.Left = last.Part.Left.And(p.Part.Left)
		default:
			before = before.And(p.Part.Left)
		}
	}
	if len(with) == 0 {
		return nil, errors.New("no part holds any rows: their files were empty\nhint: check that they were exported whole")
	}
	return with, nil
}

// Distinct reports an error where a file is in two parts: each of its rows would count twice.
func Distinct(parts []*Partial) error {
	in := map[string]*Partial{}
	for _, p := range parts {
		for _, file := range p.files() {
			if before := in[file]; before != nil {
				_, name, _ := strings.Cut(file, " ")
				return fmt.Errorf("%s and %s are both of %s\nhint: name each part once, and each file in one part", before.Name, p.Name, name)
			}
		}
		for _, file := range p.files() {
			in[file] = p
		}
	}
	return nil
}

// files are what the part is of, each by its checksum and its path; those of a folder or an archive together.
func (p *Partial) files() (files []string) {
	if len(p.Part.Sums) != len(p.Paths) {
		return []string{strings.Join(p.Part.Sums, "+") + " " + strings.Join(p.Paths, " ")}
	}
	for i, path := range p.Paths {
		if !strings.Contains(path, "://") {
			path = filepath.Clean(path)
		}
		files = append(files, p.Part.Sums[i]+" "+path)
	}
	return files
}
