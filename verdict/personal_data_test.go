package verdict

import (
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/personal"
)

// holding makes the column remark hold a kind, in a dataset about people or not.
func holding(likely bool, kinds ...string) func(*Case) {
	return func(c *Case) {
		c.Profile.People.Likely = likely
		for _, kind := range kinds {
			col := &c.Profile.Columns[6]
			col.Personal = append(col.Personal, profile.Personal{What: kind, Count: 40})
		}
	}
}

func all(changes ...func(*Case)) func(*Case) {
	return func(c *Case) {
		for _, change := range changes {
			change(c)
		}
	}
}

func aboutPeopleIs(answer string) func(*Case) { return func(c *Case) { c.Told.AboutPeople = answer } }

func public(c *Case) { c.Profile.People.Public = true }

func singlesOut(share float64) func(*Case) {
	return func(c *Case) {
		c.Profile.People.Likely = true
		c.Profile.People.Quasi = &personal.Quasi{Columns: []string{"born", "sex", "zip"}, Share: share}
	}
}

func TestPersonalData(t *testing.T) {
	runTable(t, "personal-data", []row{
		{name: "nothing found", want: Pass, reason: "Nothing was found that identifies people."},
		{
			name: "e-mail", change: holding(false, personal.Email), want: Fail,
			reason: "E-mail addresses in remark identify private people.", flip: "Dropping remark", remedy: "--about-people no",
		},
		{name: "card", change: holding(false, personal.Card), want: Fail},
		{name: "made-up e-mail", change: all(holding(true, personal.Email), aboutPeopleIs("no")), want: Warn},
		{name: "names of private people", change: holding(true, personal.Name), want: Fail, reason: "Names of people in remark identify private people."},
		{name: "names of players", change: all(holding(true, personal.Name), public), want: Warn, remedy: "--about-people"},
		{name: "names without context", change: holding(false, personal.Name), want: Warn},
		{name: "names of whom the user knows", change: all(holding(false, personal.Name), aboutPeopleIs("yes")), want: Fail},
		{name: "made-up names", change: all(holding(true, personal.Name), aboutPeopleIs("no")), want: Pass},
		{name: "birth dates", change: holding(true, personal.BirthDate), want: Fail},
		{
			name: "addresses of shops", change: holding(false, personal.Address), want: Pass,
			reason: "Street addresses in remark are of places or things as it seems, not of people.",
		},
		{name: "addresses of people", change: holding(true, personal.Address), want: Fail},
		{name: "phones of shops", change: holding(false, personal.Phone), want: Warn},
		{name: "phones beside names", change: holding(false, personal.Phone, personal.Name), want: Fail},
		{name: "places of people", change: holding(true, personal.Location), want: Warn},
		{name: "IP addresses", change: holding(false, personal.IP), want: Warn},
		{name: "singled out together", change: singlesOut(0.2), want: Warn, flip: "Dropping one of born, sex and zip"},
		{name: "hardly anyone singled out", change: singlesOut(0.001), want: Pass},
		{name: "singled out, but made up", change: all(singlesOut(0.2), aboutPeopleIs("no")), want: Pass},
		{name: "the user knows better", change: aboutPeopleIs("yes"), want: Warn, flip: "--about-people no"},
		{name: "no columns", change: func(c *Case) { c.Profile.Columns = nil }, want: NotApplicable},
	})
}
