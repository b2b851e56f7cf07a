package ingest

import (
	"math"
	"strconv"
	"time"
)

// An extendedValue is a value that MongoDB's extended JSON writes as an object with
// one key, such as {"$oid":"…"} or {"$numberLong":"7"}.
type extendedValue struct {
	text     []byte
	isString bool
	null     bool
}

// extended reads such an object at pos. Where there is none it reads nothing:
// an object with other keys, or with a key that has a meaning and a value that has not.
func (r *jsonRecords) extended() (v extendedValue, ok bool) {
	ahead := jsonScan{buf: r.buf, pos: r.pos + 1, scratch: r.scratch}
	ahead.space()
	if at := ahead.pos; at+2 >= len(r.buf) || r.buf[at] != '"' || r.buf[at+1] != '$' {
		return v, false
	}
	key, ok := ahead.key()
	if !ok {
		return v, false
	}
	switch string(key) {
	case "$oid", "$symbol", "$uuid":
		v.text, ok = ahead.str1()
		v.isString = true
	case "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal":
		v.text, ok = ahead.str1()
		v.null = string(v.text) == "NaN"
	case "$date":
		v.text, ok = ahead.date()
		v.isString = true
	default:
		return v, false
	}
	if !ok || !ahead.end() || ahead.repaired > 0 {
		return v, false
	}
	r.pos = ahead.pos
	return v, true
}

// str1 reads a string, if one is there.
func (s *jsonScan) str1() ([]byte, bool) {
	if s.peek() != '"' {
		return nil, false
	}
	return s.str()
}

// end reads the end of an object.
func (s *jsonScan) end() bool {
	s.space()
	if s.peek() != '}' {
		return false
	}
	s.pos++
	return true
}

// date reads what stands for a moment: its text, or milliseconds since 1970 as a
// number, in an object of its own or not.
func (s *jsonScan) date() (text []byte, ok bool) {
	switch s.peek() {
	case '"':
		return s.str()
	case '{':
		s.pos++
		s.space()
		key, ok := s.key1()
		if !ok || string(key) != "$numberLong" {
			return nil, false
		}
		if text, ok = s.str1(); !ok || !s.end() {
			return nil, false
		}
	default:
		if text, ok = s.bare(); !ok {
			return nil, false
		}
	}
	ms, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return nil, false
	}
	return momentText(ms), true
}

// key1 reads a key, if one is there.
func (s *jsonScan) key1() ([]byte, bool) {
	if s.peek() != '"' {
		return nil, false
	}
	return s.key()
}

// momentText spells milliseconds since 1970, as a number when its year is not one
// of those from 1 to 9999.
func momentText(ms int64) []byte {
	const first, last = -62135596800, 253402300799 // seconds
	if s := math.Floor(float64(ms) / 1000); s < first || s > last {
		return strconv.AppendInt(nil, ms, 10)
	}
	return time.UnixMilli(ms).UTC().AppendFormat(nil, "2006-01-02T15:04:05.000Z")
}
