package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// An entry is one member of an archive made by a test.
type entry struct{ name, text string }

func zipped(t testing.TB, method uint16, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: method}
		if e.text == "-> link" {
			h.SetMode(os.ModeSymlink | 0o777)
		}
		m, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(e.name, "/") {
			io.WriteString(m, e.text)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarred(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Mode: 0o600, Size: int64(len(e.text)), Typeflag: tar.TypeReg}
		switch {
		case strings.HasSuffix(e.name, "/"):
			h.Typeflag = tar.TypeDir
		case e.text == "-> link":
			h.Typeflag, h.Linkname, h.Size, e.text = tar.TypeSymlink, "/etc/passwd", 0, ""
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, e.text)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func isCSV(name string) bool { return path.Ext(TrimCompression(name)) == ".csv" }

func TestArchives(t *testing.T) {
	small, large := entry{"deep/small.csv", "a\n1\n"}, entry{"./large.csv", "a,b\n1,2\n"}
	readme := entry{"README.md", strings.Repeat("long ", 50)}
	junk := entry{"__MACOSX/._large.csv", strings.Repeat("junk", 50)}
	packed := entry{"x.csv.gz", string(pack(t, gz, "a,b\n3,4\n"))}
	brotlied := entry{"x.csv.br", string(pack(t, br, "a,b\n3,4\n"))}
	tests := []struct {
		name        string
		stored      []byte
		member      string // "" when none is named
		reads       string
		compression string
		text        string
		others      []string
	}{
		{"zip", zipped(t, zip.Deflate, small, large, readme, junk), "", "large.csv", "zip", large.text, []string{"deep/small.csv", "README.md"}},
		{"zip, stored", zipped(t, zip.Store, small), "", "deep/small.csv", "zip", small.text, nil},
		{"zip member", zipped(t, zip.Deflate, small, large), "deep/small.csv", "deep/small.csv", "zip", small.text, []string{"large.csv"}},
		{"zip, packed member", zipped(t, zip.Store, packed), "", "x.csv.gz", "gzip+zip", "a,b\n3,4\n", nil},
		{"zip, brotli member", zipped(t, zip.Store, brotlied), "", "x.csv.br", "brotli+zip", "a,b\n3,4\n", nil},
		{"zip, one file of any name", zipped(t, zip.Deflate, entry{"numbers.xyz", "a\n1\n"}), "", "numbers.xyz", "zip", "a\n1\n", nil},
		{"zip, largest without ending", zipped(t, zip.Deflate, entry{"data", "a\n1\n"}, readme), "", "data", "zip", "a\n1\n", []string{"README.md"}},
		{"zip, hostile name", zipped(t, zip.Deflate, entry{"../../\x1b[2J\x00x.csv", "a\n1\n"}), "", "../../_[2J_x.csv", "zip", "a\n1\n", nil},
		{"zip, name of Windows", zipped(t, zip.Deflate, entry{`deep\x.csv`, "a\n1\n"}), `deep\x.csv`, `deep\x.csv`, "zip", "a\n1\n", nil},
		{"tar", tarred(t, entry{"deep/", ""}, small, large, entry{"link.csv", "-> link"}), "", "large.csv", "tar", large.text, []string{"deep/small.csv"}},
		{"tar member", tarred(t, small, large), "./large.csv", "large.csv", "tar", large.text, []string{"deep/small.csv"}},
		{"tar in gzip", pack(t, gz, string(tarred(t, small, large))), "", "large.csv", "tar+gzip", large.text, []string{"deep/small.csv"}},
		{"tar in xz, packed member", pack(t, xzip, string(tarred(t, small, packed))), "x.csv.gz", "x.csv.gz", "gzip+tar+xz", "a,b\n3,4\n", []string{"deep/small.csv"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			at := save(t, "archive", test.stored)
			if test.member != "" {
				at += "!" + test.member
			}
			s, err := Open(context.Background(), at, Options{IsData: isCSV})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			for range 2 {
				if text, err := read(t, s); text != test.text || err != nil {
					t.Errorf("read %q, %v", text, err)
				}
			}
			if s.Name() != test.reads || s.Compression() != test.compression || s.Size() != int64(len(test.stored)) || !slices.Equal(s.Others(), test.others) {
				t.Errorf("%q, %s, %d bytes, others %q", s.Name(), s.Compression(), s.Size(), s.Others())
			}
			spooled, err := s.Unpacked(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if b, err := os.ReadFile(spooled); string(b) != test.text || err != nil {
				t.Errorf("unpacked file holds %q, %v", b, err)
			}
		})
	}
}

// encrypted sets the flag of an encrypted member in both of its headers.
func encrypted(stored []byte) []byte {
	stored = bytes.Clone(stored)
	stored[6] |= 1
	stored[bytes.Index(stored, []byte("PK\x01\x02"))+8] |= 1
	return stored
}

// method changes how a member says it is compressed.
func method(stored []byte, m uint16) []byte {
	stored = bytes.Clone(stored)
	binary.LittleEndian.PutUint16(stored[8:], m)
	binary.LittleEndian.PutUint16(stored[bytes.Index(stored, []byte("PK\x01\x02"))+10:], m)
	return stored
}

func TestArchiveErrors(t *testing.T) {
	one := entry{"x.csv", "a\n1\n"}
	packed := pack(t, gz, string(tarred(t, one, entry{"y.csv", strings.Repeat("some text\n", 10_000)})))
	tests := []struct {
		name   string
		stored []byte
		member string
		want   string
	}{
		{"no such member", zipped(t, zip.Deflate, one), "y.csv", "it holds no file y.csv"},
		{"a folder", zipped(t, zip.Deflate, one, entry{"y/", ""}), "y/", "not a file"},
		{"a link", zipped(t, zip.Deflate, one, entry{"y", "-> link"}), "y", "not a file"},
		{"a link in tar", tarred(t, one, entry{"y", "-> link"}), "y", "not a file"},
		{"a member of no archive", []byte("a\n1\n"), "y", "is no archive"},
		{"only folders", zipped(t, zip.Deflate, entry{"y/", ""}), "", "holds no files"},
		{"only links", tarred(t, entry{"y.csv", "-> link"}), "", "holds no files"},
		{"empty zip", zipped(t, zip.Deflate), "", "holds no files"},
		{"several files, none data", zipped(t, zip.Deflate, entry{"a.md", "a"}, entry{"b.md", "b"}), "", "ARCHIVE!MEMBER; it holds a.md, b.md"},
		{"twice the same name", zipped(t, zip.Deflate, one, one), "", "several files named x.csv"},
		{"twice the same name in tar", tarred(t, one, one), "x.csv", "several files named x.csv"},
		{"encrypted", encrypted(zipped(t, zip.Deflate, one)), "", "is encrypted"},
		{"Deflate64", method(zipped(t, zip.Deflate, one), 9), "", "not read (9, Deflate64)"},
		{"archive in archive", zipped(t, zip.Deflate, entry{"x.tar", string(tarred(t, one))}), "", "an archive inside an archive"},
		{"zip cut short", zipped(t, zip.Deflate, one)[:60], "", "damaged zip data"},
		{"tar.gz cut short", packed[:len(packed)/2], "", "damaged gzip data"},
		{"tar cut short", tarred(t, one, entry{"y.csv", strings.Repeat("some text\n", 10_000)})[:9000], "", "damaged tar data"},
	}
	for _, test := range tests {
		at := save(t, "archive", test.stored)
		if test.member != "" {
			at += "!" + test.member
		}
		s, err := Open(context.Background(), at, Options{IsData: isCSV})
		if err == nil {
			s.Close()
			t.Errorf("%s: no error", test.name)
			continue
		}
		var damaged *CorruptError
		if !strings.Contains(err.Error(), test.want) || !errors.As(err, &damaged) && !strings.Contains(err.Error(), "\nhint: ") {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
		if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "fairset-*.spool")); t.Failed() && len(left) > 0 {
			t.Logf("left behind: %q", left)
		}
	}
}

// A damaged member is told from a whole one by its checksum.
func TestZipChecksum(t *testing.T) {
	stored := zipped(t, zip.Store, entry{"x.csv", "a\n1\n"})
	stored[bytes.Index(stored, []byte("a\n1\n"))]++
	s, err := Open(context.Background(), save(t, "x.zip", stored), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var damaged *CorruptError
	if text, err := read(t, s); !errors.As(err, &damaged) || damaged.Compression != "zip" || damaged.Offset != int64(len(text)) {
		t.Errorf("read %q, %v", text, err)
	}
}

func TestZip64(t *testing.T) {
	entries := make([]entry, 66_000) // more than the old format can count
	for i := range entries {
		entries[i].name = fmt.Sprint(i)
	}
	entries[65_999] = entry{"x.csv", "a\n1\n"}
	s, err := Open(context.Background(), save(t, "x.zip", zipped(t, zip.Store, entries...)), Options{IsData: isCSV})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if text, err := read(t, s); text != "a\n1\n" || err != nil || len(s.Others()) != 65_999 {
		t.Errorf("read %q, %d others, %v", text, len(s.Others()), err)
	}
}

func TestTooManyMembers(t *testing.T) {
	entries := make([]entry, maxMembers/2)
	for i := range entries {
		entries[i].name = fmt.Sprintf("%0150d", i)
	}
	_, err := Open(context.Background(), save(t, "x.zip", zipped(t, zip.Store, entries...)), Options{})
	if !errors.Is(err, errDirectory) {
		t.Errorf("a directory of %d names of 150 bytes: %v", len(entries), err)
	}
	block := tarred(t, entry{"x.csv", ""})[:tarBlock]
	_, err = Open(context.Background(), save(t, "x.tar", bytes.Repeat(block, maxMembers+1)), Options{})
	if !errors.Is(err, errMembers) {
		t.Errorf("%d members of a tar: %v", maxMembers+1, err)
	}
}

// A bomb inside an archive ends as one outside does: the ratio counts by the member.
func TestArchiveBomb(t *testing.T) {
	zeros := strings.Repeat("\x00", freeBytes+1<<20)
	noise := entry{"noise.bin", string(pack(t, gz, "x"))}
	for name, stored := range map[string][]byte{
		"zip":      zipped(t, zip.Deflate, noise, entry{"x.csv", zeros}),
		"tar+zstd": pack(t, zst, string(tarred(t, noise, entry{"x.csv", zeros}))),
	} {
		s, err := Open(context.Background(), save(t, "x", stored), Options{IsData: isCSV})
		if err == nil {
			_, err = s.Unpacked(context.Background())
			s.Close()
		}
		if !errors.Is(err, errRatio) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A workbook is one document although it is stored as a zip archive.
func TestDocuments(t *testing.T) {
	stored := zipped(t, zip.Deflate, entry{"[Content_Types].xml", "<Types/>"}, entry{"xl/workbook.xml", "<workbook/>"})
	s, err := Open(context.Background(), save(t, "x.xlsx", stored), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if text, err := read(t, s); text != string(stored) || err != nil || s.Compression() != none {
		t.Errorf("%d bytes of %d, %s, %v", len(text), len(stored), s.Compression(), err)
	}
}

func FuzzArchive(f *testing.F) {
	entries := []entry{{"x.csv", "a,b\n1,2\n"}, {"deep/", ""}, {"README.md", "text"}}
	f.Add(zipped(f, zip.Deflate, entries...))
	f.Add(tarred(f, entries...))
	f.Add(pack(f, gz, string(tarred(f, entries...))))
	f.Add(encrypted(zipped(f, zip.Deflate, entries[0])))
	f.Fuzz(func(t *testing.T, stored []byte) {
		at := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(at, stored, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), at, Options{IsData: isCSV})
		if err != nil {
			return
		}
		defer s.Close()
		r, err := s.Reader(context.Background())
		if err != nil {
			return
		}
		defer r.Close()
		n, err := io.Copy(io.Discard, io.LimitReader(r, 8<<20))
		var damaged *CorruptError
		if errors.As(err, &damaged) && damaged.Offset != n {
			t.Errorf("damage at %d after %d bytes", damaged.Offset, n)
		}
	})
}
