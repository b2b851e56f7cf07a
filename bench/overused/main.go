// Command overused writes the list of over-used datasets that fairset comes with,
// verdict/overused/known.csv, from what ../shared/truth tells of them and, where a real file stands in
// ../shared/corpora, from sketches of it; and it measures false alarms on the other files.
//
//	go run ./bench/overused          write the list
//	go run ./bench/overused alarms   vet up to 2,000 files and print those that match
package main

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/verdict/overused"
)

const (
	truth   = "../shared/truth"
	corpora = "../shared/corpora/files"
	list    = "verdict/overused/known.csv"
)

func main() {
	run := write
	if len(os.Args) > 1 && os.Args[1] == "alarms" {
		run = alarms
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "overused:", err)
		os.Exit(1)
	}
}

// printOf reads a file whole and takes from it what can be compared.
func printOf(path string, sampleRows int) (overused.Entry, error) {
	ctx := context.Background()
	data, err := ingest.Open(ctx, []string{path}, ingest.Options{})
	if err != nil {
		return overused.Entry{}, err
	}
	defer data.Close()
	p, err := profile.Compute(ctx, data, profile.Options{SampleRows: sampleRows, Workers: 1})
	if err != nil {
		return overused.Entry{}, err
	}
	return overused.Of(p), nil
}

// tables lists the CSV files of the corpora.
func tables() ([]string, error) {
	var paths []string
	err := filepath.WalkDir(corpora, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && strings.HasSuffix(path, ".csv") {
			paths = append(paths, path)
		}
		return err
	})
	return paths, err
}

func write() error {
	if _, err := os.Stat(corpora); err != nil {
		fmt.Fprintln(os.Stderr, "overused: no real files, the list is left as it is")
		return nil
	}
	entries, err := records(filepath.Join(truth, "overused.csv"))
	if err != nil {
		return err
	}
	sketches, err := records(filepath.Join(truth, "overused-sketches.csv"))
	if err != nil {
		return err
	}
	signatures := map[string]string{}
	for _, s := range sketches {
		signatures[s["name"]] = strings.ReplaceAll(s["signatures_min|max|mean|sd"], ";", " ")
	}
	paths, err := tables()
	if err != nil {
		return err
	}
	headers := map[string][]string{}
	for _, path := range paths {
		if header := headerOf(path); len(header) > 1 {
			headers[path] = header
		}
	}
	out := [][]string{overused.Columns}
	for _, e := range entries {
		row, err := rowOf(e, signatures[e["name"]], paths, headers)
		if err != nil {
			return err
		}
		out = append(out, row)
	}
	f, err := os.Create(list)
	if err != nil {
		return err
	}
	defer f.Close()
	return csv.NewWriter(f).WriteAll(out)
}

var provenance = regexp.MustCompile(`\s*\[hdr:[^\]]*\]`)

// rowOf is an entry as the list has it.
func rowOf(e map[string]string, signatures string, paths []string, headers map[string][]string) ([]string, error) {
	why := provenance.ReplaceAllString(e["why"], "")
	tier, why, _ := strings.Cut(strings.TrimPrefix(why, "tier "), ": ")
	header := overused.Normalise(strings.Split(e["header"], "|"))
	rows, _ := strconv.ParseInt(e["rows"], 10, 64)
	row := []string{e["name"], tier, why, strings.Join(header, " "), strconv.FormatInt(rows, 10), signatures, "", "", "", ""}
	for _, path := range paths {
		if !same(header, headers[path]) {
			continue
		}
		print, err := printOf(path, 2_000_000)
		if err != nil || rows > 0 && max(rows-print.Rows, print.Rows-rows)*200 > rows {
			continue
		}
		row[6], row[7], row[8] = base64Of(print.Counts), base64Of(print.RowKMV), base64Of(print.NumKMV)
		row[4] = strconv.FormatInt(print.Rows, 10)
		row[9] = strings.TrimPrefix(path, corpora+"/")
		if signatures == "" {
			row[5] = numbersOf(print.Numbers)
		}
		fmt.Println(e["name"], "=", row[9])
		break
	}
	return row, nil
}

// same reports whether two headers have four in five names in common.
func same(a, b []string) bool {
	shared := 0
	for _, name := range a {
		if slices.Contains(b, name) {
			shared++
		}
	}
	return shared >= 2 && float64(shared) >= 0.8*float64(len(a)+len(b)-shared)
}

func headerOf(path string) []string {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.LazyQuotes = true
	names, err := r.Read()
	if err != nil {
		return nil
	}
	if len(names) == 1 {
		names = strings.Split(names[0], ";")
	}
	return overused.Normalise(names)
}

func numbersOf(numbers []overused.Numbers) string {
	var list []string
	for _, n := range numbers {
		list = append(list, fmt.Sprintf("%.4g|%.4g|%.4g|%.3g", n.Min, n.Max, n.Mean, n.SD))
	}
	return strings.Join(list, " ")
}

func base64Of(words []uint32) string {
	var raw []byte
	for _, w := range words {
		raw = binary.BigEndian.AppendUint32(raw, w)
	}
	return base64.RawStdEncoding.EncodeToString(raw)
}

func records(path string) ([]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		fields := map[string]string{}
		for i, name := range rows[0] {
			fields[name] = row[i]
		}
		list = append(list, fields)
	}
	return list, nil
}

// alarms prints what the list says of files.
func alarms() error {
	paths, err := tables()
	if err != nil {
		return err
	}
	step := max(1, len(paths)/2000)
	read := 0
	for i := 0; i < len(paths); i += step {
		if info, err := os.Stat(paths[i]); err != nil || info.Size() > 8<<20 {
			continue
		}
		print, err := printOf(paths[i], 0)
		if err != nil {
			continue
		}
		read++
		if m := overused.Find(print, overused.Known()); m != nil {
			fmt.Printf("%s | %s | %s | %s | %.2f\n", strings.TrimPrefix(paths[i], corpora+"/"), m.Entry.Name, m.How, m.Says, m.Share)
		}
	}
	fmt.Println(read, "files read")
	return nil
}
