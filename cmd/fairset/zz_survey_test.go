package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestZZSurvey(t *testing.T) {
	if os.Getenv("ZZ") == "" {
		t.Skip()
	}
	n, _ := strconv.Atoi(os.Getenv("ZZ"))
	seed, _ := strconv.Atoi(os.Getenv("ZZSEED"))
	dir, _ := filepath.Abs(filepath.Join(corpusDir(t), "files"))
	r := rand.New(rand.NewPCG(8, uint64(seed)))
	var paths []string
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".csv") {
			paths = append(paths, path)
		}
		return err
	})
	r.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	counts := map[string]int{}
	for _, path := range paths {
		table, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(table) > 300_000 || bytes.Count(table, []byte("\n")) < 80 || quotedBreak.Match(table) {
			continue
		}
		if n--; n < 0 {
			break
		}
		t.Chdir(t.TempDir())
		shards := cutLines(t, table, r)
		var parts []string
		bad := ""
		for i, shard := range shards {
			part := fmt.Sprint(i, ".part")
			parts = append(parts, part)
			if s, c := fairsetRun([]string{"vet", shard, "--quiet", "--html", "none", "--partial", part, "--workers", fmt.Sprint(1 + i%2)}); s == exitError {
				bad = "part: " + c
			}
		}
		s1, c1 := fairsetRun(append(append([]string{"vet"}, shards...), "--quiet", "--html", "none", "--json", "whole.json"))
		s, c := fairsetRun(append(append([]string{"merge"}, parts...), "--quiet", "--html", "none", "--json", "merged.json"))
		what := ""
		switch {
		case bad != "":
			what = "PART " + bad
		case s1 == exitError && s == exitError:
			what = "BOTH " + c1 + " // " + c
		case s1 == exitError:
			what = "WHOLE " + c1
		case s == exitError:
			what = "REFUSED " + c
		case read(t, "whole.json") != read(t, "merged.json"):
			what = "DIFFERS " + cmp.Diff(read(t, "whole.json"), read(t, "merged.json"))
		default:
			what = "SAME"
		}
		kind, _, _ := strings.Cut(what, " ")
		counts[kind]++
		if kind != "SAME" {
			if len(what) > 1500 {
				what = what[:1500]
			}
			t.Logf("%s: %s", path, what)
		}
	}
	t.Log(counts)
}
