package ingest

import (
	"bytes"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/unicode"
)

// A place in the text is the place in the file to which the text before it encodes.
func TestStoredCount(t *testing.T) {
	for _, test := range []struct{ enc, text string }{
		{encLatin, "Zürich, café\n"},
		{"shift_jis", "東京都の人口,1\n"},
		{"gb18030", "北京市人口数,1€\n"},
		{"euc-kr", "서울특별시 인구\n"},
		{"iso-2022-jp", "東京 a\n"},
		{encUTF16LE, "Zürich 東京 😀\n"},
	} {
		enc, err := namedEncoding(test.enc)
		if err != nil {
			t.Fatal(err)
		}
		if test.enc == encUTF16LE {
			enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
		}
		text := strings.Repeat(test.text, 20)
		whole, err := enc.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		c := storedCount{from: iotest.OneByteReader(strings.NewReader(whole)), decoder: enc.NewDecoder(), room: make([]byte, 100)}
		for at := strings.Index(text, "\n") + 1; at < len(text); at += len(test.text) {
			before, err := enc.NewEncoder().String(text[:at])
			if err != nil {
				t.Fatal(err)
			}
			if err := c.to(int64(at)); err != nil || c.text != int64(at) || c.stored != int64(len(before)) {
				t.Errorf("%s: text %d is at %d of the file, want %d at %d (%v)", test.enc, c.text, c.stored, at, len(before), err)
			}
		}
	}
}

func TestStoredPlace(t *testing.T) {
	enc, err := namedEncoding("shift_jis")
	if err != nil {
		t.Fatal(err)
	}
	text, err := enc.NewEncoder().String("id,name\n" + strings.Repeat("1,東京都の人口\n", 60))
	if err != nil {
		t.Fatal(err)
	}
	text += "61,\x81\x00x\n"
	_, r := transcript(t, 1, Options{}, writeFile(t, "x.csv", text))
	for _, n := range r.Notes {
		if n.Kind == NoteEncoding && n.First.Offset != int64(bytes.IndexByte([]byte(text), 0)-1) {
			t.Errorf("%+v, want offset %d", n, strings.IndexByte(text, 0)-1)
		}
	}
	if len(r.Notes) == 0 {
		t.Error("no note")
	}
}
