package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fairset/fairset/ingest/parquet"
)

func TestMain(m *testing.M) {
	parquet.ChildMain()
	os.Exit(m.Run())
}

func TestKappa(t *testing.T) {
	tests := []struct {
		name      string
		c         confusion
		quadratic float64
		accuracy  float64
	}{
		{"agreement", confusion{{5, 0, 0, 0}, {0, 5, 0, 0}, {0, 0, 5, 0}}, 1, 1},
		{"chance", confusion{{2, 0, 2, 0}, {0, 0, 0, 0}, {2, 0, 2, 0}}, 0, 0.5},
		{"undetermined is unfair, but not right", confusion{{5, 0, 0, 0}, {0, 5, 0, 0}, {0, 0, 0, 5}}, 1, 2.0 / 3},
		// by hand: seen 4·1/15, expected (4·(5·6+5·4) + 1·(5·5+5·5+5·4+5·6))/225
		{"two steps off", confusion{{4, 0, 1, 0}, {0, 5, 0, 0}, {0, 0, 5, 0}}, 1 - (4.0/15)/((4*(5.0*6+5*4)+(5*5+5*5+5*4+5*6))/225), 14.0 / 15},
	}
	for _, tt := range tests {
		if got := tt.c.kappa(quadratic); math.Abs(got-tt.quadratic) > 1e-12 {
			t.Errorf("%s: κ %v, want %v", tt.name, got, tt.quadratic)
		}
		if got := tt.c.accuracy(); math.Abs(got-tt.accuracy) > 1e-12 {
			t.Errorf("%s: accuracy %v, want %v", tt.name, got, tt.accuracy)
		}
	}
}

// A run judges every file, and a second one uses the measures that were kept.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var rows strings.Builder
	for i := range 20 {
		fmt.Fprintf(&rows, "%d,%d\n", i, i%3)
	}
	write("truth/fairness_labels.csv", "path,target,label,reason\nsmall.csv,b,not_fair,twenty rows\nsmall.csv,,fair,wrong on purpose\ngone.csv,,caveats,not there\n")
	write("small.csv", "a,b\n"+rows.String())
	kept := filepath.Join(dir, "cases.gob")
	for range 2 {
		var out strings.Builder
		if err := run(t.Context(), []string{"-corpora", dir, "-cases", kept}, &out); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"all criteria: 1 of 3 right", "| fair | 0 | 0 | 1 | 0 |", "wrong on purpose", "gone.csv`: undetermined"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("there is no %q in\n%s", want, out.String())
			}
		}
	}
	for _, flag := range []string{"-ablation", "-sensitivity", "-sentences"} {
		var out strings.Builder
		if err := run(t.Context(), []string{"-corpora", dir, "-cases", kept, flag}, &out); err != nil || out.Len() < 100 {
			t.Errorf("%s: %v\n%s", flag, err, out.String())
		}
	}
	if err := run(t.Context(), []string{"-corpora", t.TempDir()}, &strings.Builder{}); err == nil {
		t.Error("no labels are taken")
	}
}
