// Command sectors measures how well the industry of a dataset is told from its file name and
// header, on files whose industry was labelled by hand, and renews the list of sectors.
//
//	go run ./bench/sectors         measure: labels.csv against ../shared/corpora
//	go run ./bench/sectors renew   take the list from ../shared/truth/sectors.csv
package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fairset/fairset/verdict/sector"
)

func main() {
	run := measure
	if len(os.Args) > 1 && os.Args[1] == "renew" {
		run = renew
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "sectors:", err)
		os.Exit(1)
	}
}

func renew() error {
	text, err := os.ReadFile("../shared/truth/sectors.csv")
	if err != nil {
		fmt.Fprintln(os.Stderr, "sectors: no facts to take the list from, it is left as it is")
		return nil
	}
	return os.WriteFile("verdict/sector/sectors.csv", text, 0o644)
}

func measure() error {
	t, err := measured("bench/sectors/labels.csv", "../shared/corpora/files", os.Stdout)
	if err != nil {
		return err
	}
	fmt.Printf("%d files: %d right, %d wrong, %d undecided; %.0f%% right when it speaks\n", t.files, t.right, t.wrong, t.files-t.right-t.wrong, 100*t.precision())
	return nil
}

// A tally counts guesses.
type tally struct{ files, right, wrong int }

func (t tally) precision() float64 { return float64(t.right) / float64(max(1, t.right+t.wrong)) }

// measured guesses the sector of every labelled file. A label may name several sectors, parted by
// bars, where more than one is right, and "none" where none is.
func measured(labels, root string, out *os.File) (tally, error) {
	var t tally
	f, err := os.Open(labels)
	if err != nil {
		return t, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return t, err
	}
	for _, r := range records[1:] {
		header, err := headerOf(filepath.Join(root, r[0]))
		if err != nil {
			continue
		}
		t.files++
		base := filepath.Base(r[0])
		texts := []sector.Text{{Words: strings.TrimSuffix(base, filepath.Ext(base)), Weight: 1.5}}
		for _, name := range header {
			texts = append(texts, sector.Text{Words: name, Weight: 1})
		}
		g := sector.OfData(texts)
		verdict := "right"
		switch {
		case g.ID == "":
			verdict = "undecided"
		case slices.Contains(strings.Split(r[1], "|"), g.ID):
			t.right++
		default:
			verdict = "WRONG"
			t.wrong++
		}
		if out != nil {
			fmt.Fprintf(out, "%-9s %-10s said %-10s %.2f then %s %.2f  %s  %v\n", verdict, r[1], g.ID, g.Share, g.Second, g.SecondShare, r[0], g.Words)
		}
	}
	return t, nil
}

func headerOf(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.LazyQuotes = true
	names, err := r.Read()
	if len(names) == 1 {
		names = strings.Split(names[0], ";")
	}
	return names, err
}
