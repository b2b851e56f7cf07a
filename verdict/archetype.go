package verdict

import "github.com/fairset/fairset/profile"

// An archetype is the kind of table that a dataset is, where that changes what may be
// asked of its columns: "" for the usual table of things and their traits.
type archetype string

// The archetypes, each as it reads in a sentence.
const (
	eventLog   archetype = "a log of events"
	timeSeries archetype = "a time series"
	texts      archetype = "a collection of texts"
)

// narrow is the archetype of a table that has few columns by its nature: what there is
// to work out lies between its rows, or within its texts.
func narrow(c Case) archetype {
	var prose, dates, things bool
	for _, col := range c.Profile.Columns {
		switch {
		case isProse(col):
			prose = true
		case isMoment(col):
			dates = true
		case repeats(col, c.Profile.Rows):
			things = true
		}
	}
	order := c.Profile.Structure.Time
	switch {
	case prose:
		return texts
	case order != nil && order.Step != "" && !order.Panel:
		return timeSeries
	case dates && (things || c.Profile.Structure.Entity != nil):
		return eventLog
	}
	return ""
}

func isMoment(col profile.Column) bool {
	switch col.Kind {
	case profile.Date, profile.Time, profile.Timestamp:
		return true
	}
	return false
}

// repeats reports whether a column names things, such as users, that have several rows each.
func repeats(col profile.Column, rows int64) bool {
	switch col.Kind {
	case profile.Identifier, profile.Code, profile.Integer, profile.Category, profile.Text:
	default:
		return false
	}
	const fewest = 20 // things, so that it is no flag or grade
	return sound(col.Distinct) && col.Distinct.Value >= fewest && 1.5*col.Distinct.Value <= float64(rows)
}
