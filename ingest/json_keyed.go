package ingest

import "slices"

const (
	fewestKeyed = 3  // records that an object holds under a key each
	mostKeyed   = 64 // of them that are looked at
)

// keyedLayout finds the records in an object of records: {"DE":{"area":1},"FR":{"area":2},"IT":{"area":3}}.
// They have most of their keys in common, and are not fewer than half the keys of one: those would be columns. One in ten
// members may be no object, such as null for a record that was deleted; these are noted when they are met.
func keyedLayout(head []byte, members []jsonMember) (l jsonLayout, ok bool) {
	records := slices.DeleteFunc(slices.Clone(members), func(m jsonMember) bool { return !m.object })
	if len(records) < fewestKeyed || 10*len(records) < 9*len(members) || slices.ContainsFunc(records, func(m jsonMember) bool { return m.rows }) {
		return l, false
	}
	keys, all := map[string]int{}, 0
	looked := records[:min(len(records), mostKeyed)]
	for _, m := range looked {
		inner, _ := jsonMembers(head, m.start)
		for _, f := range inner {
			keys[f.key]++
		}
		all += len(inner)
	}
	if 2*all < len(looked)*len(keys) || len(keys) > 2*len(members) || all == 0 {
		return l, false
	}
	l = jsonLayout{framing: jsonList, start: members[0].before, keyed: "key", within: -1}
	for keys[l.keyed] > 0 {
		l.keyed = "_" + l.keyed
	}
	return l, true
}

// keyedRecord reads a record that stands behind its key.
func (w *jsonWorker) keyedRecord() bool {
	at := w.pos
	key, ok := w.key()
	if !ok {
		return false
	}
	if w.peek() != '{' {
		w.wrong.add(at, 0)
		return w.skip(1)
	}
	w.cell(w.shape.root.fields[0], key, true, at)
	if !w.object(w.shape.root, 0) {
		return false
	}
	w.rows++
	return true
}
