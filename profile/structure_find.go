package profile

// structure finds what ties rows together.
func (s *survey) structure() {
	t := &s.p.Structure
	t.Keys = s.keys()
	t.Dependencies = s.dependencies()
	t.Time = s.timeOrder()
	t.Entity = s.entity()
	if t.Time != nil {
		t.Time.Panel = s.isPanel()
	}
	for i, o := range s.orders {
		if o.sorted() && s.kind(i) != Constant {
			t.SortedBy = append(t.SortedBy, s.name(i))
		}
	}
	t.Order = s.orderSignals()
}

// maxTied is how many columns are held against each other for keys and dependencies.
const maxTied = 60

// tied lists the columns that may be part of a key or a dependency, at most maxTied.
func (s *survey) tied(fit func(i int) bool) []int {
	var list []int
	for i := range s.all {
		if len(list) < maxTied && fit(i) {
			list = append(list, i)
		}
	}
	return list
}

// column is the place of the column of a name, −1 for none.
func (s *survey) column(name string) int {
	for i := range s.all {
		if s.name(i) == name {
			return i
		}
	}
	return -1
}
