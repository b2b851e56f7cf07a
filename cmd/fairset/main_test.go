package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/fairset/fairset/ingest/parquet"
)

func TestMain(m *testing.M) {
	parquet.ChildMain()
	testscript.Main(m, map[string]func(){"fairset": main})
}

// TestScript runs the command as people do; each script says what it guards.
func TestScript(t *testing.T) {
	data, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	packed := packHouses(t, data)
	server := serveHouses(t, packed)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("DATA", data)
			env.Setenv("PACKED", packed)
			env.Setenv("SERVER", server)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status},
	})
}

// status runs a command and checks its exact exit status: status 3 fairset vet x.csv.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func TestReportName(t *testing.T) {
	for _, test := range []struct{ dataset, want string }{
		{"houses.csv", "houses.report.html"},
		{"houses.CSV.gz", "houses.report.html"},
		{"-", "stdin.report.html"},
		{"v1.2 final", "v1.2 final.report.html"},
		{".csv", ".csv.report.html"},
		{"deep/houses.csv.xz", "houses.report.html"},
		{"../../houses.csv", "houses.report.html"},
		{`..\..\houses.csv`, "houses.report.html"},
		{"..", "dataset.report.html"},
		{strings.Repeat("é", 150), strings.Repeat("é", 100) + ".report.html"},
	} {
		if got := reportName(test.dataset); got != test.want {
			t.Errorf("reportName(%q) = %q, want %q", test.dataset, got, test.want)
		}
	}
}

func TestShellQuote(t *testing.T) {
	for _, test := range []struct{ arg, want string }{
		{"houses.csv", "houses.csv"},
		{"", "''"},
		{"sale price", "'sale price'"},
		{"it's; rm -rf", `'it'\''s; rm -rf'`},
	} {
		if got := shellQuote(test.arg); got != test.want {
			t.Errorf("shellQuote(%q) = %s, want %s", test.arg, got, test.want)
		}
	}
}

func TestWriteFileKeepsTheOldOnFailure(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := writeFile(path, func(w io.Writer) error {
		if _, err := w.Write([]byte("half")); err != nil {
			return err
		}
		return os.ErrClosed
	})
	if !errors.Is(err, os.ErrClosed) {
		t.Fatalf("error %v, want the writer's", err)
	}
	got, _ := os.ReadFile(path)
	if string(got) != "old" {
		t.Errorf("file holds %q, want the old content", got)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("%d files left in the folder, want 1", len(entries))
	}
}
