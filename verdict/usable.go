package verdict

import (
	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

func usable() Criterion {
	const source = "argued, not calibrated: a file should load with one line of pandas or R"
	of := func(limit func(Policy) float64) func(Policy) string {
		return func(p Policy) string { return percent(limit(p)) }
	}
	return Criterion{
		ID:       "usable",
		Question: "Does the file load at the first attempt?",
		Why: "Hours that go into opening a file are not spent on thinking about it. An unfamiliar format such as JSON or Parquet is no fault: " +
			"say in the brief how to open it. Title lines, nested structure, an encoding other than UTF-8 and names that are lacking cost time and are warnings. " +
			"Several header lines turn numbers into text and fail.",
		Remedy: "Write the file again as one tidy table: one header line, one record per line, UTF-8.",

		Blocking: true,
		Hardness: 70,
		Limits: []LimitDoc{
			{"UsablePass", of(func(p Policy) float64 { return p.UsablePass }), "the largest share of broken records, with fields too many or too few or not readable, that passes", source},
			{"UsableFail", of(func(p Policy) float64 { return p.UsableFail }), "with a larger share of broken records it fails", source},
			{"UsableMisfits", of(func(p Policy) float64 { return p.UsableMisfits }), "a column where more cells do not fit its type has no clear type", source},
			{"UsableColumns", of(func(p Policy) float64 { return p.UsableColumns }), "the largest share of columns without clear type that passes; also the largest share of columns that several header lines may turn into text", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeUsable(c, p, source) },
	}
}

// broken counts the records that could not be read as they should.
type broken struct{ bad, all int64 }

func brokenOf(c Case, notes map[string]int64) broken {
	invalid := notes[ingest.NoteRecord]
	all := max(c.Reading.Rows, c.Profile.Rows) + invalid
	return broken{min(notes[ingest.NoteRagged]+invalid, all), all}
}

func (b broken) share() float64 {
	if b.all == 0 {
		return 0
	}
	return float64(b.bad) / float64(b.all)
}

func (b broken) outcome(p Policy) Outcome {
	switch share := b.share(); {
	case share > p.UsableFail:
		return Fail
	case share > p.UsablePass:
		return Warn
	}
	return Pass
}

// A fault is something that costs time at loading, as a clause.
type fault struct {
	outcome Outcome
	text    string
}

func judgeUsable(c Case, p Policy, source string) Finding {
	if c.Reading.Format == "" {
		return unknown("the file was not described")
	}
	notes := make(map[string]int64)
	for _, n := range c.Reading.Notes {
		notes[n.Kind] += n.Count
	}
	b := brokenOf(c, notes)
	unclear := unclearColumns(c.Profile, p)
	faults := faultsOf(c, notes, unclear, p)
	f := Finding{Outcome: b.outcome(p)}
	for _, fault := range faults {
		f.Outcome = max(f.Outcome, fault.outcome)
	}
	f.Reason = usableReason(b, faults, f.Outcome, p)
	f.Measures = []Measure{
		{
			Name: "broken records", Value: sketch.Exactly(b.share()), Unit: "share", Source: source,
			Limit: "at most " + percent(p.UsablePass) + "; over " + percent(p.UsableFail) + " fails",
		},
		{
			Name: "columns without clear type", Value: sketch.Exactly(shareOf(unclear, len(c.Profile.Columns))), Unit: "share", Source: source,
			Limit: "at most " + percent(p.UsableColumns),
		},
	}
	f.setFlip(usableFlip(b, faults, f.Outcome, p))
	if f.Outcome != Pass {
		f.Remedy = "write the file again as one tidy table in UTF-8 with one header line"
	}
	return f
}

// faultsOf lists what else than broken records costs time at loading.
func faultsOf(c Case, notes map[string]int64, unclear int, p Policy) []fault {
	var faults []fault
	add := func(applies bool, o Outcome, text string) {
		if applies {
			faults = append(faults, fault{o, text})
		}
	}
	several := Warn
	if shareOf(numberColumns(c.Profile), len(c.Profile.Columns)) > p.UsableColumns {
		several = Fail
	}
	add(notes[ingest.NoteMultiHeader] > 0, several, "it has several header lines")
	add(shareOf(unclear, len(c.Profile.Columns)) > p.UsableColumns, Warn,
		counted(int64(unclear), "column mixes", "columns mix")+" values of different types")
	add(notes[ingest.NoteEncoding] > 0, Warn, counted(notes[ingest.NoteEncoding], "place holds", "places hold")+" characters that cannot be read")
	add(!plainEncoding(c.Reading.Encoding), Warn, "it is written in "+quoted(c.Reading.Encoding)+" instead of UTF-8")
	add(notes[ingest.NoteNul] > 0, Warn, "it holds zero bytes")
	add(notes[ingest.NotePreamble] > 0, Warn, "it has lines before the header")
	add(notes[ingest.NoteFooter] > 0, Warn, "it has lines after the data")
	add(notes[ingest.NoteNested] > 0, Warn, "it is nested")
	madeUp := madeUpNames(c, notes)
	add(madeUp > 0, Warn, counted(madeUp, "column has no name of its own", "columns have no names of their own"))
	return faults
}

// plainEncoding reports whether common tools read the encoding unasked. A
// byte-order mark is dropped by pandas, readr and spreadsheets alike.
func plainEncoding(encoding string) bool {
	switch encoding {
	case "", "utf-8", "utf-8-bom", "us-ascii", "ascii", "binary":
		return true
	}
	return false
}

// madeUpNames counts the columns whose name the file does not give. The
// unnamed row number or row name that pandas and R write in front, which ingest
// calls column_1, does not count.
func madeUpNames(c Case, notes map[string]int64) int64 {
	if d := c.Reading.Dialect; d != nil && d.Header == 0 {
		return int64(len(c.Profile.Columns))
	}
	n := notes[ingest.NoteHeader]
	if n > 0 && len(c.Profile.Columns) > 0 && namesRows(c.Profile.Columns[0], c.Profile.Rows) {
		n--
	}
	return n
}

// namesRows reports whether a column without a name tells the rows apart.
func namesRows(col profile.Column, rows int64) bool {
	return col.Name == "column_1" && (col.Kind == profile.Identifier || col.Distinct.Hi >= float64(rows))
}

// unclearColumns counts the columns in which too many cells do not fit the type.
func unclearColumns(prof *profile.Profile, p Policy) int {
	n := 0
	for _, col := range prof.Columns {
		if float64(col.Misfits) > p.UsableMisfits*float64(prof.Rows) {
			n++
		}
	}
	return n
}

// numberColumns counts the columns that a second header line turns into text.
func numberColumns(p *profile.Profile) int {
	f := familiesOf(p.Columns)
	return int(f.numeric + f.date)
}

func usableReason(b broken, faults []fault, o Outcome, p Policy) string {
	var parts []string
	if b.bad > 0 {
		parts = append(parts, counted(b.bad, "record", "records")+" of "+number(b.all)+
			" ("+percent(b.share(), p.UsablePass, p.UsableFail)+") cannot be read as they should")
	}
	for _, f := range faults {
		if f.outcome == Fail {
			parts = append([]string{f.text}, parts...)
		} else {
			parts = append(parts, f.text)
		}
	}
	switch {
	case len(parts) == 0:
		return "every record can be read"
	case o == Pass:
		return parts[0] + ", too few to matter"
	}
	return both(parts)
}

// usableFlip counts broken records where these alone decide.
func usableFlip(b broken, faults []fault, now Outcome, p Policy) change {
	if len(faults) > 0 && b.outcome(p) < now {
		return change{by: int64(len(faults)), to: Pass, what: "a file without these faults"}
	}
	if len(faults) > 0 && now == Warn {
		return change{by: int64(len(faults)), to: Pass, what: "a file without these faults and broken records"}
	}
	fewer := step(b.bad, now,
		func(by int64) Outcome { return withFaults(broken{b.bad - by, b.all}.outcome(p), faults) },
		func(by int64) string { return counted(by, "fewer broken record", "fewer broken records") })
	more := step(b.all-b.bad, now,
		func(by int64) Outcome { return withFaults(broken{b.bad + by, b.all}.outcome(p), faults) },
		func(by int64) string { return counted(by, "more broken record", "more broken records") })
	return nearest(fewer, more)
}

func withFaults(o Outcome, faults []fault) Outcome {
	for _, f := range faults {
		o = max(o, f.outcome)
	}
	return o
}
