package cell

// A Sampler decides the Type of one column from a sample of its cells.
type Sampler struct {
	evidence Evidence
}

// Add shows the Sampler one cell. isString says that the format itself marks
// the cell as text, as JSON does with quotes: it is then never read as a
// number or boolean. The Sampler does not keep cell.
func (s *Sampler) Add(text []byte, isString bool) {
	text = trim(text)
	s.evidence.add(text, classify(text, isString), 0, 0)
}

// AddList shows the Sampler a cell that is a list of the format itself, as JSON.
func (s *Sampler) AddList(text []byte) {
	s.evidence.classes[classList]++
	s.evidence.items |= itemsOf(text)
}

// Type decides from the cells seen so far.
func (s *Sampler) Type() Type { return s.evidence.decide(orderAssumed) }

// Merge shows the Sampler all cells that other was shown.
func (s *Sampler) Merge(other *Sampler) { s.evidence.Merge(other.evidence) }

// Evidence is what was seen so far.
func (s *Sampler) Evidence() Evidence { return s.evidence }
