package ingest

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// The encodings that detection tells by themselves; others go by their IANA name.
const (
	encUTF8    = "utf-8"
	encUTF8BOM = "utf-8-bom"
	encUTF16LE = "utf-16le"
	encUTF16BE = "utf-16be"
	encUTF32LE = "utf-32le"
	encUTF32BE = "utf-32be"
	encLatin   = "windows-1252"
)

const utf8BOM = "\xef\xbb\xbf"

// detectEncoding tells the text encoding of a sample of bytes. The order is:
// byte-order mark, UTF-8 validity, the pattern of NUL bytes that UTF-16 and
// UTF-32 leave, and last a guess by the letters of languages. complete
// says that sample is the whole input, so that it must not end inside a character.
// confidence is how sure the encoding is, 0 to 1, and next the next likely.
func detectEncoding(sample []byte, complete bool) (enc string, confidence float64, next string) {
	if enc := markedEncoding(sample); enc != "" {
		return enc, 1, ""
	}
	nuls := bytes.Count(sample, []byte{0})
	if nuls*8 > len(sample) {
		if enc := nulPattern(sample); enc != "" {
			return enc, 1, ""
		}
	}
	if !complete {
		sample = trimPartialRune(sample)
	}
	if bytes.Contains(sample, []byte("\x1b$B")) || bytes.Contains(sample, []byte("\x1b$@")) { // its switch to Japanese
		return "iso-2022-jp", 1, ""
	}
	if mostlyUTF8(sample) {
		return encUTF8, 1, ""
	}
	return guessEncoding(sample)
}

func markedEncoding(sample []byte) string {
	marks := []struct{ mark, enc string }{
		{utf8BOM, encUTF8BOM},
		{"\xff\xfe\x00\x00", encUTF32LE}, // before UTF-16LE, whose mark it begins with
		{"\x00\x00\xfe\xff", encUTF32BE},
		{"\xff\xfe", encUTF16LE},
		{"\xfe\xff", encUTF16BE},
	}
	for _, m := range marks {
		if bytes.HasPrefix(sample, []byte(m.mark)) {
			return m.enc
		}
	}
	return ""
}

// nulPattern tells UTF-16 and UTF-32 without a mark by where their NUL bytes
// stand: text that is mostly ASCII has them in the same places throughout.
func nulPattern(sample []byte) string {
	var at [4]int
	units := len(sample) / 4
	for i, b := range sample[:units*4] {
		if b == 0 {
			at[i%4]++
		}
	}
	most, few := units*7/10, units/10
	switch {
	case units == 0:
		return ""
	case at[1] > most && at[2] > most && at[3] > most && at[0] <= few:
		return encUTF32LE
	case at[0] > most && at[1] > most && at[2] > most && at[3] <= few:
		return encUTF32BE
	case at[1] > most && at[3] > most && at[0] <= few && at[2] <= few:
		return encUTF16LE
	case at[0] > most && at[2] > most && at[1] <= few && at[3] <= few:
		return encUTF16BE
	}
	return ""
}

// trimPartialRune cuts a character off the end of b that b does not hold whole.
func trimPartialRune(b []byte) []byte {
	for i := 1; i <= min(utf8.UTFMax, len(b)); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

// mostlyUTF8 reports whether sample is UTF-8, but for stray bytes that are
// fewer than one in five of the characters outside ASCII: other encodings hit
// upon valid characters far less often.
func mostlyUTF8(sample []byte) bool {
	if utf8.Valid(sample) {
		return true
	}
	wide, bad := 0, 0
	for len(sample) > 0 {
		r, n := utf8.DecodeRune(sample)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			wide++
		}
		sample = sample[n:]
	}
	return bad*5 <= wide
}

// namedEncoding returns the encoding of a lower-case name as in Reading.Encoding.
func namedEncoding(name string) (encoding.Encoding, error) {
	switch name {
	case encUTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil
	case encUTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), nil
	case encUTF32LE:
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), nil
	case encUTF32BE:
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), nil
	}
	if enc, err := htmlindex.Get(name); err == nil {
		return enc, nil
	}
	enc, err := ianaindex.IANA.Encoding(name)
	if err == nil && enc == nil {
		err = errUnknownEncoding
	}
	return enc, err
}
