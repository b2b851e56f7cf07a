package catalog

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

// ReadOptions say how to read a catalogue. The zero value is the usual case.
type ReadOptions struct {
	Allow   Allow
	Columns map[string]string // of an index in CSV: which of its columns is path, target, title, …
	Targets []TargetRule
	Stdin   io.Reader // what the catalogue "-" reads: a path to a line
	// IsData reports whether a file of that name holds data; for folders.
	IsData func(name string) bool
}

// A TargetRule names the target of all datasets whose path or name matches a pattern.
type TargetRule struct{ Pattern, Column string }

const largestManifest = 256 << 20 // bytes

// Read turns the catalogue into entries with names of their own, in its order, folders and
// globs in the order of names. What cannot be used of it is among the faults; a catalogue
// of which nothing can be read is an error.
func Read(catalogue string, opts ReadOptions) ([]Entry, []Fault, error) {
	r := reader{opts: opts}
	if err := r.read(catalogue); err != nil {
		return nil, nil, err
	}
	if len(r.entries) == 0 && len(r.faults) == 0 {
		return nil, nil, fmt.Errorf("%s names no dataset\nhint: a catalogue is a folder, a glob, a list of paths, or a manifest in YAML, CSV or JSON", catalogue)
	}
	for i := range r.entries {
		if err := r.target(&r.entries[i]); err != nil {
			return nil, nil, err
		}
	}
	named(r.entries)
	return r.entries, r.faults, nil
}

type reader struct {
	opts    ReadOptions
	entries []Entry
	faults  []Fault
}

func (r *reader) read(catalogue string) error {
	if catalogue == "-" {
		return r.list("standard input", r.opts.Stdin, ".")
	}
	info, err := os.Stat(catalogue)
	switch {
	case err == nil && info.IsDir():
		return r.folder(catalogue)
	case err == nil && info.Size() > largestManifest:
		return fmt.Errorf("%s is too large for a manifest (%d MB)\nhint: fairset vet judges a single dataset", catalogue, info.Size()>>20)
	case err == nil:
		return r.file(catalogue)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(catalogue, "*?["):
		return r.glob(catalogue)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no catalogue %s\nhint: name a folder, a glob in quotes, or a manifest", catalogue)
	}
	return err
}

// folder takes every data file below dir, hidden ones left out.
func (r *reader) folder(dir string) error {
	return filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			if file == dir {
				return err
			}
			r.faults = append(r.faults, Fault{file, err})
			return nil
		}
		if strings.HasPrefix(entry.Name(), ".") && file != dir {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.Type().IsRegular() && r.opts.IsData(entry.Name()) {
			rel, err := filepath.Rel(dir, file)
			if err != nil {
				return err
			}
			r.entries = append(r.entries, Entry{Name: withoutEndings(filepath.ToSlash(rel)), Paths: []string{file}, From: file})
		}
		return nil
	})
}

// withoutEndings is a path below a folder as a name: "csv/AER/cards.csv" is "csv/AER/cards".
func withoutEndings(rel string) string {
	dir, _ := path.Split(rel)
	return dir + stem(rel)
}

func (r *reader) glob(pattern string) error {
	found, err := filepath.Glob(pattern)
	if err != nil {
		return fmt.Errorf("%s is no pattern: %w", pattern, err)
	}
	sort.Strings(found)
	for _, file := range found {
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			r.entries = append(r.entries, Entry{Name: stem(file), Paths: []string{file}, From: file})
		}
	}
	if len(r.entries) == 0 {
		return fmt.Errorf("no file matches %s\nhint: put the pattern in quotes, and check it with ls", pattern)
	}
	return nil
}

// add checks an entry of a manifest that lies in root and keeps it.
func (r *reader) add(e Entry, root string) {
	if len(e.Paths) == 0 {
		r.fault(e.From, errors.New("it names no path"))
		return
	}
	relative := func(p string) string {
		if strings.Contains(p, "://") || filepath.IsAbs(p) || p == "" {
			return p
		}
		return filepath.Join(root, filepath.FromSlash(p))
	}
	e.Paths = slices.Clone(e.Paths)
	for i := range e.Paths {
		e.Paths[i] = relative(strings.TrimSpace(e.Paths[i]))
	}
	e.Meta = slices.Clone(e.Meta)
	for i := range e.Meta {
		e.Meta[i] = relative(e.Meta[i])
	}
	e.Dictionary = relative(e.Dictionary)
	files := slices.Concat(e.Paths, e.Meta)
	if e.Dictionary != "" {
		files = append(files, e.Dictionary)
	}
	if err := r.opts.Allow.check(root, files); err != nil {
		r.fault(e.From, err)
		return
	}
	r.entries = append(r.entries, e)
}

func (r *reader) fault(from string, err error) { r.faults = append(r.faults, Fault{from, err}) }

// target applies the first rule that matches to an entry without a target.
func (r *reader) target(e *Entry) error {
	if e.Target != "" {
		return nil
	}
	for _, rule := range r.opts.Targets {
		for _, name := range []string{e.Name, filepath.ToSlash(e.Paths[0]), path.Base(filepath.ToSlash(e.Paths[0]))} {
			ok, err := path.Match(rule.Pattern, name)
			if err != nil {
				return fmt.Errorf("--target %s=%s: %w", rule.Pattern, rule.Column, err)
			}
			if ok {
				e.Target = rule.Column
				return nil
			}
		}
	}
	return nil
}
