package ingest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
)

// A file that changes between Open and Reading must not get a verdict.
func TestFileChangedWhileRead(t *testing.T) {
	const text = "a,b\n1,2\n3,4\n5,6\n"
	tests := []struct {
		name   string
		change func(path string) error
		want   string
	}{
		{"left alone", func(string) error { return nil }, ""},
		{"cut short", func(path string) error { return os.Truncate(path, 8) }, "changed while it was read"},
		{"grown", func(path string) error { return os.WriteFile(path, []byte(text+"7,8\n"), 0o600) }, "changed while it was read"},
		{"rewritten", func(path string) error {
			return os.Chtimes(path, time.Time{}, time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC))
		}, "changed while it was read"},
		{"removed", os.Remove, "changed while it was read"},
	}
	for _, test := range tests {
		for _, before := range []bool{true, false} {
			path := filepath.Join(t.TempDir(), "t.csv")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			got := readChanged(t, path, before, test.change)
			if (test.want == "") != (got == "") || !strings.Contains(got, test.want) || got != "" && !strings.Contains(got, "\nhint: ") {
				t.Errorf("%s, before the scan %v: got %q, want %q", test.name, before, got, test.want)
			}
		}
	}
}

// readChanged reads a file that changes before or after the scan, and returns the error.
func readChanged(t *testing.T, path string, before bool, change func(string) error) string {
	t.Helper()
	d, err := Open(context.Background(), []string{path}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if before {
		if err := change(path); err != nil {
			t.Fatal(err)
		}
	}
	_, err = d.Scan(context.Background(), 1, func(int, int, int64, arrow.Record) error { return nil })
	if err == nil && !before {
		if err := change(path); err != nil {
			t.Fatal(err)
		}
	}
	if err == nil {
		_, err = d.Reading()
	}
	if err != nil {
		return err.Error()
	}
	return ""
}
