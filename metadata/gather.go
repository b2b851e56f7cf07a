package metadata

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// About says which dataset is meant.
type About struct {
	// Path is the file of the data, "" when it does not lie on this machine: then no file
	// stands beside it.
	Path    string
	Name    string   // base name of the data, of the member for an archive
	Columns []string // of the data; nil when not known
}

// hasColumn reports whether the data has a column of that name, whatever its case and signs.
func (a About) hasColumn(name string) bool {
	name = fold(name)
	return name != "" && slices.ContainsFunc(a.Columns, func(c string) bool { return fold(c) == name })
}

// Gather reads what is told about a dataset: first in the files that the user named, each ""
// for none, then in those beside the data. It returns nil when nothing is told at all. What
// the user named must be readable; of what merely stands there, a Note says why it is not.
func Gather(about About, meta []string, dictionary string) (*Metadata, error) {
	m := &Metadata{}
	if dictionary != "" {
		if err := m.addNamed(dictionary, about, readDictionary); err != nil {
			return nil, err
		}
	}
	for _, path := range meta {
		if err := m.addNamed(path, about, read); err != nil {
			return nil, err
		}
	}
	if about.Path != "" {
		beside(m, about, append([]string{dictionary}, meta...))
	}
	if len(m.From) == 0 && len(m.Notes) == 0 {
		return nil, nil
	}
	m.match(about)
	return m, nil
}

// addNamed adds what a file tells that the user named.
func (m *Metadata) addNamed(path string, about About, read func(string, []byte, About) (*Metadata, error)) error {
	text, err := readNamed(path)
	if err != nil {
		return err
	}
	told, err := read(path, text, about)
	if err != nil {
		return err
	}
	if told == nil {
		return fmt.Errorf("%s describes other datasets, but not %s\nhint: name the file of the data in it, or describe the data in a file of its own", path, about.Name)
	}
	m.add(told, filepath.Base(path))
	return nil
}

// readNamed reads a file that the user named.
func readNamed(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w\nhint: name a file that describes the data", err)
	}
	defer f.Close()
	return readBounded(f, path)
}

// readBounded reads a plain file of bounded size.
func readBounded(f fs.File, name string) ([]byte, error) {
	status, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !status.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no plain file", name)
	}
	text, err := io.ReadAll(io.LimitReader(f, maxTree+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxTree {
		return nil, fmt.Errorf("%s is larger than the %d bytes that are read", name, maxTree)
	}
	return text, nil
}

// add takes over what told says and m does not, and keeps from where it is.
func (m *Metadata) add(told *Metadata, from string) {
	if told == nil {
		return
	}
	used := false
	took := func(fact string) {
		if m.Origin == nil {
			m.Origin = map[string]string{}
		}
		m.Origin[fact] = from
		used = true
	}
	text := func(to *string, from, fact string) {
		if *to == "" && from != "" {
			*to = from
			took(fact)
		}
	}
	list := func(to *[]string, from []string, fact string) {
		if len(*to) == 0 && len(from) > 0 {
			*to = from
			took(fact)
		}
	}
	text(&m.Title, told.Title, "title")
	text(&m.Description, told.Description, "description")
	list(&m.Authors, told.Authors, "authors")
	text(&m.Citation, told.Citation, "citation")
	text(&m.Homepage, told.Homepage, "homepage")
	text(&m.Version, told.Version, "version")
	text(&m.Published, told.Published, "published")
	text(&m.License, told.License, "license")
	list(&m.Keywords, told.Keywords, "keywords")
	text(&m.Language, told.Language, "language")
	text(&m.RowMeans, told.RowMeans, "row_means")
	text(&m.Target, told.Target, "target")
	text(&m.Task, told.Task, "task")
	if m.Rows == 0 && told.Rows > 0 {
		m.Rows = told.Rows
		took("rows")
	}
	if m.addColumns(told.Columns, from) {
		used = true
	}
	if used {
		m.From = append(m.From, from)
	}
}

// addColumns takes over what is told of columns and not known yet.
func (m *Metadata) addColumns(columns []Column, from string) (used bool) {
	place := make(map[string]int, len(m.Columns))
	for i, c := range m.Columns {
		place[fold(c.Name)] = i
	}
	for _, c := range columns {
		if c.Name == "" {
			continue
		}
		key := fold(c.Name)
		i, known := place[key]
		if !known || key == "" {
			c.From = from
			place[key] = len(m.Columns)
			m.Columns = append(m.Columns, c)
			used = true
			continue
		}
		have := &m.Columns[i]
		for _, f := range [...]struct{ to, from *string }{
			{&have.Title, &c.Title}, {&have.Description, &c.Description}, {&have.Type, &c.Type}, {&have.Unit, &c.Unit},
		} {
			if *f.to == "" && *f.from != "" {
				*f.to, used = *f.from, true
			}
		}
		if len(have.Levels) == 0 && len(c.Levels) > 0 {
			have.Levels, used = c.Levels, true
		}
		if have.Missing == nil {
			have.Missing = c.Missing
		}
	}
	return used
}

// match calls columns as the data does, where only case and signs differ, and leaves out
// those that the data does not have.
func (m *Metadata) match(about About) {
	if about.Columns == nil {
		return
	}
	names := make(map[string]string, len(about.Columns))
	for _, name := range slices.Backward(about.Columns) {
		names[fold(name)] = name
	}
	has := make(map[string]bool, len(about.Columns))
	for _, name := range about.Columns {
		has[name] = true
	}
	m.Columns = slices.DeleteFunc(m.Columns, func(c Column) bool { return !has[c.Name] && names[fold(c.Name)] == "" })
	for i, c := range m.Columns {
		if !has[c.Name] {
			m.Columns[i].Name = names[fold(c.Name)]
		}
	}
	if name, ok := names[fold(m.Target)]; ok && !has[m.Target] {
		m.Target = name
	}
}

// note keeps why a file beside the data was not read.
func (m *Metadata) note(err error) {
	text, _, _ := strings.Cut(err.Error(), "\n")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNothing) || errors.Is(err, errNoDictionary) {
		return // it only has the name of a file of metadata
	}
	m.Notes = append(m.Notes, text)
}
