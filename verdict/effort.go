package verdict

import (
	"math"
	"strconv"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// Effort is how long the task takes a candidate, and what machine it needs.
type Effort struct {
	Hours       Hours    `json:"hours"`
	PandasBytes int64    `json:"pandas_bytes"`
	LoadSeconds float64  `json:"load_seconds"`
	Reasons     []string `json:"reasons"` // what the hours are made of, in plain words
}

// Hours is an estimate of working time.
type Hours struct {
	Low    float64 `json:"low"`
	Likely float64 `json:"likely"`
	High   float64 `json:"high"`
}

// EffortOf estimates the effort: a sum of what a candidate does, in hours, by the
// constants of the policy. Three published tasks whose makers state 1 to 3 hours come
// out at 2.1 to 2.9. The range reaches from somewhat less to nearly twice as much,
// because people who took such tasks report 1.5 to 3 times the stated time. Without a
// profile it is zero.
func EffortOf(c Case, p Policy) Effort {
	e := Effort{Reasons: []string{}}
	if c.Profile == nil {
		return e
	}
	e.PandasBytes, e.LoadSeconds = c.Profile.Size.PandasBytes, c.Profile.Size.LoadSeconds
	likely := 0.0
	add := func(hours float64, reason string) {
		if hours > 0 {
			likely += hours
			e.Reasons = append(e.Reasons, hoursText(hours)+" "+reason)
		}
	}
	columns := usableColumns(c.Profile)
	add(p.EffortRead, "to read the task and load the file")
	add(p.EffortColumn*float64(min(len(columns), p.EffortColumns)), "to look at "+counted(int64(len(columns)), "usable column", "usable columns"))
	kinds := len(weaknessKinds(c.Profile.Weaknesses))
	add(p.EffortWeakness*float64(kinds), "to find and treat "+counted(int64(kinds), "kind of weakness", "kinds of weakness"))
	if hasProse(columns) {
		add(p.EffortText, "to read free text")
	}
	if familiesOf(columns).date > 0 {
		add(p.EffortDates, "to treat dates")
	}
	if more := otherFiles(c.Reading); more > 0 {
		add(p.EffortFile*float64(more), "for "+counted(more, "more file", "more files"))
	}
	if c.targetName() != "" && !c.explores() {
		add(p.EffortModel, "to model the target "+quoted(c.targetName()))
	}
	add(p.EffortReport, "to write it up")
	e.Hours = Hours{Low: tenth(p.EffortLow * likely), Likely: tenth(likely), High: tenth(p.EffortHigh * likely)}
	return e
}

func tenth(hours float64) float64 { return math.Round(hours*10) / 10 }

// hoursText writes hours: "0.5 h".
func hoursText(hours float64) string {
	return strconv.FormatFloat(math.Round(hours*100)/100, 'f', -1, 64) + " h"
}

// proseLength is how many characters a text has on average from which on it is read rather than counted.
const proseLength = 40

func hasProse(columns []profile.Column) bool {
	for _, col := range columns {
		if isProse(col) {
			return true
		}
	}
	return false
}

// isProse reports whether a column holds sentences.
func isProse(col profile.Column) bool {
	return col.Kind == profile.Text && col.Text != nil && col.Text.MeanLength >= proseLength
}

// otherFiles counts the data files that lie beside the one that was read, in the same archive.
func otherFiles(r ingest.Reading) int64 {
	var n int64
	for _, note := range r.Notes {
		if note.Kind == ingest.NoteOtherFiles {
			n += note.Count
		}
	}
	return n
}
