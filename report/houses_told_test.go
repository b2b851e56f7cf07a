package report

import (
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
	"github.com/fairset/fairset/verdict"
)

func housesWeaknesses() []profile.Weakness {
	return []profile.Weakness{
		{
			ID: "target-leak", Columns: []string{"tax_value"}, Count: 4012, Share: 1, Level: profile.AcrossColumns,
			Text:      "tax_value follows from price: it is known only after the sale.",
			HowToFind: "df.tax_value.corr(df.price)", Question: "Which columns would you know before the sale?",
		},
		{
			ID: "mixed-dates", Columns: []string{"sold_on"}, Count: 381, Share: 0.095, ExampleRows: []int64{11, 40, 52, 77}, Level: profile.AtHead,
			Text:      "381 dates in sold_on are written day first, the others year first.",
			HowToFind: "df.sold_on.str.match(r'\\d\\d/').sum()", Question: "How did you read the dates, and how sure are you of 03/04?",
		},
		{
			ID: "disguised-missing", Columns: []string{"area"}, Count: 103, Share: 0.026, ExampleRows: []int64{214, 390}, Level: profile.InSummary,
			Text:      "103 cells of area hold −999, which stands for missing.",
			HowToFind: "df.area.describe()", Question: "What did you do with an area of −999?",
		},
		{ID: "heaping", Columns: []string{"distance_km", "area", "rooms", "built"}, Level: profile.ByDomain, Text: "Distances gather at whole kilometres.", Question: "Were distances measured or guessed?"},
		{ID: "simpson", Columns: []string{"heating", "price"}, Count: 900, Share: 0.22, Level: profile.InGroups, Text: "Within each district the effect of heating on price turns round.", HowToFind: "df.groupby(['district', 'heating']).price.mean()"},
	}
}

// signs gives the columns everything that can stand out in one.
func signs(columns []profile.Column) {
	numbers, texts, times := columns[2].Numeric, columns[4].Text, columns[12].Time
	numbers.Heaping = &profile.Heaping{Step: 5, Share: 0.41, Expected: 0.2}
	numbers.Bounds = []profile.Bound{{Value: 612.25, End: "top", Count: 48}, {Value: 18.5, End: "bottom", Count: 21}}
	numbers.Edges = []profile.Edge{{Value: 18.5, End: "bottom", Share: 0.082}}
	numbers.Spikes = []profile.Spike{{Value: 124.318, Count: 97, Typical: 1.6, Equals: "mean"}}
	numbers.FarOut = sketch.Exactly(9)
	texts.Misspelt = [][]profile.Count{counts("Harbour", 655, "Harbuor", 2)}
	texts.Mojibake, texts.HTML, texts.Scripts = 3, 2, counts("Latin", 4001, "Cyrillic", 11)
	times.Step, times.Gaps, times.Before1900, times.Future, times.Far, times.Sorted = "day", 12, 1, 2, 3, "rising"
	times.Formats, times.Ambiguous, times.Zones = counts("YYYY-MM-DD", 3631, "DD/MM/YYYY", 381), 140, []string{"+01:00", "+02:00"}
	columns[7].Form, columns[7].KindConfidence, columns[7].RunnerUp = "year", 0.6, profile.Category
	columns[8].Cardinality = &profile.Cardinality{Concentration: 0.97}
	columns[13].Missing.ByPosition = []float64{0.1, 0.5}
}

func housesEffort() *verdict.Effort {
	return &verdict.Effort{
		Hours: verdict.Hours{Low: 2.6, Likely: 3.2, High: 5.8}, PandasBytes: 1_400_000, LoadSeconds: 0.03,
		Reasons: []string{"half an hour to read the task and load the data", "3 minutes for each of 14 usable columns", "45 minutes to write it up"},
	}
}

func housesStructure() profile.Structure {
	return profile.Structure{
		Keys:         []profile.Key{{Columns: []string{"id"}, Share: 0.997, Exact: true}, {Columns: []string{"zip", "sold_on"}, Share: 1}},
		Dependencies: []profile.Dependency{{From: "zip", To: "district", Share: 0.99}},
		Entity:       &profile.Entity{Column: "zip", Entities: 41, MeanRows: 97.9, MaxRows: 211, LikeTarget: 0.31},
		Time:         &profile.TimeOrder{Column: "sold_on", Step: "day", Gaps: 12, Points: 1423, MinYear: 2019, MaxYear: 2024, Sorted: true},
		SortedBy:     []string{"id"},
		Order:        []profile.OrderSignal{{Column: "price", Value: 0.31}},
	}
}

// housesTrials adds what more rows, more care and other splits change.
func housesTrials(r *target.Result) *target.Result {
	about := func(v, lo, hi float64) *sketch.Estimate { return &sketch.Estimate{Value: v, Lo: lo, Hi: hi} }
	r.LearningCurve = []target.CurvePoint{
		{Rows: 200, Skill: *about(0.55, 0.48, 0.62)},
		{Rows: 400, Skill: *about(0.64, 0.59, 0.69)},
		{Rows: 800, Skill: *about(0.71, 0.67, 0.75)},
		{Rows: 1600, Skill: *about(0.75, 0.72, 0.78)},
		{Rows: 3198, Skill: *about(0.78, 0.75, 0.81)},
	}
	r.Careless, r.Careful = about(0.97, 0.96, 0.98), about(0.78, 0.75, 0.81)
	r.Conflicts = 3
	r.Splits = []target.Split{{By: "random", Skill: *about(0.78, 0.75, 0.81)}, {By: "group", Name: "zip", Skill: *about(0.66, 0.6, 0.72)}, {By: "time", Name: "sold_on", Skill: *about(0.7, 0.66, 0.74)}}
	return r
}
