package parquet

import (
	"errors"
	"io"

	pq "github.com/parquet-go/parquet-go"
)

// A shape says what a node of the schema is in JSON.
type shape int

const (
	scalar   shape = iota
	record         // an object of the node's fields
	list           // an array; the only field is the repeated one
	mapping        // an object; the only field is the repeated pair of key and value
	opaque         // a variant, whose type may differ from row to row
	leafless       // a group without any leaf
)

// A node is a part of the schema that is kept as JSON text. Its leaves have
// the slots first up to last among those of the whole column.
type node struct {
	name        string
	shape       shape
	optional    bool
	repeated    bool
	wrapper     bool // the group that a list puts around each element
	parent      int  // definition level of a value whose parent is there
	present     int  // definition level of a value that is there
	level       int  // repetition level at which the node repeats
	first, last int
	fields      []*node
	conv        conversion // of a scalar
}

// field returns the field of that name, nil if there is none.
func (n *node) field(name string) *node {
	for _, f := range n.fields {
		if f.name == name {
			return f
		}
	}
	return nil
}

var errLevels = errors.New("its lists do not fit together")

// An assembly makes the JSON text of one row from the values of its leaves.
type assembly struct {
	rows [][]pq.Value // by slot: what is left of the row
	odd  *oddities
}

// head is the definition and repetition level of the next value of n's first leaf.
func (a *assembly) head(n *node) (definition, repetition int, err error) {
	row := a.rows[n.first]
	if len(row) == 0 {
		return 0, 0, io.ErrUnexpectedEOF
	}
	return row[0].DefinitionLevel(), row[0].RepetitionLevel(), nil
}

// skip takes the one value that each leaf has of a node that is not there.
func (a *assembly) skip(n *node) error {
	for slot := n.first; slot < n.last; slot++ {
		if len(a.rows[slot]) == 0 {
			return errLevels
		}
		a.rows[slot] = a.rows[slot][1:]
	}
	return nil
}

// whole appends the text of the column's row; null says that it has none.
func (a *assembly) whole(dst []byte, n *node) (text []byte, null bool, err error) {
	definition, _, err := a.head(n)
	if err != nil {
		return dst, false, err
	}
	if definition < n.parent || n.optional && definition < n.present {
		err = a.skip(n)
		null = true
	} else {
		dst, err = a.append(dst, n)
	}
	for _, row := range a.rows {
		if err == nil && len(row) > 0 {
			err = errLevels
		}
	}
	return dst, null, err
}

func (a *assembly) append(dst []byte, n *node) ([]byte, error) {
	if n.shape == leafless {
		return append(dst, "{}"...), nil
	}
	if n.repeated {
		return a.items(dst, n, '[', ']', a.item)
	}
	return a.single(dst, n)
}

// single appends a node that is not itself repeated, or one of its repetitions.
func (a *assembly) single(dst []byte, n *node) ([]byte, error) {
	definition, _, err := a.head(n)
	if err != nil {
		return dst, err
	}
	if definition < n.present {
		return append(dst, "null"...), a.skip(n)
	}
	switch n.shape {
	case scalar:
		v := a.rows[n.first][0]
		a.rows[n.first] = a.rows[n.first][1:]
		if v.IsNull() {
			return append(dst, "null"...), nil
		}
		return n.conv.json(dst, v, a.odd), nil
	case list:
		return a.items(dst, n.fields[0], '[', ']', a.item)
	case mapping:
		return a.items(dst, n.fields[0], '{', '}', a.pair)
	case opaque:
		return a.variant(dst, n)
	}
	return a.object(dst, n)
}

func (a *assembly) object(dst []byte, n *node) ([]byte, error) {
	dst = append(dst, '{')
	for i, field := range n.fields {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendQuoted(dst, []byte(field.name)), ':')
		var err error
		if dst, err = a.append(dst, field); err != nil {
			return dst, err
		}
	}
	return append(dst, '}'), nil
}

// items appends all repetitions of n between two brackets, each by a function.
func (a *assembly) items(dst []byte, n *node, left, right byte, each func([]byte, *node) ([]byte, error)) ([]byte, error) {
	definition, _, err := a.head(n)
	if err != nil {
		return dst, err
	}
	dst = append(dst, left)
	if definition < n.present {
		return append(dst, right), a.skip(n)
	}
	for first := true; ; first = false {
		if !first {
			dst = append(dst, ',')
		}
		if dst, err = each(dst, n); err != nil {
			return dst, err
		}
		if _, repetition, err := a.head(n); err != nil || repetition < n.level {
			return append(dst, right), nil
		}
	}
}

// item appends one repetition of n, without the group that a list puts around it.
func (a *assembly) item(dst []byte, n *node) ([]byte, error) {
	if n.wrapper {
		return a.append(dst, n.fields[0])
	}
	return a.single(dst, n)
}

// pair appends one repetition of a mapping's pair.
func (a *assembly) pair(dst []byte, n *node) ([]byte, error) {
	key, err := a.append(nil, n.fields[0])
	if err != nil {
		return dst, err
	}
	if len(key) == 0 || key[0] != '"' {
		key = appendQuoted(nil, key)
	}
	dst = append(append(dst, key...), ':')
	return a.append(dst, n.fields[1])
}
