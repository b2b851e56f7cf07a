package ingest

import (
	"context"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/fairset/fairset/ingest/source"
)

// encoded returns text in an encoding, with a byte-order mark or without.
func encoded(t *testing.T, enc string, text string) string {
	t.Helper()
	var out string
	var err error
	switch enc {
	case "utf-16le":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	case "utf-16be":
		out, err = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	case "utf-32le":
		out, err = utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM).NewEncoder().String(text)
	case "windows-1252":
		out, err = charmap.Windows1252.NewEncoder().String(text)
	case "euc-kr":
		out, err = korean.EUCKR.NewEncoder().String(text)
	default:
		out = text
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEncodings(t *testing.T) {
	western := strings.Repeat("name,price\nZoë Müller,5 €\nJosé,“10”\n", 5)
	tests := []struct{ name, text, stored, want string }{
		{"ascii", "a,b\n", "a,b\n", "utf-8"},
		{"utf-8", western, western, "utf-8"},
		{"utf-8 with mark", western, "\ufeff" + western, "utf-8-bom"},
		{"utf-16le", western, encoded(t, "utf-16le", western), "utf-16le"},
		{"utf-16le with mark", western, encoded(t, "utf-16le", "\ufeff"+western), "utf-16le"},
		{"utf-16be", western, encoded(t, "utf-16be", western), "utf-16be"},
		{"utf-16be with mark", western, encoded(t, "utf-16be", "\ufeff"+western), "utf-16be"},
		{"utf-32le with mark", western, encoded(t, "utf-32le", "\ufeff"+western), "utf-32le"},
		{"windows-1252", western, encoded(t, "windows-1252", western), "windows-1252"},
		{"korean", strings.Repeat("이름,가격\n서울 사람들은,열\n", 20), encoded(t, "euc-kr", strings.Repeat("이름,가격\n서울 사람들은,열\n", 20)), "euc-kr"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ctx := context.Background()
			src, err := source.Open(ctx, writeFile(t, "x", test.stored), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer src.Close()
			in, _, head, err := newInput(ctx, src, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if in.encoding != test.want || string(head) != test.text {
				t.Errorf("told %s, text %q", in.encoding, head)
			}
			r, err := in.open(ctx)
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			if text, err := io.ReadAll(r); string(text) != test.text || err != nil {
				t.Errorf("read %q, %v; want %q", text, err, test.text)
			}
		})
	}
}

// Stray bytes in UTF-8 text do not turn it into another encoding; they are counted.
func TestInvalidUTF8(t *testing.T) {
	text := "a,b\n" + strings.Repeat("Zoë,1\n", 100) + "bad \xff byte,2\n"
	_, r := transcript(t, 2, Options{}, writeFile(t, "x", text))
	want := Position{Line: 102, Column: 5, Offset: int64(strings.IndexByte(text, 0xff))}
	if r.Encoding != "utf-8" || len(r.Notes) != 1 || r.Notes[0].Kind != NoteEncoding || r.Notes[0].Count != 1 || r.Notes[0].First != want {
		t.Errorf("%s, notes %+v", r.Encoding, r.Notes)
	}
}

func FuzzEncoding(f *testing.F) {
	for _, s := range []string{"abc", "\xef\xbb\xbfa", "\xff\xfea\x00", "\x00a\x00b", "\xff\xfe\x00\x00", "M\xfcller", "\x8b\xe5\x83\x8f"} {
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, b []byte, complete bool) {
		name, confidence, _ := detectEncoding(b, complete)
		if !(confidence > 0 && confidence <= 1) {
			t.Fatalf("%q: confidence %v", b, confidence)
		}
		if name == encUTF8 || name == encUTF8BOM {
			return
		}
		enc, err := namedEncoding(name)
		if err != nil {
			t.Fatalf("%q: no encoding %q", b, name)
		}
		if text, err := enc.NewDecoder().Bytes(b); err != nil || !utf8.Valid(text) {
			t.Fatalf("%s: %q becomes %q, %v", name, b, text, err)
		}
	})
}
