package profile

const (
	minEntityRows = 1.5 // rows per value, on average
	maxEntityRows = 500
	minEntities   = 20 // fewer are a category, unless they are a key together with the time
)

// entity finds the column whose values stand in several rows each, because the rows are
// about the same thing. A category is one only where there is evidence beyond its repeating: it is
// called an id, or is a key together with the time, or determines several other columns.
func (s *survey) entity() *Entity {
	best, most := -1, 0
	for i, f := range s.all {
		if e := s.entityEvidence(i, f); e > most {
			best, most = i, e
		}
	}
	if best < 0 {
		return nil
	}
	f := s.all[best]
	e := &Entity{
		Column: s.name(best), Entities: int64(f.column.Distinct.Value + 0.5),
		MeanRows: float64(f.n) / f.column.Distinct.Value,
	}
	if len(f.column.Top) > 0 {
		e.MaxRows = f.column.Top[0].Count // about that many, where counts are scaled up from the sample
	}
	if t := s.frame.Target; t >= 0 && t != best {
		v := s.groupsTell(best, t)
		e.LikeTarget = v * v
	}
	return e
}

// entityEvidence weighs what speaks for column i naming the things that rows are about, 0 for not enough.
func (s *survey) entityEvidence(i int, f *facts) int {
	d := f.column.Distinct.Value
	rows := float64(f.n) / max(d, 1)
	if rows < minEntityRows || i == s.frame.Target || f.n*2 < f.rows || f.namedTime() || s.onAxis(i) {
		return 0
	}
	withTime := s.keyWithTime(i)
	if d < minEntities && !(withTime && d >= 3) || rows > maxEntityRows {
		return 0
	}
	isID := namedIdentifier(f.c.field.Name) && !namedIndex(f.c.field.Name)
	switch f.column.Kind {
	case Identifier, Code, Email, Phone:
	case Category, Text, Integer:
		if s.isTimeColumn(i) || f.column.Text != nil && f.column.Text.MeanLength > 60 {
			return 0
		}
	default:
		return 0
	}
	evidence := 0
	if f.column.Kind == Identifier || f.column.Kind == Email || isID {
		evidence += 2
	}
	if namedThing(f.c.field.Name) {
		evidence++
	}
	if withTime {
		evidence += 3
	}
	determined := s.determined(s.name(i))
	switch {
	case determined >= 3:
		evidence += 2
	case determined > 0:
		evidence++
	}
	if f.column.Kind == Integer && evidence < 3 || evidence < 2 {
		return 0
	}
	return evidence
}

// namedThing reports whether a column calls itself something that rows are often about.
func namedThing(name string) bool {
	return named(name, "subject", "patient", "person", "customer", "client", "user", "player", "student", "child", "pupil", "employee",
		"worker", "household", "family", "animal", "firm", "company", "school", "hospital", "store", "shop", "product", "item", "station",
		"country", "state", "county", "team", "ticket", "symbol", "ticker", "isin", "device", "machine", "vehicle", "driver", "author", "movie")
}

// keyWithTime reports whether a column and the time that rows follow, or a column of times, are a key together.
func (s *survey) keyWithTime(i int) bool {
	if s.axis != nil && s.axis.seconds != nil {
		if _, ok := s.shareOf(s.code(i), s.axisCodes()); ok && s.code(i).levels() > 1 {
			return true
		}
	}
	name := s.name(i)
	for _, k := range s.p.Structure.Keys {
		if len(k.Columns) != 2 {
			continue
		}
		for at, c := range k.Columns {
			if c == name && s.isTimeColumn(s.column(k.Columns[1-at])) {
				return true
			}
		}
	}
	return false
}

// determined counts the columns that the values of a column determine, and that do not determine it.
func (s *survey) determined(name string) int {
	to := map[string]bool{}
	for _, d := range s.p.Structure.Dependencies {
		if d.From == name {
			to[d.To] = true
		}
	}
	for _, d := range s.p.Structure.Dependencies {
		if d.To == name {
			delete(to, d.From)
		}
	}
	return len(to)
}

// groupsTell is how strongly the values of column i go with another column, 0 to 1, corrected for
// their number.
func (s *survey) groupsTell(i, other int) float64 {
	c := s.code(i)
	if numbers := s.numbers(other); numbers != nil {
		return correlationRatio(c.codes, len(c.counts), numbers, nil)
	}
	o := s.code(other)
	if len(o.counts) > maxLevels {
		return 0
	}
	return cramersV(c.codes, len(c.counts), o.codes, len(o.counts), nil)
}

// isPanel reports whether the same things are met at several times, and several at one time.
func (s *survey) isPanel() bool {
	t, e := s.p.Structure.Time, s.p.Structure.Entity
	return t != nil && e != nil && t.Points >= 3 && float64(s.p.Rows) >= 2*float64(t.Points) && e.MeanRows >= 2 && s.keyWithTime(s.column(e.Column))
}
