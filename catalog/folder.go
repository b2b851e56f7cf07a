package catalog

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/report"
)

// A Folder holds the results of a run: a folder for each dataset with report.json,
// report.html and row.json, and the tables and the page over all.
//
// The row is written last, and each file whole or not at all, so that a run that is
// killed at any moment leaves nothing that a later one would take for done.
type Folder string

const (
	rowFile  = "row.json"
	jsonFile = "report.json"
	htmlFile = "report.html"
	tempMark = ".tmp-"
)

// Open makes the folder where it does not exist, and clears what a killed run left half written.
func (f Folder) Open() error {
	if err := os.MkdirAll(string(f), 0o755); err != nil {
		return err
	}
	return filepath.WalkDir(string(f), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() && strings.HasPrefix(entry.Name(), tempMark) {
			return os.Remove(path)
		}
		return nil
	})
}

// row returns the row of a dataset when it was made from key and its reports are there.
func (f Folder) row(name, key string) (Row, bool) {
	var row Row
	content, err := os.ReadFile(f.path(name, rowFile))
	if err != nil || json.Unmarshal(content, &row) != nil || row.Key != key || row.Name != name {
		return Row{}, false
	}
	if row.Error == "" {
		for _, file := range []string{jsonFile, htmlFile} {
			if _, err := os.Stat(f.path(name, file)); err != nil {
				return Row{}, false
			}
		}
	}
	return row, true
}

func (f Folder) path(parts ...string) string {
	return filepath.Join(append([]string{string(f)}, parts...)...)
}

// clear takes away the row and the reports of a dataset.
func (f Folder) clear(name string) error {
	for _, file := range []string{rowFile, jsonFile, htmlFile} {
		if err := os.Remove(f.path(name, file)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// write puts the reports and then the row of a dataset into its folder.
func (f Folder) write(name string, d *report.Document, row Row) error {
	if err := f.clear(name); err != nil {
		return err
	}
	if err := os.MkdirAll(f.path(name), 0o755); err != nil {
		return err
	}
	if d != nil {
		err := errors.Join(
			f.put(filepath.Join(name, jsonFile), func(w io.Writer) error { return report.JSON(w, *d) }),
			f.put(filepath.Join(name, htmlFile), func(w io.Writer) error { return report.HTML(w, *d) }),
		)
		if err != nil {
			return err
		}
	}
	return f.put(filepath.Join(name, rowFile), func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", " ")
		return e.Encode(row)
	})
}

// put writes a file whole or not at all.
func (f Folder) put(name string, write func(io.Writer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	path := f.path(name)
	tmp, err := os.CreateTemp(filepath.Dir(path), tempMark+"*")
	if err != nil {
		return err
	}
	_, err = content.WriteTo(tmp)
	err = errors.Join(err, tmp.Chmod(0o644), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}

// keyOf is a checksum of what a row depends on: the entry, the bytes of its files, what
// stands beside them, and same. An address is taken for itself, since its bytes are not at hand.
func keyOf(e Entry, same string) (string, error) {
	h := sha256.New()
	entry, err := json.Marshal(e)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(h, "%s\n%s\n", same, entry)
	for _, p := range e.Paths {
		if err := addFile(h, diskPath(p)); err != nil && !strings.Contains(p, "://") {
			return "", err
		}
	}
	about := metadata.About{Name: filepath.Base(e.Paths[0])}
	if !strings.Contains(e.Paths[0], "://") {
		about.Path = diskPath(e.Paths[0])
	}
	m, err := metadata.Gather(about, e.Meta, e.Dictionary)
	if err != nil {
		return "", err
	}
	beside, err := json.Marshal(m)
	h.Write(beside)
	return fmt.Sprintf("%x", h.Sum(nil)), err
}

// diskPath is the file of a path that may name a member of an archive.
func diskPath(p string) string {
	file, _, _ := strings.Cut(p, "!")
	return file
}

func addFile(w io.Writer, path string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	if info, err := in.Stat(); err != nil || !info.Mode().IsRegular() {
		return errors.Join(err, fmt.Errorf("%s is no plain file", path))
	}
	n, err := io.Copy(w, in)
	fmt.Fprintf(w, "\n%d\n", n)
	return err
}
