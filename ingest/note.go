package ingest

// A noteBook adds up notes of the same kind and column, in the order in which
// they were first met.
type noteBook struct {
	notes []Note
	at    map[noteKey]int
}

type noteKey struct{ kind, name string }

// has reports whether a note of this kind was taken, so that its first position is known.
func (b *noteBook) has(kind, name string) bool {
	_, ok := b.at[noteKey{kind, name}]
	return ok
}

// count is how often kind was noted, whatever the name.
func (b *noteBook) count(kind string) (n int64) {
	for _, note := range b.notes {
		if note.Kind == kind {
			n += note.Count
		}
	}
	return n
}

// add counts n more of a kind. text and first matter only the first time.
func (b *noteBook) add(n Note) {
	if n.Count == 0 {
		return
	}
	key := noteKey{n.Kind, n.Name}
	if i, ok := b.at[key]; ok {
		b.notes[i].Count += n.Count
		return
	}
	if b.at == nil {
		b.at = map[noteKey]int{}
	}
	b.at[key] = len(b.notes)
	b.notes = append(b.notes, n)
}
