package verdict

import "slices"

// Presets lists the names of the policies that come with fairset, the default first.
func Presets() []string { return []string{"junior", "senior", "exploration"} }

// Preset returns the policy of that name, and whether there is one:
//   - junior, the default: a task of a few hours for a first job;
//   - senior: more columns, more gaps, more hours and no dictionary are fine;
//   - exploration: nothing is predicted, so fewer rows do, and columns of one family are too few.
func Preset(name string) (p Policy, ok bool) {
	p = DefaultPolicy()
	switch name {
	case "junior":
	case "senior":
		p.LargePass, p.LargeFail = 500, 150
		p.VariedPassMax, p.VariedFailMax = 120, 400
		p.SparsePass, p.SparseFail, p.SparseColumns = 0.40, 0.70, 0.5
		p.InformativePass = 0.15
		p.OpaquePass, p.OpaqueFail = 0.50, 0.90
		p.WeaknessesMax = 14
		p.HoursPass, p.HoursFail = 6, 10
	case "exploration":
		p.LargePass, p.LargeFail = 300, 100
		p.VariedFailMin = 3
	default:
		return Policy{}, false
	}
	p.Name = name
	return p, true
}

// A Difference is a limit that a policy has elsewhere than the default.
type Difference struct {
	Limit   string `json:"limit"`
	Value   string `json:"value"`   // with its unit
	Default string `json:"default"` // with its unit
}

// Differences lists the limits of p that are not those of the default, and the criteria
// that it skips, in the order of the registry.
func (p Policy) Differences() []Difference {
	list := []Difference{}
	usual := DefaultPolicy()
	for _, c := range Criteria() {
		if slices.Contains(p.Skip, c.ID) {
			list = append(list, Difference{Limit: c.ID, Value: "not asked", Default: "asked"})
		}
		for _, l := range c.Limits {
			if value, was := l.Value(p), l.Value(usual); value != was {
				list = append(list, Difference{l.Name, value, was})
			}
		}
	}
	return list
}
