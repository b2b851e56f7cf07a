package report

import (
	"fmt"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
	"github.com/fairset/fairset/verdict"
)

// houses is a Document as a run over a dataset of houses would give it: fair
// with care, a leak, every outcome, every kind of column that has a look of its own.
func houses() Document {
	return Document{
		Schema: Schema, Version: "v0.1.0",
		Command: "fairset vet houses.csv --target price",
		Reading: housesReading(), Profile: housesProfile(), Verdict: housesVerdict(),
		Weaknesses: housesWeaknesses(), Effort: housesEffort(),
	}
}

func housesReading() ingest.Reading {
	return ingest.Reading{
		Name: "houses.csv", Format: "csv", Compression: "none", Encoding: "utf-8", Bytes: 412_318,
		SHA256: "9f2c7d0b5a1e4c3f8d6b7a90e1f2d3c4b5a6978877665544332211000fedcba9",
		Rows:   4012, Columns: 15,
		Dialect: &ingest.Dialect{Delimiter: ",", Quote: `"`, Escape: `"`, Newline: "\n", Header: 1, Confidence: 1},
		Notes: []ingest.Note{
			{Kind: ingest.NoteMisfit, Name: "area", Text: "a cell holds text where the column holds numbers", Count: 7, First: ingest.Position{Line: 215, Column: 31, Offset: 21_884, Row: 214}},
			{Kind: ingest.NoteMixedDates, Name: "sold_on", Text: "dates are written as 2006-01-02 and as 02/01/2006", Count: 381, First: ingest.Position{Line: 12, Column: 58, Offset: 1_203, Row: 11}},
			{Kind: ingest.NoteRagged, Text: "a row has one field too few", Count: 2, First: ingest.Position{Line: 3310, Offset: 339_020, Row: 3309}},
		},
	}
}

func housesVerdict() verdict.Verdict {
	about := func(v, lo, hi float64) sketch.Estimate { return sketch.Estimate{Value: v, Lo: lo, Hi: hi} }
	return verdict.Verdict{
		Fairness: verdict.FairWithCare, Confidence: "medium",
		Sentence: "houses.csv is large, varied and usable, and its columns predict price well; but tax_value knows the answer. Take it out or keep it on purpose, then send.",
		Changes:  []verdict.Turn{{Criterion: "leaks", Change: "Taking tax_value out would make it a pass, and the dataset fair.", Fairness: verdict.Fair}},
		Policy:   verdict.PolicyUsed{Name: "junior", Differences: []verdict.Difference{{Limit: "large: fewest rows", Value: "500 rows", Default: "1,000 rows"}}},
		Deciding: []string{"leaks", "time-robust"},
		Findings: []verdict.Finding{
			{
				Criterion: "large", Question: "Are there enough rows to hold some out and still see something?", Blocking: true, Outcome: verdict.Pass,
				Reason:   "4,000 different rows, where 1,000 are asked.",
				Measures: []verdict.Measure{{Name: "rows that do not repeat", Value: sketch.Exactly(4000), Unit: "rows", Limit: "at least 1,000; under 300 fails", Source: "Varoquaux 2018: ±3% error at 1,000 rows"}},
				Flip:     "fewer than 1,000 rows",
			},
			{
				Criterion: "not-sparse", Question: "Is enough of it filled in?", Blocking: true, Outcome: verdict.Pass,
				Reason:   "3.4% of the cells are missing, stand-ins such as −999 included.",
				Measures: []verdict.Measure{{Name: "cells missing", Value: sketch.Exactly(0.0342), Unit: "share", Limit: "at most 20%; over 40% fails", Source: "P94 of 993 public tables"}},
				Flip:     "about 10,000 more missing cells",
			},
			{
				Criterion: "leaks", Question: "Does no column give the answer away?", Blocking: true, Outcome: verdict.Warn, Near: true,
				Reason:   "tax_value alone reaches a skill of 0.97; without it 0.78 remains.",
				Measures: []verdict.Measure{{Name: "skill of one column", Column: "tax_value", Value: about(0.97, 0.96, 0.98), Unit: "skill", Limit: "under 0.90", Source: "Kaufman et al. 2012; OpenML-CC18"}},
				Flip:     "taking tax_value out", Remedy: "Take the column tax_value out, or leave it in on purpose and write it into the interviewer's key.", Rerun: "--drop tax_value", Then: verdict.Fair,
			},
			{
				Criterion: "informative", Question: "Can the target be predicted better than by guessing?", Blocking: true, Outcome: verdict.Pass,
				Reason:   "The best simple model reaches a skill of 0.78.",
				Measures: []verdict.Measure{{Name: "skill of the best model", Value: about(0.78, 0.75, 0.81), Unit: "skill", Limit: "at least 0.30; under 0.05 fails", Source: "220 labelled datasets"}},
				Flip:     "a skill under 0.30",
			},
			{
				Criterion: "time-robust", Question: "Would it hold for another year?", Outcome: verdict.Fail,
				Reason:   "Prices rise by 31% from the first to the last year.",
				Measures: []verdict.Measure{{Name: "shift of the target", Value: sketch.Exactly(0.31), Unit: "share", Limit: "at most 15%", Source: "TabArena, time splits"}},
				Remedy:   "Tell the candidate that the rows are ordered in time, or ask for a split by date.", Then: verdict.FairWithCare,
			},
			{
				Criterion: "open", Question: "May it be passed on?", Blocking: false, Outcome: verdict.Unknown,
				Reason: "No licence was named.", Ask: "Name the licence with --license, for example --license CC-BY-4.0.",
			},
			{
				Criterion: "other-industry", Question: "Is it from another field than the company's own?", Blocking: true, Outcome: verdict.Unknown,
				Reason: "The company's industry was not named.", Ask: "Name the industry with --industry, so that free work can be ruled out.",
			},
			{Criterion: "balanced", Question: "Does every class occur often enough?", Blocking: true, Outcome: verdict.NotApplicable, Reason: "The target is a number."},
		},
	}
}

func housesProfile() *profile.Profile {
	return &profile.Profile{
		Rows: 4012, Exact: false, SampleRows: 4012, Columns: housesColumns(),
		Missing:    profile.MissingTotal{Cells: 1623, Share: 0.027, Effective: 0.0342, CompleteRows: 2688, ByRow: []int64{2688, 1104, 161, 42, 17}, RowsExact: true},
		Duplicates: profile.Duplicates{Rows: sketch.Exactly(12), Share: 0.003, Columns: [][2]string{{"zip", "post_code"}}},
		Associations: []profile.Association{
			{A: "tax_value", B: "price", Measure: "pearson", Value: 0.985, Lo: 0.984, Hi: 0.986},
			{A: "rooms", B: "area", Measure: "pearson", Value: 0.81, Lo: 0.79, Hi: 0.82},
			{A: "area", B: "price", Measure: "spearman", Value: 0.74, Lo: 0.72, Hi: 0.76},
			{A: "district", B: "price", Measure: "correlation-ratio", Value: 0.58, Lo: 0.55, Hi: 0.6},
			{A: "built", B: "condition", Measure: "correlation-ratio", Value: 0.44, Lo: 0.41, Hi: 0.47},
			{A: "distance_km", B: "price", Measure: "spearman", Value: -0.39, Lo: -0.42, Hi: -0.36},
			{A: "district", B: "heating", Measure: "cramers-v", Value: 0.21, Lo: 0.18, Hi: 0.24},
			{A: "district", B: "distance_km", Measure: "correlation-ratio", Value: 0.66, Lo: 0.64, Hi: 0.68},
		},
		Target: housesTrials(housesTarget()), Structure: housesStructure(),
	}
}

func housesTarget() *target.Result {
	feature := func(name string, value, null, skill float64) target.Feature {
		return target.Feature{Column: name, Measure: "mutual-information", Value: value, Null95: null, Skill: skill}
	}
	r := &target.Result{
		Column: "price", Task: target.Regression, Rows: 3998, Missing: 0.0035,
		Features: []target.Feature{
			feature("area", 0.31, 0.012, 0.55), feature("district", 0.22, 0.02, 0.33), feature("rooms", 0.19, 0.008, 0.36),
			feature("tax_value", 0.88, 0.013, 0.97), feature("distance_km", 0.11, 0.012, 0.15), feature("built", 0.08, 0.013, 0.07),
			feature("condition", 0.06, 0.009, 0.06), feature("heating", 0.02, 0.011, 0.01), feature("sold_on", 0.05, 0.015, 0.03),
			feature("garage", 0.01, 0.004, 0.01), feature("zip", 0.21, 0.03, 0.31), feature("energy", 0.009, 0.012, 0),
			feature("remarks", 0, 0.014, -0.01),
		},
		Baseline: &target.Baseline{
			Metric: "r2", Dummy: sketch.Estimate{Value: -0.001, Lo: -0.004, Hi: 0}, Stump: sketch.Estimate{Value: 0.36, Lo: 0.33, Hi: 0.39},
			Linear: sketch.Estimate{Value: 0.69, Lo: 0.66, Hi: 0.72}, Boosted: []sketch.Estimate{{Value: 0.78, Lo: 0.75, Hi: 0.81}},
			Headroom: 0.09, Folds: 5, Rows: 3998,
		},
		Notes: []string{"14 rows without a price were left out"},
		DropTest: []target.Drop{
			{Columns: []string{}, Skill: sketch.Estimate{Value: 0.98, Lo: 0.97, Hi: 0.99}},
			{Columns: []string{"tax_value"}, Skill: sketch.Estimate{Value: 0.78, Lo: 0.75, Hi: 0.81}},
		},
	}
	r.Features[3].Leak = &target.Leak{Suspect: "too-strong", Why: "this column alone predicts price with a skill of 0.97"}
	return r
}

func housesColumns() []profile.Column {
	hill := []int64{12, 61, 187, 402, 633, 741, 690, 517, 341, 199, 112, 58, 27, 14, 6, 3}
	columns := []profile.Column{
		{Name: "id", Kind: profile.Identifier, Type: "int64", Distinct: sketch.Exactly(4000), Top: counts("1007", 2, "1129", 2), TopExact: true},
		numeric("price", profile.Integer, 61_000, 1_940_000, 412_344.7, hill),
		numeric("area", profile.Decimal, 18.5, 612.25, 124.318, hill),
		numeric("rooms", profile.Integer, 1, 14, 4.62, []int64{40, 300, 800, 1100, 900, 500, 220, 90, 40, 22}),
		category("district", 9, "North", 911, "Old Town", 702, "Harbour", 655, "north", 38),
		category("zip", 41, "01067", 211, "01069", 188, "01097", 170),
		category("post_code", 41, "01067", 211, "01069", 188, "01097", 170),
		numeric("built", profile.Integer, 1871, 2023, 1974.3, []int64{10, 20, 44, 90, 200, 380, 800, 900, 700, 500, 368}),
		category("condition", 5, "good", 1822, "fair", 1201, "new", 561, "poor", 302, "ruin", 126),
		category("heating", 6, "gas", 2011, "district", 912, "oil", 534, "heat pump", 401),
		numeric("distance_km", profile.Decimal, 0.12, 38.4, 7.81, hill),
		numeric("tax_value", profile.Integer, 40_000, 1_870_000, 389_120.1, hill),
		{
			Name: "sold_on", Kind: profile.Date, Type: "date32", Distinct: sketch.Estimate{Value: 1423, Lo: 1398, Hi: 1449},
			Time: &profile.TimeMeasures{Min: "2015-01-02T00:00:00", Max: "2023-12-29T00:00:00"}, Top: counts("2021-06-30", 14, "2019-06-28", 12),
			Histogram: &profile.Histogram{Edges: []float64{1420156800, 1467072000, 1513987200, 1560902400, 1607817600, 1703808000}, Counts: []int64{600, 703, 821, 902, 986}},
		},
		category("energy", 8, "C", 900, "D", 820, "B", 610),
		{
			Name: "remarks", Kind: profile.Text, Type: "string", Distinct: sketch.Exactly(3711), TopExact: true,
			Text: &profile.TextMeasures{MinLength: 2, MaxLength: 402, MeanLength: 87.3, Untrimmed: 61}, Top: counts("sunny", 14, "quiet street", 9),
		},
	}
	columns[2].Misfits = 7
	signs(columns)
	columns[4].Text.Variants = [][]profile.Count{counts("North", 911, "north", 38), counts("Old Town", 702, "Oldtown", 17)}
	columns[10].Missing = profile.Missing{Disguised: []profile.Disguised{{Value: "-999", Count: 441, Why: "far from every other value and repeated 441 times"}}, Effective: 0.11}
	columns[13].Missing = profile.Missing{Count: 1204, Share: 0.3, Effective: 0.3, Spellings: []profile.Spelling{{Text: "", Count: 1180}, {Text: "n/a", Count: 24}}}
	columns[14].Missing = profile.Missing{Count: 405, Share: 0.101, Effective: 0.101, Spellings: []profile.Spelling{{Text: "", Count: 405}}}
	return columns
}

func numeric(name string, kind profile.Kind, least, most, mean float64, bins []int64) profile.Column {
	width := (most - least) / float64(len(bins))
	edges := []float64{least}
	for i := range bins {
		edges = append(edges, least+width*float64(i+1))
	}
	return profile.Column{
		Name: name, Kind: kind, Type: "float64", Distinct: sketch.Exactly(float64(len(name)) * 211), TopExact: true,
		Numeric: &profile.Numeric{
			Min: least, Max: most, Mean: mean, SD: mean / 3, Skewness: 1.21, Kurtosis: 2.4, Zeros: 3, Outliers: sketch.Estimate{Value: 131, Lo: 127, Hi: 140},
			Quantiles: map[string]float64{"0.01": least * 1.02, "0.05": least * 1.1, "0.25": mean * 0.8, "0.5": mean * 0.96, "0.75": mean * 1.2, "0.95": mean * 1.9, "0.99": most * 0.9},
		},
		Histogram: &profile.Histogram{Edges: edges, Counts: bins},
		Top:       counts(fmt.Sprint(least), 22, fmt.Sprint(most), 4),
	}
}

func category(name string, distinct float64, top ...any) profile.Column {
	return profile.Column{
		Name: name, Kind: profile.Category, Type: "string", Distinct: sketch.Exactly(distinct), TopExact: true,
		Text: &profile.TextMeasures{MinLength: 2, MaxLength: 14, MeanLength: 6.2}, Top: counts(top...),
	}
}

func counts(pairs ...any) []profile.Count {
	var out []profile.Count
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, profile.Count{Value: pairs[i].(string), Count: int64(pairs[i+1].(int))})
	}
	return out
}
