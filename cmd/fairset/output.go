package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"unicode"

	"github.com/fairset/fairset/internal/prose"
)

// writeFile writes a file whole or not at all: a full disk or a Ctrl-C leaves
// what stood under path as it was.
func writeFile(path string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return writeInPlace(path, write) // a device, a pipe, or a folder, which says so itself
	}
	var content bytes.Buffer // first, so that the file is there for a moment only
	if err := write(&content); err != nil {
		return unwritable(path, err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".fairset-*") // path itself may be as long as a name can be
	if err != nil {
		return unwritable(path, err)
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	_, err = content.WriteTo(tmp)
	if err := errors.Join(err, tmp.Chmod(0o644), tmp.Close()); err != nil {
		return unwritable(path, err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return unwritable(path, err)
	}
	return nil
}

func writeInPlace(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return unwritable(path, err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return unwritable(path, err)
	}
	return nil
}

// unwritable says which file could not be written and what to do about it.
func unwritable(path string, err error) error {
	cause := err
	if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
		cause = pathErr.Err
	}
	hint := "name another file or folder to write to; --html none writes no report"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = "the folder " + filepath.Dir(path) + " does not exist; make it first"
	case errors.Is(err, syscall.ENOSPC):
		hint = "make room there, or write to a disk that has some"
	}
	return fmt.Errorf("cannot write %s: %w\nhint: %s", path, cause, hint)
}

// printable replaces what a file name or a header may carry into a message and
// may not be shown, all but the line break, and cuts lines that are longer than
// anybody reads.
func printable(text string) string {
	const most = 600 // characters
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if runes := []rune(line); len(runes) > most {
			lines[i] = string(runes[:most]) + "…"
		}
	}
	return prose.Lines(strings.Join(lines, "\n"))
}

// shellQuote quotes arg for a POSIX shell where that is needed.
func shellQuote(arg string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./=:,@%+", r)
	}
	if arg != "" && strings.IndexFunc(arg, func(r rune) bool { return !plain(r) }) < 0 {
		return arg
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
