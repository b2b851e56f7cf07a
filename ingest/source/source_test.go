package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func gzipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zstded(t *testing.T, text string) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	return w.EncodeAll([]byte(text), nil)
}

func save(t *testing.T, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, s *Source) (string, error) {
	t.Helper()
	r, err := s.Reader(context.Background())
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	return string(b), err
}

func TestSource(t *testing.T) {
	tests := []struct {
		name, compression, text string
		stored                  []byte
	}{
		{"plain", "none", "a,b\n", []byte("a,b\n")},
		{"empty", "none", "", nil},
		{"gzip", "gzip", "a,b\n", gzipped(t, "a,b\n")},
		{"gzip of two members", "gzip", "a,b\n1,2\n", append(gzipped(t, "a,b\n"), gzipped(t, "1,2\n")...)},
		{"zstd", "zstd", "a,b\n", zstded(t, "a,b\n")},
	}
	for _, test := range tests {
		for _, stdin := range []bool{false, true} {
			path, name := save(t, "misnamed.txt", test.stored), "misnamed.txt"
			if stdin {
				path, name = "-", "-"
			}
			s, err := Open(context.Background(), path, Options{Stdin: bytes.NewReader(test.stored)})
			if err != nil {
				t.Fatal(err)
			}
			if s.Name() != name || s.Compression() != test.compression || s.Size() != int64(len(test.stored)) {
				t.Errorf("%s: name %q, %s, %d bytes", test.name, s.Name(), s.Compression(), s.Size())
			}
			for range 2 {
				if text, err := read(t, s); text != test.text || err != nil {
					t.Errorf("%s: read %q, %v; want %q", test.name, text, err, test.text)
				}
			}
			sum := sha256.Sum256(test.stored)
			if got, err := s.SHA256(); got != hex.EncodeToString(sum[:]) || err != nil {
				t.Errorf("%s: checksum %s, %v", test.name, got, err)
			}
			held := s.Path()
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if _, err := os.Stat(held); stdin != errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: after Close, Stat returns %v", test.name, err)
			}
		}
	}
}

func TestDamage(t *testing.T) {
	text := strings.Repeat("some text that packs well\n", 4000)
	for name, stored := range map[string][]byte{"gzip": gzipped(t, text), "zstd": zstded(t, text)} {
		for _, cut := range []int{len(stored) / 2, len(stored) - 1, 12} {
			s, err := Open(context.Background(), save(t, "x", stored[:cut]), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got, err := read(t, s)
			var damage *CorruptError
			if !errors.As(err, &damage) || damage.Compression != name || damage.Offset != int64(len(got)) {
				t.Errorf("%s cut to %d bytes: error %v after %d bytes", name, cut, err, len(got))
			}
			s.Close()
		}
	}
}

func TestBomb(t *testing.T) {
	var bomb bytes.Buffer
	w, err := zstd.NewWriter(&bomb)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range freeBytes>>20 + 1 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(context.Background(), save(t, "bomb.zst", bomb.Bytes()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := s.Reader(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, r)
	if !errors.Is(err, errRatio) || n > freeBytes+4<<20 {
		t.Errorf("read %d bytes, error %v", n, err)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "houses.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ path, want string }{
		{filepath.Join(dir, "house.csv"), "did you mean " + filepath.Join(dir, "houses.csv")},
		{filepath.Join(dir, "something else"), "check the path"},
		{dir, "not a regular file"},
	}
	for _, test := range tests {
		_, err := Open(context.Background(), test.path, Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "hint: ") {
			t.Errorf("Open(%s) = %v, want %q and a hint", test.path, err, test.want)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s, err := Open(ctx, save(t, "x", gzipped(t, strings.Repeat("text\n", 100000))), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := s.Reader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	cancel()
	if _, err := io.ReadAll(r); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("read after cancel returns %v", err)
	}
}
