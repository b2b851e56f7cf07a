package ingest

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest/cell"
)

// jsonFraming is how the records of a table lie in the text.
type jsonFraming uint8

const (
	jsonLines   jsonFraming = iota // one to a line
	jsonStream                     // one after the other, or a single one
	jsonList                       // in one list, by itself or in an object
	jsonColumns                    // an object of lists, one to a column
)

// A jsonLayout says where the records of a table are and what they look like.
type jsonLayout struct {
	framing jsonFraming
	start   int // of the first record, or of the end of an empty list
	element jsonElement
	header  []string // of a table of lists whose first list names the columns
	wrap    string   // key of the list in its object; "" when the list is all there is
	left    int      // other keys of that object
	geo     bool     // the records are GeoJSON features
}

// Hints for JSON that is valid and is no table.
const (
	hintTable  = "a table is a list of objects, one object to a line, or an object with a list of objects"
	hintBroken = "check the file with a JSON linter, or fetch it again if it was cut short"
)

// looksLikeJSON tells from the first bytes of a text whether it is JSON, and
// whether it is one document ("json") or one record after the other ("ndjson").
func looksLikeJSON(head []byte) (format string, ok bool) {
	s := jsonScan{buf: head}
	s.space()
	first := s.pos
	if b := s.peek(); b != '{' && b != '[' {
		return "", false
	}
	if !s.skip(0) && !s.short && !startsJSON(head[first:]) {
		return "", false
	}
	l, err := layoutOf(head, false)
	if err == nil && (l.framing == jsonLines || l.framing == jsonStream && l.more(head)) {
		return "ndjson", true
	}
	return "json", true
}

// startsJSON reports whether text, with a fault later on, begins as JSON does and other formats do not:
// with an object that has a key, or a list of objects or lists.
func startsJSON(text []byte) bool {
	s := jsonScan{buf: text, pos: 1}
	s.space()
	if text[0] == '{' {
		_, ok := s.key()
		return ok || s.peek() == '}'
	}
	return s.peek() == '{' || s.peek() == '[' || s.peek() == ']' || s.skip(1) && s.pos < len(text)
}

// more reports whether a second value follows the first.
func (l *jsonLayout) more(head []byte) bool {
	s := jsonScan{buf: head, pos: l.start}
	ok := s.skip(0)
	s.space()
	return ok && s.pos < len(head)
}

// layoutOf finds the records in a text of which head is the beginning, or all
// when complete.
func layoutOf(head []byte, complete bool) (jsonLayout, *SyntaxError) {
	s := jsonScan{buf: head}
	s.space()
	first := s.pos
	opening := s.peek()
	if first == len(head) {
		return jsonLayout{}, jsonError(head, first, "the file holds no value", hintTable)
	}
	ok := s.skip(0)
	end := s.pos
	s.space()
	switch {
	case ok && opening != '{' && opening != '[':
		return jsonLayout{}, jsonError(head, first, "a single value is not a table", hintTable)
	case ok && s.pos < len(head):
		if bytes.IndexByte(head[first:end], '\n') < 0 && bytes.IndexByte(head[end:s.pos], '\n') >= 0 {
			return jsonLayout{framing: jsonLines}, nil
		}
		return jsonLayout{framing: jsonStream, start: first}, nil
	case !ok && !(s.short && !complete):
		if secondLineHolds(head[first:], s.at-first) {
			return jsonLayout{framing: jsonLines}, nil
		}
		return jsonLayout{}, jsonError(head, s.at, s.fault, hintBroken)
	case opening == '[':
		return jsonLayout{framing: jsonList, start: first + 1}, nil
	}
	return objectLayout(head, first), nil
}

// secondLineHolds reports whether a fault in the first line is one of that line only.
func secondLineHolds(text []byte, fault int) bool {
	line := bytes.IndexByte(text, '\n')
	if line < 0 || fault > line {
		return false
	}
	second, _, _ := bytes.Cut(text[line+1:], []byte{'\n'})
	s := jsonScan{buf: second}
	s.space()
	if s.peek() != '{' && s.peek() != '[' || !s.skip(0) {
		return false
	}
	s.space()
	return s.pos == len(second)
}

// A jsonMember is a key of an object with what its value looks like.
type jsonMember struct {
	key     string
	start   int // of the value
	list    bool
	first   byte // of the first value in a list, ']' for an empty one
	length  int
	objects bool // among the values of a list
}

// listKeys are the names that services give to the list of records in their answer.
var listKeys = [...]string{"data", "records", "rows", "items", "results", "features", "values", "entries"}

// objectLayout finds the table in a text that is one object: its one list of
// objects, or its lists of equal length, or else the object is the only record.
func objectLayout(head []byte, first int) jsonLayout {
	members, whole := jsonMembers(head, first)
	var lists []jsonMember
	columnar := whole && len(members) > 0
	for _, m := range members {
		if m.list && m.first == '{' {
			lists = append(lists, m)
		}
		columnar = columnar && m.list && !m.objects && m.length > 0 && m.length == members[0].length
	}
	if len(lists) > 1 {
		lists = slices.DeleteFunc(lists, func(m jsonMember) bool { return !slices.Contains(listKeys[:], m.key) })
	}
	if len(lists) == 1 {
		return jsonLayout{
			framing: jsonList, start: lists[0].start + 1, wrap: lists[0].key, left: len(members) - 1,
			geo: lists[0].key == "features" && isGeoJSON(head, members),
		}
	}
	if columnar {
		return jsonLayout{framing: jsonColumns, start: first}
	}
	return jsonLayout{framing: jsonStream, start: first}
}

// jsonMembers lists the members of the object at first; whole tells whether head holds all of it.
func jsonMembers(head []byte, first int) (members []jsonMember, whole bool) {
	s := jsonScan{buf: head, pos: first + 1}
	s.space()
	for s.peek() == '"' && len(members) < mostColumns {
		key, ok := s.key()
		if !ok {
			return members, false
		}
		m := jsonMember{key: string(key), start: s.pos, list: s.peek() == '['}
		if m.list {
			ok = m.measure(&s)
		} else {
			ok = s.skip(1)
		}
		members = append(members, m)
		if !ok {
			return members, false
		}
		if more, ok := s.comma('}'); !more {
			return members, ok
		}
	}
	return members, false
}

// measure reads a list.
func (m *jsonMember) measure(s *jsonScan) bool {
	s.pos++
	s.space()
	m.first = s.peek()
	if m.first == ']' {
		s.pos++
		return true
	}
	for {
		m.objects = m.objects || s.peek() == '{'
		if !s.skip(2) {
			return false
		}
		m.length++
		if more, ok := s.comma(']'); !more {
			return ok
		}
	}
}

func isGeoJSON(head []byte, members []jsonMember) bool {
	for _, m := range members {
		if m.key == "type" && bytes.HasPrefix(head[m.start:], []byte(`"FeatureCollection"`)) {
			return true
		}
	}
	return false
}

// jsonError is a SyntaxError at a byte of head. The caller fills in the name.
func jsonError(head []byte, at int, fault, hint string) *SyntaxError {
	c := chunk{data: head, line: 1}
	return &SyntaxError{Position: c.position(min(at, len(head))), Err: jsonFault(fault), Hint: hint}
}

// A jsonFault is what is wrong with a JSON text.
type jsonFault string

func (f jsonFault) Error() string { return string(f) }

// elementOf tells what the first records of a chunk are: what nine in ten are.
func (l *jsonLayout) elementOf(c *chunk) jsonElement {
	var objects, lists, others int
	count := func(b byte) {
		switch b {
		case '{':
			objects++
		case '[':
			lists++
		case 'n':
		default:
			others++
		}
	}
	s := jsonScan{buf: c.data}
	if l.framing == jsonLines {
		for line := range bytes.Lines(c.data) {
			if s = (jsonScan{buf: line}); !blankJSON(&s) {
				count(s.peek())
			}
		}
	} else {
		for !blankJSON(&s) && s.peek() != ']' {
			count(s.peek())
			if !s.skip(0) {
				break
			}
			s.space()
			if s.peek() == ',' {
				s.pos++
			}
		}
	}
	total := objects + lists + others
	switch {
	case total == 0, objects*10 >= total*9:
		return jsonObjects
	case lists*10 >= total*9:
		return jsonLists
	case l.framing == jsonList:
		return jsonScalars
	case objects >= lists:
		return jsonObjects
	}
	return jsonLists
}

// blankJSON skips white space and reports whether that was all.
func blankJSON(s *jsonScan) bool {
	s.space()
	return s.pos == len(s.buf)
}

// headerOf returns the names in the first list of a chunk of lists: all its
// values are different strings that are words and not numbers or dates, and a second list follows.
func headerOf(c *chunk) (names []string) {
	s := jsonScan{buf: c.data}
	s.space()
	if s.peek() != '[' {
		return nil
	}
	s.pos++
	s.space()
	for s.peek() == '"' {
		text, ok := s.str()
		if !ok || slices.Contains(names, string(text)) || !isName(text) {
			return nil
		}
		names = append(names, string(text))
		more, ok := s.comma(']')
		if !ok {
			return nil
		}
		if !more {
			s.space()
			if s.peek() == ',' {
				s.pos++
				s.space()
			}
			if s.peek() == '[' {
				return names
			}
			return nil
		}
	}
	return nil
}

func isName(text []byte) bool {
	if !utf8.Valid(text) {
		return false
	}
	var s cell.Sampler
	s.Add(text, false)
	return s.Type().Arrow().ID() == arrow.STRING
}
