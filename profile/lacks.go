package profile

// maxLacks is the last entry of MissingTotal.ByRow.
const maxLacks = 10

// lacks counts rows by how many of their cells are missing: once with nulls
// alone, once with every word for missing as well. Which words count is known only at the
// end, when the other values of their column are.
type lacks struct {
	nulls, words [maxLacks + 1]int64
}

func (l *lacks) add(s *scratch) {
	for i, n := range s.nulls {
		l.nulls[min(n, maxLacks)]++
		l.words[min(n+s.words[i], maxLacks)]++
	}
}

func (l *lacks) merge(o *lacks) {
	for i := range l.nulls {
		l.nulls[i] += o.nulls[i]
		l.words[i] += o.words[i]
	}
}

// with is what l would be, had every row so many missing cells more.
func (l lacks) with(more int) (out lacks) {
	for i := range l.nulls {
		at := min(i+more, maxLacks)
		out.nulls[at] += l.nulls[i]
		out.words[at] += l.words[i]
	}
	return out
}
