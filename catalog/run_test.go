package catalog

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

// made is a document as vetting would make it.
func made(name string, rows int64, fairness verdict.Fairness) report.Document {
	return report.Document{
		Schema:  report.Schema,
		Reading: ingest.Reading{Name: name, Format: "csv", Rows: rows},
		Profile: &profile.Profile{Rows: rows, Columns: []profile.Column{{Name: "x", Kind: profile.Integer}}},
		Verdict: verdict.Verdict{Fairness: fairness, Sentence: "It is so.", Findings: []verdict.Finding{{Criterion: "large", Outcome: verdict.Pass}}},
	}
}

// catalogueOf makes files and their entries.
func catalogueOf(t *testing.T, names ...string) []Entry {
	t.Helper()
	dir := t.TempDir()
	var entries []Entry
	for i, name := range names {
		path := filepath.Join(dir, name+".csv")
		if err := os.WriteFile(path, []byte(strings.Repeat("x\n", i+1)), 0o644); err != nil {
			t.Fatal(err)
		}
		entries = append(entries, Entry{Name: name, Paths: []string{path}})
	}
	return entries
}

// One bad set never stops the run, and each has its cause.
func TestRunGoesOn(t *testing.T) {
	entries := catalogueOf(t, "good", "bad", "panics", "slow")
	out := Folder(t.TempDir())
	rows, err := Run(context.Background(), entries, out, RunOptions{
		Workers: 2, Limit: 50 * time.Millisecond,
		Vet: func(ctx context.Context, e Entry, _ int) (report.Document, error) {
			switch e.Name {
			case "bad":
				return report.Document{}, errors.New("no table\nhint: look at it")
			case "panics":
				panic("index out of range")
			case "slow":
				<-ctx.Done()
				return report.Document{}, ctx.Err()
			}
			return made(e.Name, 10, verdict.Fair), nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"", "no table", "index out of range", "it took longer than"} {
		if !strings.Contains(rows[i].Error, want) || want == "" && rows[i].Error != "" {
			t.Errorf("%s: %q, want %q", rows[i].Name, rows[i].Error, want)
		}
	}
}

// A set is vetted again only when its bytes, what is said of it, or what it depends on
// beside them changed; one that took too long is tried again.
func TestRunKeepsWhatIsCurrent(t *testing.T) {
	entries := catalogueOf(t, "a", "b", "c")
	out := Folder(t.TempDir())
	vetted := 0
	run := func(same string) {
		t.Helper()
		vetted = 0
		opts := RunOptions{Workers: 1, Same: same, Vet: func(_ context.Context, e Entry, _ int) (report.Document, error) {
			vetted++
			if e.Name == "c" {
				return report.Document{}, errors.New("no table")
			}
			return made(e.Name, 10, verdict.Fair), nil
		}}
		if _, err := Run(context.Background(), entries, out, opts); err != nil {
			t.Fatal(err)
		}
	}
	steps := []struct {
		name   string
		change func()
		same   string
		want   int
	}{
		{"at first", func() {}, "v1", 3},
		{"nothing changed", func() {}, "v1", 0},
		{"the bytes of one", func() { os.WriteFile(entries[0].Paths[0], []byte("y\n1\n"), 0o644) }, "v1", 1},
		{"what is said of one", func() { entries[1].Target = "x" }, "v1", 1},
		{"metadata beside the data", func() {
			os.WriteFile(filepath.Join(filepath.Dir(entries[0].Paths[0]), "datapackage.json"),
				[]byte(`{"name":"p","licenses":[{"name":"CC0-1.0"}],"resources":[{"name":"a","path":"a.csv"}]}`), 0o644)
		}, "v1", 1},
		{"our version", func() {}, "v2", 3},
		{"a report is gone", func() { os.Remove(out.path("a", htmlFile)) }, "v2", 1},
		{"a row is broken", func() { os.WriteFile(out.path("b", rowFile), []byte("{"), 0o644) }, "v2", 1},
	}
	for _, s := range steps {
		s.change()
		run(s.same)
		if vetted != s.want {
			t.Errorf("%s: %d vetted, want %d", s.name, vetted, s.want)
		}
	}
}

// An interrupted run leaves nothing half done, and the next one ends as if it had not been.
func TestRunInterrupted(t *testing.T) {
	var names []string
	for i := range 30 {
		names = append(names, fmt.Sprintf("set%02d", i))
	}
	entries := catalogueOf(t, names...)
	vet := func(ctx context.Context, e Entry, _ int) (report.Document, error) {
		return made(e.Name, int64(len(e.Name)), verdict.Unfair), ctx.Err()
	}
	whole, cut := Folder(t.TempDir()), Folder(t.TempDir())
	finish := func(out Folder) {
		t.Helper()
		rows, err := Run(context.Background(), entries, out, RunOptions{Workers: 2, Vet: vet})
		if err != nil {
			t.Fatal(err)
		}
		if err := out.Write(Summarise(rows, nil, 3)); err != nil {
			t.Fatal(err)
		}
	}
	finish(whole)
	for stop := range 10 {
		ctx, cancel := context.WithCancel(context.Background())
		done := 0
		_, err := Run(ctx, entries, cut, RunOptions{Workers: 2, Vet: vet, Ended: func(Entry, Row, bool) {
			if done++; done > 3*stop {
				cancel()
			}
		}})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("interrupted after %d: %v", 3*stop, err)
		}
	}
	// What a kill in the middle of writing leaves.
	if err := os.MkdirAll(cut.path("set00"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(cut.path("set00", tempMark+"123"), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := cut.Open(); err != nil {
		t.Fatal(err)
	}
	finish(cut)
	if diff := cmp.Diff(filesOf(t, string(whole)), filesOf(t, string(cut))); diff != "" {
		t.Errorf("the resumed run differs:\n%s", diff)
	}
}

func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[rel] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Datasets that the catalogue no longer has leave the folder; what is not ours stays.
func TestPrune(t *testing.T) {
	entries := catalogueOf(t, "a", "b")
	out := Folder(t.TempDir())
	vet := func(_ context.Context, e Entry, _ int) (report.Document, error) {
		return made(e.Name, 10, verdict.Fair), nil
	}
	for _, list := range [][]Entry{entries, entries[:1]} {
		rows, err := Run(context.Background(), list, out, RunOptions{Vet: vet})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(out.path("mine"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := out.Write(Summarise(rows, nil, 1)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(out.path("b")); err == nil {
		t.Error("b is still there")
	}
	for _, name := range []string{"mine", "a"} {
		if _, err := os.Stat(out.path(name)); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
}
