package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fairset/fairset/ingest/source"
)

// foundFiles is what the paths of a dataset stand for.
type foundFiles struct {
	files  []string
	others []string // beside the data in a directory
	empty  []string // without any rows
	folder string   // the directory that was searched, if any
}

// findFiles turns paths, globs and a directory into files, in name order
// within each.
func findFiles(ctx context.Context, paths []string) (foundFiles, error) {
	var found foundFiles
	if len(paths) == 0 {
		return found, errors.New("no dataset was named\nhint: pass a file, a directory or - for standard input")
	}
	for _, path := range paths {
		if err := found.add(ctx, path); err != nil {
			return found, err
		}
	}
	return found, found.distinct()
}

// distinct refuses a file that is named twice: each of its rows would count twice.
func (f *foundFiles) distinct() error {
	seen := make(map[string]bool, len(f.files))
	for _, path := range f.files {
		real := path
		if abs, err := filepath.Abs(path); err == nil && path != "-" {
			real = abs
		}
		if target, err := filepath.EvalSymlinks(real); err == nil && path != "-" {
			real = target
		}
		if seen[real] {
			return fmt.Errorf("%s is named twice\nhint: name each file of the dataset once", path)
		}
		seen[real] = true
	}
	return nil
}

func (f *foundFiles) add(ctx context.Context, path string) error {
	if _, member := source.Split(path); source.IsObject(path) && member == "" {
		objects, err := source.Objects(ctx, path)
		f.files = append(f.files, f.dataObjects(objects)...)
		return err
	}
	if source.IsAddress(path) {
		f.files = append(f.files, path)
		return nil
	}
	if strings.Contains(path, "://") {
		return fmt.Errorf("%s: addresses of this kind are not read\nhint: download the file and pass its path", Shown(path))
	}
	if _, member := source.Split(path); member != "" {
		f.files = append(f.files, path)
		return nil
	}
	info, err := os.Stat(path)
	switch {
	case path == "-":
		f.files = append(f.files, path)
	case err == nil && info.IsDir():
		return f.addFolder(path)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?["):
		return f.addGlob(path)
	case err == nil && !info.Mode().IsRegular():
		// Note: opening a pipe that nobody writes to waits for ever.
		return fmt.Errorf("%s is not a regular file\nhint: send its bytes through standard input: fairset vet - < %s", path, path)
	case err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: %w\nhint: check the path", path, cause(err))
	default:
		f.files = append(f.files, path) // source.Open says what is wrong with it
	}
	return nil
}

// dataObjects are the data files among the objects of a folder.
func (f *foundFiles) dataObjects(objects []string) (data []string) {
	if len(objects) < 2 {
		return objects
	}
	for _, o := range objects {
		name, _, _ := strings.Cut(o, "?")
		if base := filepath.Base(name); dataName(base) && !strings.HasPrefix(base, "_") && !strings.HasPrefix(base, ".") {
			data = append(data, o)
		} else {
			f.others = append(f.others, name)
		}
	}
	return data
}

// cause is err without the path, which the caller names.
func cause(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

func (f *foundFiles) addGlob(pattern string) error {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		return fmt.Errorf("%s: file does not exist, nor is it a pattern\nhint: a pattern needs a ] for each [", pattern)
	}
	matches = slices.DeleteFunc(matches, func(m string) bool {
		info, err := os.Stat(m)
		return err != nil || !info.Mode().IsRegular() || strings.HasPrefix(filepath.Base(m), ".")
	})
	if len(matches) == 0 {
		return fmt.Errorf("%s: no file matches\nhint: check the pattern; it is read from the current folder", pattern)
	}
	f.files = append(f.files, matches...)
	return nil
}

// addFolder adds the data files of a directory: those whose name ends as data
// files do; when there are none the archives; and when there are none of these
// either, the only file, if its name has no ending.
func (f *foundFiles) addFolder(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("%w\nhint: make the folder readable for you, for example with chmod u+rx", err)
	}
	var data, others, archives []string
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		info, err := os.Stat(path)
		switch {
		case err != nil || !info.Mode().IsRegular() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "_"):
		case dataName(e.Name()):
			data = append(data, path)
		case source.ArchiveName(e.Name()):
			archives = append(archives, path)
		default:
			others = append(others, path)
		}
	}
	if len(data) == 0 {
		data, archives = archives, nil
	}
	others = append(others, archives...)
	if len(data) == 0 && len(others) == 1 && filepath.Ext(others[0]) == "" {
		data, others = others, nil
	}
	if len(data) == 0 {
		return fmt.Errorf("%s: no data file in this folder\nhint: name the file; CSV, NDJSON, JSON, Parquet, Arrow and Excel are read, also packed", folder)
	}
	f.folder = folder
	f.files = append(f.files, data...)
	f.others = append(f.others, others...)
	return nil
}

// dataEndings are the endings of data files.
var dataEndings = []string{
	".csv", ".tsv", ".tab", ".psv", ".txt", ".dat", ".data", ".json", ".geojson", ".ndjson", ".jsonl",
	".parquet", ".parq", ".pq", ".arrow", ".arrows", ".ipc", ".feather", ".xlsx", ".xlsm",
}

// Stem is the name of a file without the endings of a compression and of a data
// format: that of "houses.csv.gz" is "houses".
func Stem(name string) string {
	trimmed := source.TrimCompression(name)
	if ext := filepath.Ext(trimmed); len(ext) < len(trimmed) && slices.Contains(dataEndings, strings.ToLower(ext)) {
		return trimmed[:len(trimmed)-len(ext)]
	}
	return trimmed
}

// dataName reports whether a file is likely data, not a description of data.
// What it holds is told from its content later.
func dataName(name string) bool {
	name = source.TrimCompression(strings.ToLower(name))
	switch name {
	case "datapackage.json", "package.json", "metadata.json", "dataset-metadata.json", "croissant.json", "schema.json", "datasets.json", "state.json", "dataset_info.json":
		return false
	}
	if filepath.Ext(name) == ".json" {
		return !strings.HasSuffix(name, ".schema.json") && !strings.HasSuffix(name, "-metadata.json")
	}
	return slices.Contains(dataEndings, filepath.Ext(name)) &&
		!strings.HasPrefix(name, "readme") && !strings.HasPrefix(name, "license") && !strings.HasPrefix(name, "licence")
}

// mayBeText reports whether a data file may as well be a text about data.
func mayBeText(name string) bool {
	switch filepath.Ext(source.TrimCompression(strings.ToLower(name))) {
	case ".txt", ".dat", ".data", ".json":
		return true
	}
	return false
}

// Shown is a path of a dataset fit to be shown to others: addresses lose what
// may be a password or a token.
func Shown(path string) string { return source.Shown(path) }

// beside is what was left alone beside files.
func (f *foundFiles) beside(files []*datasetFile) LeftAlone {
	var left []string
	for _, file := range files {
		left = append(left, file.left...)
	}
	return LeftAlone{Others: nameSome(f.others), Left: nameSome(left), Empty: nameSome(f.empty)}
}

// LeftAlone is what stands beside the data of an input.
type LeftAlone struct {
	Others SomeNames `json:"others,omitzero"`
	Left   SomeNames `json:"left,omitzero"`  // in the archives that the data are in
	Empty  SomeNames `json:"empty,omitzero"` // files without any rows
}

// SomeNames are the first of several names.
type SomeNames struct {
	N     int      `json:"n,omitempty"`
	First []string `json:"first,omitempty"`
}

// mostNames is how many of several names are told.
const mostNames = 5

func nameSome(paths []string) SomeNames {
	some := SomeNames{N: len(paths)}
	for _, p := range paths[:min(mostNames, len(paths))] {
		some.First = append(some.First, filepath.Base(p))
	}
	return some
}

// and are the names, followed by more.
func (s SomeNames) and(more SomeNames) SomeNames {
	all := slices.Concat(s.First, more.First)
	return SomeNames{s.N + more.N, all[:min(mostNames, len(all))]}
}

// And is what stands beside the data of two inputs.
func (l LeftAlone) And(o LeftAlone) LeftAlone {
	return LeftAlone{l.Others.and(o.Others), l.Left.and(o.Left), l.Empty.and(o.Empty)}
}

func (l LeftAlone) notes() (notes []Note) {
	if others := l.Others.and(l.Left); others.N > 0 {
		notes = append(notes, others.note(NoteOtherFiles, "files beside the data were left alone: "))
	}
	if l.Empty.N > 0 {
		notes = append(notes, l.Empty.note(NoteEmptyFiles, "files without any rows were left out: "))
	}
	return notes
}

func (s SomeNames) note(kind, text string) Note {
	text += strings.Join(s.First, ", ")
	if more := s.N - len(s.First); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return Note{Kind: kind, Count: int64(s.N), Text: text}
}
