package ingest

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// A jsonMember is a key of an object with what its value looks like.
type jsonMember struct {
	key     string
	before  int // where its key begins
	start   int // of the value
	end     int // of it, 0 where head ends before
	list    bool
	object  bool
	first   byte // of the first value in a list, ']' for an empty one
	length  int
	objects bool // among the values of a list
	rows    bool // the keys of an object are 0, 1, 2 and so on: it is a column by row number
}

// listKeys are the names that services give to the list of records in their answer.
var listKeys = [...]string{"data", "records", "rows", "items", "results", "features", "values", "entries"}

// envelopeKeys are the names of what services tell about their answer beside it.
var envelopeKeys = [...]string{
	"status", "code", "success", "ok", "error", "errors", "message", "messages", "warnings", "help", "version", "apiVersion", "meta", "metadata", "_meta",
	"links", "_links", "responseHeader", "header", "headers", "copyright", "license", "disclaimer", "timestamp", "took", "timed_out", "_shards",
	"count", "total", "page", "pages", "limit", "offset", "next", "previous", "jsonrpc",
}

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
		columnar = columnar && m.columnLike() && m.length == members[0].length
	}
	if l, ok := splitLayout(head, members); ok {
		return l
	}
	if len(lists) > 1 {
		lists = slices.DeleteFunc(lists, func(m jsonMember) bool { return !slices.Contains(listKeys[:], m.key) })
	}
	if len(lists) == 1 && isRecordOf(members, lists[0]) {
		return jsonLayout{framing: jsonStream, start: first, single: true}
	}
	if len(lists) == 1 {
		return jsonLayout{
			framing: jsonList, start: lists[0].start + 1, wrap: lists[0].key,
			beside: besideOf(head, members, lists[0].key), open: !whole,
			geo: lists[0].key == "features" && isGeoJSON(head, members),
		}
	}
	if columnar {
		return jsonLayout{framing: jsonColumns, start: first}
	}
	if l, ok := innerLayout(head, members); ok {
		return l
	}
	if l, ok := keyedLayout(head, members); ok {
		return l
	}
	return jsonLayout{framing: jsonStream, start: first, single: true}
}

// fewItems are as many things as a record may well consist of.
const fewItems = 20

// isRecordOf reports whether an object is a record, such as an order, that has a number or name of its own and a
// few things in a list, and is not an envelope around records.
func isRecordOf(members []jsonMember, list jsonMember) bool {
	if list.end == 0 || list.length > fewItems || list.key != "items" && slices.Contains(listKeys[:], list.key) {
		return false
	}
	return slices.ContainsFunc(members, func(m jsonMember) bool {
		key := strings.ToLower(m.key)
		return !m.list && !m.object && (key == "id" || key == "_id" || key == "uuid" || strings.HasSuffix(key, "_id") || strings.HasSuffix(m.key, "Id"))
	})
}

// besideOf tells of the members that are no data what they say, shortened.
func besideOf(head []byte, members []jsonMember, data ...string) (beside []string) {
	const most = 40
	for _, m := range members {
		switch value := string(head[m.start:max(m.start, m.end)]); {
		case slices.Contains(data, m.key):
			continue
		case m.list:
			beside = append(beside, m.key+" (a list)")
		case m.object:
			beside = append(beside, m.key+" (an object)")
		case len(value) > most:
			beside = append(beside, m.key+" ("+strings.ToValidUTF8(value[:most], "")+"…)")
		default:
			beside = append(beside, m.key+" ("+value+")")
		}
	}
	return beside
}

// innerLayout finds the list of objects in the one member that is an object with such a list. What is
// beside that member must be no data: {"id":1,"orders":{"items":[{…}]}} is a record.
func innerLayout(head []byte, members []jsonMember) (inner jsonLayout, ok bool) {
	for _, m := range members {
		if slices.Contains(envelopeKeys[:], m.key) {
			continue
		}
		if !m.object || m.rows && !m.objects {
			return inner, false
		}
		l := objectLayout(head, m.start)
		if l.framing != jsonList {
			return inner, false
		}
		if ok {
			return inner, false
		}
		inner, ok = l, true
		inner.wrap = strings.TrimSuffix(m.key+"."+inner.wrap, ".")
		inner.beside = append(inner.beside, besideOf(head, members, m.key)...)
		inner.within++
	}
	return inner, ok && inner.within < deepestColumn
}

// jsonMembers lists the members of the object at first; whole tells whether head holds all of it.
func jsonMembers(head []byte, first int) (members []jsonMember, whole bool) {
	s := jsonScan{buf: head, pos: first + 1}
	s.space()
	for s.peek() == '"' && len(members) < mostColumns {
		before := s.pos
		key, ok := s.key()
		if !ok {
			return members, false
		}
		m := jsonMember{key: string(key), before: before, start: s.pos, list: s.peek() == '[', object: s.peek() == '{'}
		switch s.peek() {
		case '[':
			ok = m.measure(&s)
		case '{':
			ok = m.measureKeys(&s)
		default:
			ok = s.skip(1)
		}
		if ok {
			m.end = s.pos
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

// measureKeys reads an object.
func (m *jsonMember) measureKeys(s *jsonScan) bool {
	s.pos++
	s.space()
	if s.peek() == '}' {
		s.pos++
		return true
	}
	for m.rows = true; ; m.length++ {
		key, ok := s.key()
		if !ok {
			return false
		}
		m.rows = m.rows && string(key) == strconv.Itoa(m.length)
		m.objects = m.objects || s.peek() == '{'
		if !s.skip(2) {
			return false
		}
		if more, ok := s.comma('}'); !more {
			m.length++
			return ok
		}
	}
}

// columnLike reports whether a value may be a column: a list, or an object by
// row number as pandas writes it, of values that are no objects.
func (m *jsonMember) columnLike() bool {
	return !m.objects && m.length > 0 && (m.list || m.rows)
}

// splitLayout finds the table in an object with a list of lists "data" and the
// names of their columns in "columns".
func splitLayout(head []byte, members []jsonMember) (l jsonLayout, ok bool) {
	data := slices.IndexFunc(members, func(m jsonMember) bool { return m.key == "data" && m.list && m.first == '[' })
	names := slices.IndexFunc(members, func(m jsonMember) bool { return m.key == "columns" && m.list && m.first == '"' })
	if data < 0 || names < 0 {
		return l, false
	}
	l = jsonLayout{framing: jsonList, start: members[data].start + 1, wrap: "data", beside: besideOf(head, members, "data", "columns")}
	s := jsonScan{buf: head, pos: members[names].start + 1}
	s.space()
	for s.peek() == '"' {
		name, ok := s.str()
		if !ok || slices.Contains(l.names, string(name)) {
			return l, false
		}
		l.names = append(l.names, string(name))
		if more, ok := s.comma(']'); !more {
			return l, ok
		}
	}
	return l, false
}

func isGeoJSON(head []byte, members []jsonMember) bool {
	for _, m := range members {
		if m.key == "type" && bytes.HasPrefix(head[m.start:], []byte(`"FeatureCollection"`)) {
			return true
		}
	}
	return false
}
