package ingest

import (
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
	folder string   // the directory that was searched, if any
}

// findFiles turns paths, globs and a directory into files, in name order
// within each.
func findFiles(paths []string) (foundFiles, error) {
	var found foundFiles
	if len(paths) == 0 {
		return found, errors.New("no dataset was named\nhint: pass a file, a directory or - for standard input")
	}
	for _, path := range paths {
		if err := found.add(path); err != nil {
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

func (f *foundFiles) add(path string) error {
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

// dataName reports whether a file is likely data, not a description of data.
// What it holds is told from its content later.
func dataName(name string) bool {
	name = source.TrimCompression(strings.ToLower(name))
	switch name {
	case "datapackage.json", "package.json", "metadata.json", "dataset-metadata.json", "croissant.json", "schema.json", "datasets.json", "state.json", "dataset_info.json":
		return false
	}
	switch filepath.Ext(name) {
	case ".json":
		return !strings.HasSuffix(name, ".schema.json") && !strings.HasSuffix(name, "-metadata.json")
	case ".csv", ".tsv", ".tab", ".psv", ".txt", ".dat", ".data", ".ndjson", ".jsonl", ".parquet", ".parq", ".pq", ".arrow", ".arrows", ".ipc", ".feather", ".xlsx", ".xlsm":
		return !strings.HasPrefix(name, "readme") && !strings.HasPrefix(name, "license") && !strings.HasPrefix(name, "licence")
	}
	return false
}

// explain adds to an error about several files of a folder what can be done.
func (f *foundFiles) explain(err error) error {
	if f.folder == "" || len(f.files) < 2 {
		return err
	}
	return fmt.Errorf("%s holds %d data files that are not one dataset: %w\nhint: pass the one file you mean", f.folder, len(f.files), err)
}

// Shown is a path of a dataset fit to be shown to others: addresses lose what
// may be a password or a token.
func Shown(path string) string { return source.Shown(path) }

// otherFiles notes what was left alone beside the data.
func otherFiles(paths []string) Note {
	names := make([]string, 0, 5)
	for _, p := range paths[:min(5, len(paths))] {
		names = append(names, filepath.Base(p))
	}
	text := "files beside the data were left alone: " + strings.Join(names, ", ")
	if len(paths) > len(names) {
		text += fmt.Sprintf(" and %d more", len(paths)-len(names))
	}
	return Note{Kind: NoteOtherFiles, Count: int64(len(paths)), Text: text}
}
