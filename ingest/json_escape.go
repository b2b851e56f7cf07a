package ingest

import (
	"unicode/utf16"
	"unicode/utf8"
)

// unescape is str from the first backslash on.
func (s *jsonScan) unescape(start, i int) ([]byte, bool) {
	text := append(s.scratch[:0], s.buf[start:i]...)
	lone := false
	for i < len(s.buf) {
		b := s.buf[i]
		switch {
		case b == '"':
			s.pos, s.scratch = i+1, text
			if !utf8.Valid(text) {
				return s.repair(text), true
			}
			if lone {
				s.repaired++
			}
			return text, true
		case b < ' ':
			return nil, s.fail(i, "control character in a string")
		case b != '\\':
			text = append(text, b)
			i++
			continue
		}
		if i+1 == len(s.buf) {
			break
		}
		if s.buf[i+1] != 'u' {
			c := unescaped(s.buf[i+1])
			if c == 0 {
				return nil, s.fail(i, "unknown escape in a string")
			}
			text = append(text, c)
			i += 2
			continue
		}
		r, ok := hex4(s.buf[i+2:])
		if !ok {
			s.fail(i, `expected four hexadecimal digits after \u`)
			s.short = i+6 > len(s.buf)
			return nil, false
		}
		i += 6
		if utf16.IsSurrogate(r) {
			r, i = s.pair(r, i)
			lone = lone || r == utf8.RuneError
		}
		text = utf8.AppendRune(text, r)
	}
	return nil, s.unclosed(start - 1)
}

// pair reads the second half of a surrogate pair at i; a half alone is U+FFFD.
func (s *jsonScan) pair(first rune, i int) (rune, int) {
	if i+1 < len(s.buf) && s.buf[i] == '\\' && s.buf[i+1] == 'u' {
		if second, ok := hex4(s.buf[i+2:]); ok {
			if r := utf16.DecodeRune(first, second); r != utf8.RuneError {
				return r, i + 6
			}
		}
	}
	return utf8.RuneError, i
}

// repair puts U+FFFD for every byte of text that is no part of a character.
func (s *jsonScan) repair(text []byte) []byte {
	s.repaired++
	var fixed []byte
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		fixed = utf8.AppendRune(fixed, r)
		text = text[n:]
	}
	return fixed
}

func unescaped(b byte) byte {
	switch b {
	case '"', '\\', '/':
		return b
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return 0
}

func hex4(b []byte) (r rune, ok bool) {
	if len(b) < 4 {
		return 0, false
	}
	for _, c := range b[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
