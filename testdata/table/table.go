// Package table writes the files of the generators in testdata.
//
//  1. A generator asks Dir where its files go.
//  2. It draws its rows from Rand, so that every run draws the same.
//  3. It writes them with WriteCSV, where a cell without a value is empty.
package table

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Dir is the folder that the generator of the dataset name writes to: its
// first argument, or testdata/name under the current folder.
func Dir(name string) string {
	if len(os.Args) > 1 {
		return os.Args[1]
	}
	return filepath.Join("testdata", name)
}

// Rand returns a source of random numbers that is the same on every run and machine.
func Rand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// WriteCSV writes a header and rows to path.
func WriteCSV(path string, header []string, rows [][]string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := csv.NewWriter(f)
	if err := w.Write(header); err != nil {
		return err
	}
	if err := w.WriteAll(rows); err != nil {
		return err
	}
	return f.Close()
}

// Exit ends a generator that returned err, if it is not nil.
func Exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
