package verdict

import (
	"slices"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile"
)

// An archetype is the kind of table that a dataset is, where that changes what may be
// asked of its columns: "" for the usual table of things and their traits.
type archetype string

// The archetypes, each as it reads in a sentence.
const (
	eventLog   archetype = "a log of events"
	timeSeries archetype = "a time series"
	texts      archetype = "a collection of texts"
	ratings    archetype = "a log of ratings"
)

// narrow is the archetype of a table that has few columns by its nature: what there is
// to work out lies between its rows, or within its texts.
func narrow(c Case) archetype {
	var sentences, dates, things bool
	for _, col := range c.Profile.Columns {
		sentences = sentences || isProse(col)
		dates = dates || isMoment(col)
		things = things || !isProse(col) && repeats(col, c.Profile.Rows)
	}
	named := repeatedIDs(c.Profile)
	order := c.Profile.Structure.Time
	switch {
	case sentences:
		return texts
	case order != nil && order.Step != "" && !order.Panel && 10*order.Points >= 9*c.Profile.Rows:
		return timeSeries
	case named > 1:
		return ratings
	case named > 0, dates && (things || c.Profile.Structure.Entity != nil):
		return eventLog
	}
	return ""
}

// isMoment reports whether a column holds times, be they written as numbers.
func isMoment(col profile.Column) bool {
	switch col.Kind {
	case profile.Date, profile.Time, profile.Timestamp:
		return true
	}
	return col.Time != nil && col.Form != "year"
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

// repeatedIDs counts the identifiers, such as of users, that have several rows each.
func repeatedIDs(p *profile.Profile) int {
	n := 0
	for _, col := range p.Columns {
		if col.Kind == profile.Identifier && repeats(col, p.Rows) {
			n++
		}
	}
	return n
}

// onlyTexts reports whether nothing but texts stands beside the target, so that whoever
// predicts it makes numbers of the words first.
func onlyTexts(c Case) bool {
	found := false
	for _, col := range usableColumns(c.Profile) {
		switch {
		case col.Name == c.targetName():
		case isProse(col):
			found = true
		default:
			return false
		}
	}
	return found
}

// trial returns the column that tells which of a few versions a row was shown, as logs of
// an experiment have it: what is asked there is whether the version matters, not how well
// the outcome can be predicted.
func trial(c Case) (profile.Column, bool) {
	for _, col := range c.Profile.Columns {
		words := prose.Words(col.Name)
		if col.Name == c.targetName() || !sound(col.Distinct) || col.Distinct.Value < 2 || col.Distinct.Value > 4 {
			continue
		}
		if slices.ContainsFunc(words, func(w string) bool { return trialWords[w] }) {
			return col, true
		}
	}
	return profile.Column{}, false
}

// trialWords are what the column of versions is called.
var trialWords = map[string]bool{
	"test": true, "treatment": true, "treated": true, "variant": true, "variation": true, "version": true, "experiment": true, "ab": true,
}
