package ingest

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// deepestNesting bounds the stack that reading nested JSON takes.
const deepestNesting = 1000

// A jsonScan reads JSON as RFC 8259 writes it and nothing beside: no trailing
// commas, comments, NaN or single quotes. Its methods read at pos and return
// false at the first fault, which fault and at tell. Text that is not valid
// Unicode is the one thing that is repaired, and counted.
type jsonScan struct {
	buf      []byte
	pos      int
	fault    string
	at       int
	short    bool   // the fault is that the text ends, or may be
	repaired int    // strings with bytes or escapes that are no character, now U+FFFD
	scratch  []byte // the latest string, when it is not as in buf
}

func (s *jsonScan) fail(at int, fault string) bool {
	if s.fault == "" {
		s.fault, s.at, s.short = fault, at, at >= len(s.buf)
	}
	return false
}

// space skips white space.
func (s *jsonScan) space() {
	for s.pos < len(s.buf) {
		switch s.buf[s.pos] {
		case ' ', '\n', '\r', '\t':
			s.pos++
		default:
			return
		}
	}
}

// peek is the byte at pos, 0 at the end.
func (s *jsonScan) peek() byte {
	if s.pos < len(s.buf) {
		return s.buf[s.pos]
	}
	return 0
}

// skip reads any value.
func (s *jsonScan) skip(depth int) bool {
	switch b := s.peek(); b {
	case '{', '[':
		return s.skipNested(depth)
	case '"':
		_, ok := s.str()
		return ok
	default:
		_, ok := s.bare()
		return ok
	}
}

func (s *jsonScan) skipNested(depth int) bool {
	if depth >= deepestNesting {
		return s.fail(s.pos, "values are nested more than 1,000 deep")
	}
	object := s.buf[s.pos] == '{'
	closing := byte(']')
	if object {
		closing = '}'
	}
	s.pos++
	s.space()
	if s.peek() == closing {
		s.pos++
		return true
	}
	for {
		if object {
			if _, ok := s.key(); !ok {
				return false
			}
		}
		if !s.skip(depth + 1) {
			return false
		}
		if more, ok := s.comma(closing); !more {
			return ok
		}
	}
}

// comma reads what follows a member: a comma, and the space after it, or the closing bracket.
func (s *jsonScan) comma(closing byte) (more, ok bool) {
	s.space()
	switch s.peek() {
	case ',':
		s.pos++
		s.space()
		return true, true
	case closing:
		s.pos++
		return false, true
	}
	if closing == '}' {
		return false, s.fail(s.pos, "expected a comma or the end of an object")
	}
	return false, s.fail(s.pos, "expected a comma or the end of a list")
}

// key reads a key and its colon, up to the value. The key is valid until the next string is read.
func (s *jsonScan) key() ([]byte, bool) {
	if s.peek() != '"' {
		return nil, s.fail(s.pos, "expected a key in double quotes")
	}
	key, ok := s.str()
	if !ok {
		return nil, false
	}
	s.space()
	if s.peek() != ':' {
		return nil, s.fail(s.pos, "expected a colon after a key")
	}
	s.pos++
	s.space()
	return key, true
}

// bare reads a number, true, false or null.
func (s *jsonScan) bare() (text []byte, ok bool) {
	start := s.pos
	switch s.peek() {
	case 't':
		return s.word("true")
	case 'f':
		return s.word("false")
	case 'n':
		return s.word("null")
	case '-':
		s.pos++
	}
	if s.peek() == '0' {
		s.pos++
	} else if !s.digits() {
		return nil, s.fail(start, "expected a value")
	}
	if s.peek() == '.' {
		s.pos++
		if !s.digits() {
			return nil, s.fail(s.pos, "expected a digit after the point of a number")
		}
	}
	if s.peek()|0x20 == 'e' {
		s.pos++
		if s.peek() == '+' || s.peek() == '-' {
			s.pos++
		}
		if !s.digits() {
			return nil, s.fail(s.pos, "expected a digit in the exponent of a number")
		}
	}
	return s.buf[start:s.pos], true
}

func (s *jsonScan) word(word string) ([]byte, bool) {
	end := s.pos + len(word)
	if end > len(s.buf) || string(s.buf[s.pos:end]) != word {
		s.fail(s.pos, "expected a value")
		s.short = s.short || end > len(s.buf)
		return nil, false
	}
	text := s.buf[s.pos:end]
	s.pos = end
	return text, true
}

func (s *jsonScan) digits() bool {
	start := s.pos
	for s.pos < len(s.buf) && s.buf[s.pos]-'0' <= 9 {
		s.pos++
	}
	return s.pos > start
}

const (
	everyByte = 0x0101010101010101
	highBits  = 0x8080808080808080
)

// str reads a string and returns what it says, valid until the next one is read.
func (s *jsonScan) str() ([]byte, bool) {
	start := s.pos + 1
	i, high := s.stringEnd(start)
	if i == len(s.buf) {
		return nil, s.unclosed(start - 1)
	}
	switch s.buf[i] {
	case '"':
		s.pos = i + 1
		text := s.buf[start:i]
		if high && !utf8.Valid(text) {
			return s.repair(text), true
		}
		return text, true
	case '\\':
		return s.unescape(start, i)
	}
	return nil, s.fail(i, "control character in a string")
}

// stringEnd finds the first quote, backslash or control character from i on, or the end of buf, and reports
// whether bytes above 127 are before it.
func (s *jsonScan) stringEnd(i int) (end int, high bool) {
	buf, above := s.buf, uint64(0)
	for i+8 <= len(buf) {
		x := binary.LittleEndian.Uint64(buf[i:])
		quote, slash := x^('"'*everyByte), x^('\\'*everyByte)
		// A byte of stop is 0x80 where x has a quote, a backslash or a control
		// character. Bytes above the lowest such may be wrong; it is the one used.
		stop := ((quote-everyByte)&^quote | (slash-everyByte)&^slash | (x-' '*everyByte)&^x) & highBits
		if stop == 0 {
			above |= x & highBits
			i += 8
			continue
		}
		n := bits.TrailingZeros64(stop) >> 3
		above |= x & highBits & (1<<(8*n) - 1)
		return i + n, above != 0
	}
	for ; i < len(buf); i++ {
		if b := buf[i]; b == '"' || b == '\\' || b < ' ' {
			break
		} else if b >= utf8.RuneSelf {
			above = 1
		}
	}
	return i, above != 0
}

func (s *jsonScan) unclosed(at int) bool {
	s.fail(at, "string is never closed")
	s.short = true
	return false
}
