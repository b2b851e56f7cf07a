package verdict

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// about is an estimate with an interval of half the given width.
func about(value, half float64) sketch.Estimate {
	return sketch.Estimate{Value: value, Lo: value - half, Hi: value + half}
}

// column makes a filled column.
func column(name string, kind profile.Kind, distinct float64) profile.Column {
	return profile.Column{Name: name, Kind: kind, Distinct: sketch.Exactly(distinct)}
}

// fairCase is a dataset that passes everything, with a numeric target.
func fairCase() Case {
	columns := []profile.Column{
		column("house_id", profile.Identifier, 4025),
		column("area", profile.Decimal, 900),
		column("rooms", profile.Integer, 9),
		column("district", profile.Category, 12),
		column("built", profile.Date, 800),
		column("garden", profile.Boolean, 2),
		column("remark", profile.Text, 3000),
		column("price", profile.Decimal, 3800),
	}
	return Case{
		Reading: ingest.Reading{
			Name: "houses.csv", Format: "csv", Bytes: 400e3, Encoding: "utf-8", Rows: 4025, Columns: len(columns),
			Dialect: &ingest.Dialect{Delimiter: ",", Header: 1},
		},
		Profile: &profile.Profile{
			Rows: 4025, SampleRows: 4025, Exact: true, Columns: columns,
			Duplicates: profile.Duplicates{Rows: sketch.Exactly(12)},
			Target: &target.Result{
				Column: "price", Task: target.Regression, Rows: 4025,
				Features: []target.Feature{{Column: "area", Skill: 0.41}, {Column: "rooms", Skill: 0.2}},
				Baseline: &target.Baseline{
					Metric: "r2", Dummy: sketch.Exactly(0), Stump: about(0.35, 0.03), Linear: about(0.55, 0.03),
					Boosted: []sketch.Estimate{about(0.62, 0.03)}, Folds: 5, Rows: 4025,
				},
			},
		},
		Told: Told{Target: "price", License: "CC-BY-4.0", Industry: "health care"},
	}
}

// classCase is fairCase with a target of classes.
func classCase(counts ...int64) Case {
	c := fairCase()
	t := c.Profile.Target
	t.Column, t.Task, t.Rows, t.Classes = "garden", target.Classification, 0, nil
	for i, n := range counts {
		t.Classes = append(t.Classes, target.Class{Value: fmt.Sprintf("class%d", i), Count: n})
		t.Rows += n
	}
	c.Told.Target = "garden"
	c.Profile.Rows, c.Reading.Rows = t.Rows, t.Rows
	return c
}

// setSkill replaces the skill of the best model.
func setSkill(c Case, e sketch.Estimate) {
	c.Profile.Target.Baseline.Boosted = []sketch.Estimate{e}
	c.Profile.Target.Baseline.Linear = sketch.Exactly(-1)
	c.Profile.Target.Baseline.Stump = sketch.Exactly(-1)
}

// setLeak makes the column area a leak that leaves the given skill.
func setLeak(c Case, rest sketch.Estimate) {
	setSkill(c, about(0.99, 0.002))
	t := c.Profile.Target
	t.Features[0].Skill = 0.99
	t.Features[0].Leak = &target.Leak{Suspect: "too-strong", Why: "it predicts price almost perfectly alone"}
	t.DropTest = []target.Drop{{Columns: []string{"area"}, Skill: rest}}
}

// finding returns what one criterion finds, in sentences.
func finding(t *testing.T, id string, c Case) Finding {
	t.Helper()
	criterion, err := Lookup(id)
	if err != nil {
		t.Fatal(err)
	}
	f := criterion.answer(c, DefaultPolicy())
	f.finish()
	return f
}

// A row is a case of a criterion's table: what is changed about fairCase.
type row struct {
	name    string
	change  func(*Case)
	want    Outcome
	near    bool
	reason  string // all of it
	flip    string // part of it
	remedy  string // part of it
	replace *Case  // instead of fairCase
}

// runTable runs the table of one criterion. A table must hold a pass, a fail
// or a warning, and something that cannot be measured or does not apply.
func runTable(t *testing.T, id string, rows []row) {
	seen := make(map[Outcome]bool)
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			c := fairCase()
			if r.replace != nil {
				c = *r.replace
			}
			if r.change != nil {
				r.change(&c)
			}
			f := finding(t, id, c)
			checkRow(t, r, f)
		})
		seen[r.want] = true
	}
	c, err := Lookup(id)
	if err != nil {
		t.Fatal(err)
	}
	if !seen[Pass] || !seen[Warn] || c.Blocking && !seen[Fail] || !seen[Unknown] && !seen[NotApplicable] {
		t.Errorf("the table of %s does not show every outcome: %v", id, seen)
	}
}

func checkRow(t *testing.T, r row, f Finding) {
	t.Helper()
	if f.Outcome != r.want || f.Near != r.near {
		t.Errorf("outcome %v near %v, want %v near %v: %s", f.Outcome, f.Near, r.want, r.near, f.Reason)
	}
	if r.reason != "" && f.Reason != r.reason {
		t.Errorf("reason\n got %s\nwant %s", f.Reason, r.reason)
	}
	if !strings.Contains(f.Flip, r.flip) {
		t.Errorf("flip %q does not say %q", f.Flip, r.flip)
	}
	if !strings.Contains(f.Remedy, r.remedy) {
		t.Errorf("remedy %q does not say %q", f.Remedy, r.remedy)
	}
	if (f.Outcome == Warn || f.Outcome == Fail) && (f.Remedy == "" || f.Flip == "") {
		t.Errorf("no remedy or flip: %+v", f)
	}
	for _, m := range f.Measures {
		if m.Limit == "" || m.Source == "" || m.Unit == "" {
			t.Errorf("measure without limit, source or unit: %+v", m)
		}
	}
}
