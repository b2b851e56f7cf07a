package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fairset/fairset/partial"
)

// mergedInOne returns how the document of merged shards differs from that of one run.
func mergedInOne(t *testing.T, table []byte, r *rand.Rand) string {
	t.Helper()
	t.Chdir(t.TempDir())
	shards := cutLines(t, table, r)
	if len(table) > 200_000 {
		return sameMerged(t, shards)
	}
	return sameKeeping(t, shards)
}

// sameMerged returns how the document of merged shards differs from that of one run.
func sameMerged(t *testing.T, shards []string) string {
	t.Helper()
	writeParts(t, shards)
	must(t, append([]string{"merge", "--quiet", "--html", "none", "--json", "merged.json"}, partsOf(shards)...))
	must(t, append([]string{"vet", "--quiet", "--html", "none", "--json", "whole.json"}, shards...))
	if diff := cmp.Diff(read(t, "whole.json"), read(t, "merged.json")); diff != "" {
		return diff
	}
	return ""
}

// sameKeeping is sameMerged where the parts keep the data, where all but the first do and where none does, as those of large
// files.
func sameKeeping(t *testing.T, shards []string) string {
	t.Helper()
	if diff := sameMerged(t, shards); diff != "" {
		return diff
	}
	if diff := sameForgotten(t, shards, partsOf(shards)[:1]); diff != "" {
		return "the first part without the data: " + diff
	}
	return sameForgotten(t, shards, partsOf(shards))
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

// sameForgotten is sameMerged where some parts do not keep the data, once what merge asks for then was done.
func sameForgotten(t *testing.T, shards, without []string) string {
	t.Helper()
	writeParts(t, shards)
	for _, part := range without {
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
			if at := slices.Index(args, "--partial"); at > 0 && slices.Contains(without, args[at+1]) {
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
	_, line, ok := strings.Cut(complaint, "and merge\n")
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
