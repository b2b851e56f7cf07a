package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
)

// Whatever others read of a file, and whether in order or not, its checksum is that of all bytes.
func TestChecksumOfBytesSeen(t *testing.T) {
	text := bytes.Repeat([]byte("0123456789"), 100)
	path := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	want := sha256.Sum256(text)
	for _, test := range []struct {
		name  string
		reads [][2]int64 // where each begins and ends
		own   int64      // bytes that are left to read
	}{
		{"nothing", nil, 1000},
		{"all at once", [][2]int64{{0, 1000}}, 0},
		{"in order", [][2]int64{{0, 10}, {10, 500}, {500, 1000}}, 0},
		{"a beginning", [][2]int64{{0, 10}}, 990},
		{"a beginning twice", [][2]int64{{0, 10}, {0, 10}, {10, 20}}, 980},
		{"overlapping", [][2]int64{{0, 300}, {200, 400}, {100, 200}, {400, 400}}, 600},
		{"a gap", [][2]int64{{0, 10}, {20, 1000}}, 990},
		{"not from the start", [][2]int64{{1, 1000}}, 1000},
	} {
		c := newChecksum(context.Background(), path)
		for _, r := range test.reads {
			c.saw(r[0], text[r[0]:r[1]])
		}
		if left := int64(len(text)) - c.n; left != test.own {
			t.Errorf("%s: %d bytes left, want %d", test.name, left, test.own)
		}
		if got, err := c.wait(); got != hex.EncodeToString(want[:]) || err != nil {
			t.Errorf("%s: %s, %v", test.name, got, err)
		}
	}
}
