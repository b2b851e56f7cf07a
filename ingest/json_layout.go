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
	names   []string // of a table of lists whose columns are named elsewhere
	wrap    string   // key of the list in its object; "" when the list is all there is
	beside  []string // other keys of that object, with their values
	open    bool     // more of them may follow the list
	within  int      // how many objects that object is in
	geo     bool     // the records are GeoJSON features
	keyed   string   // column of the keys, where the records stand in an object and not in a list
	single  bool     // the file is one object and that is the only record
}

// Hints for JSON that is valid and is no table.
const (
	hintTable  = "a table is a list of objects, one object to a line, or an object with a list of objects"
	hintBroken = "check the file with a JSON linter, or fetch it again if it was cut short"
)

// sequence reports whether the records stand by themselves, one after the other.
func (l *jsonLayout) sequence() bool {
	return l.framing == jsonLines || l.framing == jsonStream && !l.single
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

// jsonError is a SyntaxError at a byte of head. The caller fills in the name.
func jsonError(head []byte, at int, fault, hint string) *SyntaxError {
	c := chunk{data: head, line: 1}
	return &SyntaxError{Position: c.position(min(at, len(head))), Err: jsonFault(fault), Hint: hint}
}

// A jsonFault is what is wrong with a JSON text.
type jsonFault string

func (f jsonFault) Error() string { return string(f) }

// closing is the bracket behind the last record of a list.
func (l *jsonLayout) closing() byte {
	if l.keyed != "" {
		return '}'
	}
	return ']'
}

// elementOf tells what the first records of a chunk are: what nine in ten are.
func (l *jsonLayout) elementOf(c *chunk) jsonElement {
	if l.keyed != "" {
		return jsonObjects
	}
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
