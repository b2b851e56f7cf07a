package partial

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// partFile writes the part of a shard that holds text, and returns its path.
func partFile(t *testing.T, dir, name, text string) string {
	t.Helper()
	shard := filepath.Join(dir, name)
	if err := os.WriteFile(shard, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	data, err := ingest.Open(context.Background(), []string{shard}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	p := &Partial{Paths: []string{name}}
	if p.Builder, err = profile.Gather(context.Background(), data, profile.Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	if p.Part, err = data.Part(); err != nil {
		t.Fatal(err)
	}
	if p.Kept, err = data.Keep(MostKept); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := p.Write(&file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(shard+".part", file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return shard + ".part"
}

// TestMergeOfPartsNotHeld merges parts of which too much would be held, so that their files are read when they are needed.
func TestMergeOfPartsNotHeld(t *testing.T) {
	dir := t.TempDir()
	paths := []string{
		partFile(t, dir, "whole.csv", "a,b\n1,1\n2,2\n3,3\n"), partFile(t, dir, "decimal.csv", "a,b\n1.5,4\n2.5,5\n3.5,6\n"), partFile(t, dir, "text.csv", "a,b\n7,x\n8,y\n9,z\n"),
	}
	var states [][]byte
	for _, held := range []bool{true, false} {
		parts, err := ReadAll(paths)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts {
			if !held {
				p.release()
			}
			if held != (p.Builder != nil && p.Kept != nil) {
				t.Fatalf("%s is held, or not: want %t", p.Name, held)
			}
		}
		b, reading, err := Merge(parts, reread)
		if err != nil {
			t.Fatal(err)
		}
		state, err := b.State()
		if err != nil || reading.Rows != 9 {
			t.Fatalf("%d rows, %v", reading.Rows, err)
		}
		states = append(states, state)
	}
	if !bytes.Equal(states[0], states[1]) {
		t.Error("parts that are not held are merged to something else")
	}
}

// TestPartWrittenTo writes over a part between reading what it says of itself and reading the rest.
func TestPartWrittenTo(t *testing.T) {
	dir := t.TempDir()
	path := partFile(t, dir, "a.csv", "a\n1\n2\n")
	other := partFile(t, dir, "b.csv", "a\n1\n3\n")
	parts, err := ReadAll([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	parts[0].release()
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Merge(parts, reread); err == nil {
		t.Error("the part of another file was merged")
	}
}
