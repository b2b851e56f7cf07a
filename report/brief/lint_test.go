package brief

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
	"github.com/fairset/fairset/report"
)

// bikes is a document with something of every kind to give away.
func bikes() (report.Document, Options) {
	d := report.Document{
		Reading: ingest.Reading{Name: "bikes.csv", Format: "csv", Encoding: "utf-8", Rows: 17379, Dialect: &ingest.Dialect{Delimiter: ",", Quote: `"`, Header: 1}},
		Profile: &profile.Profile{
			Rows: 17379,
			Columns: []profile.Column{
				{Name: "hour", Kind: profile.Integer, Type: "int64"},
				{Name: "wind", Kind: profile.Decimal, Type: "float64", Missing: profile.Missing{
					Count: 2180, Share: 0.1254, Effective: 0.1372, Disguised: []profile.Disguised{{Value: "-77.5", Count: 205, Why: "far from the rest"}},
				}},
				{Name: "casual", Kind: profile.Integer, Type: "int64", Numeric: &profile.Numeric{Min: 0, Max: 8871, Quantiles: map[string]float64{"0.01": 0, "0.99": 240}}},
				{Name: "count", Kind: profile.Integer, Type: "int64"},
			},
			Missing:      profile.MissingTotal{Cells: 2180, Share: 0.0314, Effective: 0.0343, CompleteRows: 14994},
			Duplicates:   profile.Duplicates{Rows: sketch.Exactly(312), Share: 0.018},
			Associations: []profile.Association{{A: "casual", B: "count", Measure: "pearson", Value: 0.694}},
			Target: &target.Result{
				Column: "count", Task: target.Regression, Rows: 17379,
				Features: []target.Feature{{Column: "hour", Value: 0.512, Skill: 0.478}},
				Baseline: &target.Baseline{Metric: "r2", Linear: sketch.Exactly(0.388), Boosted: []sketch.Estimate{sketch.Exactly(0.941)}},
			},
		},
		Weaknesses: []profile.Weakness{{ID: "missing", Columns: []string{"wind"}, Count: 2180, Share: 0.1254, Question: "What did you do with wind?"}},
	}
	missing := true
	o := Options{
		Question: "When should the city put out more bikes?", Company: "Acme Bank", Contact: "Jo <jo@acme.example>", Target: "count",
		File: File{Name: "bikes.csv", Format: "csv", Bytes: 1156736, SHA256: strings.Repeat("ab", 32), Rows: 17379, Types: []string{"integer", "string", "integer", "integer"}},
		Metadata: &metadata.Metadata{
			Title: "Bike sharing in Washington", Description: "Hourly counts of rented bikes in 2011 and 2012. The wind is missing for one row in eight.",
			Homepage: "https://example.org/bikes", License: "CC-BY-4.0", Authors: []string{"H. Fanaee"}, RowMeans: "an hour of a day",
			Columns: []metadata.Column{
				{Name: "wind", Description: "Wind speed", Unit: "km/h", Missing: &missing},
				{Name: "casual", Description: "Rentals by users without an account"},
				{Name: "count", Description: "Sum of casual and registered, which leaks the answer"},
			},
		},
	}
	return d, o
}

// The pack of a document full of weaknesses gives none away, and what the publisher says
// of them is withheld.
func TestPackIsSilent(t *testing.T) {
	d, o := bikes()
	if found := LintAsked(d, o); len(found) > 0 {
		t.Error(found)
	}
	f, withheld := Collect(d, o)
	files, err := Pack(f, d.Reading, true)
	if err != nil {
		t.Fatal(err)
	}
	found, err := Lint(files, "", f, d, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range found {
		t.Error(g)
	}
	if len(withheld) != 2 {
		t.Errorf("withheld: %v", withheld)
	}
	if want := "Hourly counts of rented bikes in 2011 and 2012."; f.Description != want {
		t.Errorf("description %q, want %q", f.Description, want)
	}
	if e := f.Dictionary[3]; e.Description != "count" {
		t.Errorf("the column count is described as %q", e.Description)
	}
	if e := f.Dictionary[1]; e.words() != "Wind speed — in km/h" {
		t.Errorf("the column wind is described as %q", e.words())
	}
}

// giveawayTexts are texts from which a candidate could read an answer, by what they tell.
var giveawayTexts = map[string][]string{
	"missing": {
		"12.5% of wind is missing.", "Wind has missing values.", "2,180 cells hold nothing at all.", "The column wind is incomplete.", "wind: 2180", "Some values are absent.",
		"Nulls occur in wind.", "wind contains NaN", "wind is NA in places", "Blank cells stand for calm.", "There are gaps in the series.", "The data is sparse.",
		"You will have to impute wind.", "wind was not recorded at night", "wind is not available before March", "Unfilled fields occur.", "wind: 0.1254", "Completeness of wind: 87.46 %",
		"14,994 rows are whole.", "Half of the rows lack wind.", "wind is unknown for some hours", "empty cells in wind", "Many entries have no wind.", "13.72 percent", "about 13 percent of wind",
		"Some rows do without a value.", "values are left out", "wind is often empty", "missingness", "N/A occurs", "One in eight rows has no wind.", "non-response is common", "wind omitted", "The station was unavailable.",
	},
	"sentinel": {
		"-77.5 means that the station was down.", "-999 is a code.", "Values of −999 occur.", "9999 stands in wind.", "1900-01-01 is a filler.", "wind = -1", "A placeholder was used.", "Sentinel values in wind.",
		"99999", "wind is coded 999", "a dummy value", "2,180 zeros stand for nothing", "wind uses –99", "8871", "dates such as 1970-01-01", "9999-12-31",
	},
	"repeated": {
		"312 rows are there again.", "There are duplicates.", "Some rows appear twice.", "duplicated hours", "1.8% of the rows repeat.", "identical rows", "redundant columns", "casual is a copy of another column; copies exist",
		"Rows are not unique.", "some days are double-counted", "de-dup first", "Repeated rows occur.", "The same rows come again.", "rows appear several times",
	},
	"outlier": {
		"casual has outliers.", "8,871 users in one hour", "The largest value of casual is 8871.", "An extreme hour stands out.", "Anomalies in March.", "implausible wind", "impossible hours", "suspicious peaks", "a spike in May",
		"unusual hours", "negative prices", "wind is too high", "values out of range", "censored at 100", "capped at 240", "truncated", "top-coded wind", "odd readings", "winsorised",
	},
	"dirty": {
		"The data is dirty.", "A messy file.", "Clean it first.", "some values are wrong", "errors in wind", "inconsistent spelling", "typos in season", "mixed date formats", "different units occur", "mojibake in names", "invalid dates",
		"the data quality varies", "flaws are there", "weaknesses: 5", "issues with wind", "problems in March", "trailing blanks", "white space around names", "mislabelled hours", "unreliable wind", "malformed rows", "noisy", "upper case and lower case mixed",
	},
	"warning": {
		"Watch out for wind.", "Beware of casual.", "Note that casual is counted later.", "There is a trap.", "Pitfalls: casual.", "Be careful with casual.", "Pay attention to wind.", "Something is hidden in it.", "an easter egg", "We planted something.",
		"casual should be dropped.", "Drop casual.", "Exclude casual.", "Ignore casual.", "Do not trust wind.", "Here is a hint.", "a clue", "keep in mind that casual is special", "Will you spot it?", "You should notice it.", "caveat: casual", "gotcha", "remove casual first", "wind needs to be fixed",
	},
	"leak": {
		"casual leaks the target.", "casual gives it away.", "casual is known only after the hour.", "casual is derived from count", "count is computed from casual", "casual is a proxy for count.", "recoded from count", "casual is a give-away",
		"post-outcome", "casual reveals the target", "look-ahead bias", "cheating is possible with casual", "casual is equal to the count less the rest", "target encoding", "casual is the target in disguise", "measured afterwards",
	},
	"related": {
		"hour is the best predictor.", "correlated with 0.694", "casual correlates with count", "wind is uninformative.", "strongly related to count", "hour matters most", "feature importances: hour", "hour drives it, most important column",
		"0.512", "There is little signal.", "wind is irrelevant", "count rises with hour", "associated with", "hour explains it", "count depends mostly on hour", "weak effect of wind", "Predictive columns: hour", "an interaction between hour and wind", "0.69", "wind is useless",
		"hour is highly relevant",
	},
	"score": {
		"A boosted model gets 0.941.", "R2 of 0.94", "RMSE around 40", "the baseline reaches 0.388", "expect an AUC of 0.9", "accuracy 90%", "a good score is 0.9", "cross-validated", "log-loss", "the benchmark", "learning curve flat", "skill of 0.478", "Leaderboard", "F1", "0.478",
	},
	"verdict": {
		"fair with care", "This dataset is unfair.", "verdict: fair", "fairset says so", "It is trivial.", "too easy", "a hopeless task", "confidence: high", "undetermined", "a hard task", "judged as fine", "This is easy.",
	},
	"shape": {
		"The classes are imbalanced.", "count is skewed.", "a rare class", "zero-inflated", "a long tail", "minority class", "mostly zero", "3 distinct values", "heaped at fives", "values are rounded", "nearly constant", "bimodal",
		"mean of 189.5", "the median is 142", "maximum: 977", "average count 189", "ranges from 1 to 977", "the distribution of count", "a histogram of count",
	},
	"order": {
		"Rows are sorted by count.", "There is a trend.", "seasonal pattern", "Split by time.", "a grouped split is needed", "drift after March", "time-based validation", "several rows per user", "the same customers come again; same users", "repeated measures", "not stationary: non-stationary", "stratify",
	},
}

// Every give-away is caught wherever it is planted.
func TestLintCatchesGiveaways(t *testing.T) {
	d, o := bikes()
	f, _ := Collect(d, o)
	files, err := Pack(f, d.Reading, true)
	if err != nil {
		t.Fatal(err)
	}
	places := []func(Files, string){
		func(fs Files, text string) { fs["brief.md"] = append(fs["brief.md"], "\n"+text+"\n"...) },
		func(fs Files, text string) { replace(fs, "brief.html", "</main>", "<p>"+text+"</p></main>") },
		func(fs Files, text string) { replace(fs, "brief.html", "</main>", "<!-- "+text+" --></main>") },
		func(fs Files, text string) { replace(fs, "brief.html", "<main>", `<main title="`+text+`">`) },
		func(fs Files, text string) { replace(fs, "starter.ipynb", "## The data", "## "+text) },
		func(fs Files, text string) {
			replace(fs, "datapackage.json", `"name": "bikes"`, `"name": "bikes", "note": "`+text+`"`)
		},
		func(fs Files, text string) {
			replace(fs, "croissant.json", `"conformsTo": "`, `"conformsTo": "`+text+` `)
		},
		func(fs Files, text string) { fs["README.md"] = append(fs["README.md"], "\n"+text+"\n"...) },
		func(fs Files, text string) { fs["notes.txt"] = []byte(text) },
	}
	planted := 0
	texts := maps.Clone(otherWordings)
	for what, list := range giveawayTexts {
		texts[what] = append(list, texts[what]...)
	}
	for what, list := range texts {
		for i, text := range list {
			planted++
			changed := Files{}
			for name, content := range files {
				changed[name] = append([]byte(nil), content...)
			}
			places[i%len(places)](changed, text)
			for name := range files { // those that are as they were are silent, as TestPackIsSilent holds
				if string(changed[name]) == string(files[name]) {
					delete(changed, name)
				}
			}
			found, err := Lint(changed, "", f, d, o)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			if len(found) == 0 {
				t.Errorf("%s: %q was not caught (place %d)", what, text, i%len(places))
			}
			if pdf, _ := Lint(nil, text, f, d, o); len(pdf) == 0 {
				t.Errorf("%s: %q was not caught in the PDF", what, text)
			}
		}
	}
	t.Logf("%d give-aways were planted", planted)
	if planted < 600 {
		t.Errorf("only %d give-aways were planted", planted)
	}
}

func replace(fs Files, name, old, with string) {
	if !strings.Contains(string(fs[name]), old) {
		panic(fmt.Sprintf("%s has no %q", name, old))
	}
	fs[name] = []byte(strings.Replace(string(fs[name]), old, with, 1))
}

func TestLintAsked(t *testing.T) {
	d, o := bikes()
	for _, tt := range []struct {
		name     string
		question string
		require  []string
		want     string // part of the first complaint, "" for none
	}{
		{"broad", "What drives demand, and what would you tell the city?", nil, ""},
		{"names a method", "Fit a random forest to count.", nil, "random forest"},
		{"names a library", "Use pandas to look at it.", nil, "pandas"},
		{"names a measure", "Minimise RMSE.", nil, "RMSE"},
		{"tells a gap", "How would you treat the missing wind?", nil, "missing"},
		{"tells a figure", "Why does 0.694 come out?", nil, "go together"},
		{"asks for it openly", "What drives demand?", []string{"report RMSE", "use SQL"}, ""},
		{"tells in what it asks for", "What drives demand?", []string{"drop the duplicates"}, "--require"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o.Question, o.Require = tt.question, tt.require
			found := LintAsked(d, o)
			if tt.want == "" {
				if len(found) > 0 {
					t.Error(found)
				}
				return
			}
			if len(found) == 0 || !strings.Contains(fmt.Sprint(found), tt.want) {
				t.Errorf("got %v, want %q", found, tt.want)
			}
		})
	}
}

// Names of columns are no give-aways, and do not hide one.
func TestNamesAreTakenOut(t *testing.T) {
	n := names{}
	n.add("is", "missing_flag", "age", "outlier", "flag*")
	for text, want := range map[string]string{
		"missing":              "missing",
		"the age of":           "the \uE000 of",
		"average":              "average",
		"missing_flag, age":    "\uE000, \uE000",
		`flag\*`:               "\uE000",
		"an outlier, outliers": "an \uE000, outliers",
	} {
		if got := n.takenOut(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// What the publisher or the interviewer says is looked at more strictly: wordings that
// slip through there are listed here.
func TestWordings(t *testing.T) {
	d, o := bikes()
	told := newWatch(d, o)
	for what, list := range otherWordings {
		for _, text := range list {
			if len(told.lookHard(text)) == 0 {
				t.Errorf("%s: %q would be passed on", what, text)
			}
			o.Question = text
			if len(LintAsked(d, o)) == 0 {
				t.Errorf("%s: %q could be asked", what, text)
			}
		}
	}
}

// Questions and descriptions that give nothing away pass.
func TestHarmlessTexts(t *testing.T) {
	d, o := bikes()
	for _, text := range []string{
		"What explains demand, and what would you tell the city?", "What drives count?", "Which trends do you see?", "How does demand depend on the weather?", "What influences how many bikes are rented?",
		"How could the city serve its riders better?", "What would you advise the mayor to do?", "What determines count, and how sure can you be?", "Where should new stations go?", "Is there a relationship between weather and demand?",
		"What is associated with high air quality in the city?",
	} {
		o.Question = text
		if found := LintAsked(d, o); len(found) > 0 {
			t.Errorf("%q: %v", text, found)
		}
	}
	told := newWatch(d, o)
	for _, text := range []string{
		"Hourly counts of rented bikes in Washington from 2011 to 2012.", "Air temperature", "Name of the station", "Price in US dollars", "Alcohol content by volume", "Date on which the house was sold", "Air quality", "Wine quality",
		"Population of the district in 2010", "Data on diamonds sold in Antwerp", "Length of the petal", "Number of rooms", "Marital status of the head of the household",
	} {
		if found := told.lookHard(text); len(found) > 0 {
			t.Errorf("%q: %v", text, found)
		}
	}
}

// What is told beside the data is looked at before it is passed on, whatever field it stands in.
func TestCollectLooksAtEveryField(t *testing.T) {
	const telling = "the wind is missing"
	for name, set := range map[string]func(*Options){
		"authors": func(o *Options) { o.Metadata.Authors = []string{telling} }, "version": func(o *Options) { o.Metadata.Version = telling },
		"published": func(o *Options) { o.Metadata.Version, o.Metadata.Published = "", telling }, "homepage": func(o *Options) { o.Metadata.Homepage = "https://example.org/the-wind-is-missing" },
		"a homepage in words": func(o *Options) { o.Metadata.Homepage = telling }, "query": func(o *Options) { o.Metadata.Homepage = "https://example.org/?note=wind%20is%20missing" },
		"licence": func(o *Options) { o.Metadata.License = telling }, "citation": func(o *Options) { o.Metadata.Citation = telling },
		"title": func(o *Options) { o.Metadata.Title = telling }, "unit": func(o *Options) { o.Metadata.Columns[0].Unit = telling },
		"level": func(o *Options) { o.Metadata.Columns[0].Levels = []string{"a", telling} }, "row": func(o *Options) { o.Metadata.RowMeans = telling },
	} {
		d, o := bikes()
		set(&o)
		f, _ := Collect(d, o)
		files, err := Pack(f, d.Reading, true)
		if err != nil {
			t.Fatal(err)
		}
		for file, content := range files {
			if strings.Contains(strings.ToLower(string(content)), "wind is missing") || strings.Contains(string(content), "wind-is-missing") || strings.Contains(string(content), "wind%20is") {
				t.Errorf("%s: %s says it", name, file)
			}
		}
	}
	for _, o := range []Options{{Source: "https://example.org/?note=wind%20is%20missing"}, {Source: telling}, {License: telling}, {Contact: telling}, {Company: telling}, {Deadline: telling}} {
		d, _ := bikes()
		if len(LintAsked(d, o)) == 0 {
			t.Errorf("%+v passes", o)
		}
	}
}

// A file whose name gives something away is sent under another.
func TestFileName(t *testing.T) {
	d, _ := bikes()
	for name, want := range map[string]string{
		"bikes.csv": "bikes.csv", "bikes-with-missing-wind.csv": "data.csv", "duplicatesRemoved.csv.gz": "data.csv.gz", "outliers": "data", "wine-quality.csv": "wine-quality.csv",
	} {
		if got := FileName(d, name); got != want {
			t.Errorf("%s is sent as %s, want %s", name, got, want)
		}
	}
}
