package ingest

import (
	"errors"
	"strconv"
	"strings"

	"github.com/fairset/fairset/ingest/cell"
)

const (
	// deepestColumn is how deep objects are flattened; what lies deeper stays JSON text.
	deepestColumn = 8
	// mostColumns bounds the memory that rows with ever new keys can take.
	mostColumns = 10_000
)

var errManyKeys = errors.New("the records have more than 10,000 different keys")

// A jsonShape is the tree of keys that records have. While it is sampled it
// grows; while a table is scanned it is shared by all workers and stays as it is.
type jsonShape struct {
	root  *jsonField
	nodes int
}

// A jsonField is a key of an object, with what is known of its values.
type jsonField struct {
	owner  *jsonShape
	parent *jsonField // nil for the record itself
	key    string
	member string       // how records begin the member with this key, if the key needs no escapes
	fields []*jsonField // when values are objects, in order of appearance
	byKey  map[string]int

	sampler  cell.Sampler
	hasValue bool // other than null and objects with keys
	hasNull  bool
	column   int // -1 for none

	verbatim bool // objects are kept as JSON text
	bare     bool // the names of columns below do not begin with key
	constant bool // no column: always the same
	shared   bool // another field has the same column
}

func newJSONShape() *jsonShape {
	s := &jsonShape{}
	s.root = &jsonField{owner: s, column: -1}
	return s
}

// find returns the index of the field with a key, -1 for none. guess is where it would be
// if keys came in the order that they were first seen in.
func (f *jsonField) find(key []byte, guess int) int {
	if guess < len(f.fields) && f.fields[guess].key == string(key) {
		return guess
	}
	if f.byKey == nil {
		for i, c := range f.fields {
			if c.key == string(key) {
				return i
			}
		}
		return -1
	}
	if i, ok := f.byKey[string(key)]; ok {
		return i
	}
	return -1
}

// add returns the field with a key, making it where there is none.
func (f *jsonField) add(key []byte) *jsonField {
	if i := f.find(key, len(f.fields)); i >= 0 {
		return f.fields[i]
	}
	f.owner.nodes++
	c := &jsonField{owner: f.owner, parent: f, key: string(key), member: member(key), column: -1}
	f.fields = append(f.fields, c)
	if len(f.fields) > 8 {
		if f.byKey == nil {
			f.byKey = make(map[string]int)
			for i, c := range f.fields {
				f.byKey[c.key] = i
			}
		}
		f.byKey[c.key] = len(f.fields) - 1
	}
	return c
}

// member is how an object begins the member with a key, "" where the key needs escapes.
func member(key []byte) string {
	for _, b := range key {
		if b < ' ' || b == '"' || b == '\\' {
			return ""
		}
	}
	return `"` + string(key) + `":`
}

// mirror returns the field of s that stands where f stands in its own shape.
func (s *jsonShape) mirror(f *jsonField) *jsonField {
	if f.parent == nil {
		return s.root
	}
	m := s.mirror(f.parent).add([]byte(f.key))
	m.verbatim, m.bare, m.constant = f.verbatim, f.bare, f.constant
	return m
}

// merge adds what other knows to s.
func (s *jsonShape) merge(other *jsonShape) { s.root.merge(other.root) }

func (f *jsonField) merge(other *jsonField) {
	f.sampler.Merge(&other.sampler)
	f.hasValue = f.hasValue || other.hasValue
	f.hasNull = f.hasNull || other.hasNull
	f.verbatim = f.verbatim || other.verbatim
	for _, c := range other.fields {
		f.add([]byte(c.key)).merge(c)
	}
}

// columns gives every field with values a column and returns them all. Columns
// that old has, under the same name, keep their type.
func (s *jsonShape) columns(old columns, forced map[string]string) (columns, []*jsonField, error) {
	l := jsonColumnList{old: make(map[string]column, len(old)), byName: make(map[string]int), forced: forced}
	for _, c := range old {
		l.old[c.name] = c
	}
	err := l.add(s.root)
	return l.columns, l.fields, err
}

// jsonColumnList is a list of columns while it is made.
type jsonColumnList struct {
	columns columns
	fields  []*jsonField // of each column, the first when two share a name
	byName  map[string]int
	old     map[string]column
	forced  map[string]string
}

func (l *jsonColumnList) add(f *jsonField) error {
	if f.hasValue && !f.constant || f.hasNull && len(f.fields) == 0 {
		if err := l.addColumn(f); err != nil {
			return err
		}
	}
	for _, c := range f.fields {
		if err := l.add(c); err != nil {
			return err
		}
	}
	return nil
}

func (l *jsonColumnList) addColumn(f *jsonField) error {
	name := f.name(true)
	if i, ok := l.byName[name]; ok && l.fields[i].name(false) != f.name(false) {
		name = f.name(false)
	}
	if i, ok := l.byName[name]; ok {
		f.column = i // as "a.b" and b in a
		f.shared, l.fields[i].shared = true, true
		return nil
	}
	c, ok := l.old[name]
	if !ok {
		var err error
		if c, err = newColumn(name, f.sampler.Type(), l.forced); err != nil {
			return err
		}
	}
	f.column = len(l.columns)
	l.byName[name] = f.column
	l.columns, l.fields = append(l.columns, c), append(l.fields, f)
	return nil
}

// name is the keys that lead to f, with points between. short leaves out bare ones.
func (f *jsonField) name(short bool) string {
	var keys []string
	for ; f.parent != nil; f = f.parent {
		if !short || !f.bare {
			keys = append([]string{f.key}, keys...)
		}
	}
	return strings.Join(keys, ".")
}

// jsonPosition names the column of a list's n-th value, from 0.
func jsonPosition(n int) []byte { return strconv.AppendInt([]byte("column_"), int64(n)+1, 10) }
