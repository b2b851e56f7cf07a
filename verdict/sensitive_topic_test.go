package verdict

import (
	"testing"

	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile/personal"
)

// telling makes columns tell something sensitive, of people or not.
func telling(likely bool, found ...personal.Sensitive) func(*Case) {
	return func(c *Case) {
		c.Profile.People.Likely = likely
		c.Profile.People.Sensitive = found
	}
}

func TestSensitiveTopic(t *testing.T) {
	race := personal.Sensitive{Column: "race", Topic: "race or ethnic origin", Class: personal.Special}
	sex := personal.Sensitive{Column: "sex", Topic: "sex or gender", Class: personal.Protected}
	health := personal.Sensitive{Column: "bmi", Topic: "health", Class: personal.Special}
	vote := personal.Sensitive{Column: "vote", Topic: "political opinion", Class: personal.Special}
	jail := personal.Sensitive{Column: "jail", Topic: "crime and its prosecution", Class: personal.Loaded}
	arrest := personal.Sensitive{Column: "arrested", Topic: "crime and its prosecution", Class: personal.Loaded}
	drugs := personal.Sensitive{Column: "marijuana_use", Topic: "alcohol, tobacco, drugs, gambling or weapons", Class: personal.Theme}
	target := func(name string) func(*Case) { return func(c *Case) { c.Told.Target = name } }
	named := func(name string) func(*Case) { return func(c *Case) { c.Reading.Name = name } }
	runTable(t, "sensitive-topic", []row{
		{name: "harmless", want: Pass, reason: "No protected trait and no distressing theme was found."},
		{name: "sex", change: telling(true, sex), want: Warn, reason: "It tells of sex or gender (in sex).", remedy: "Drop sex, or say in the brief why the task needs it."},
		{name: "sex of animals", change: telling(false, sex), want: Pass},
		{name: "race of people", change: telling(true, race), want: Warn},
		{name: "race and health", change: telling(true, race, health, sex), want: Warn},
		{name: "three special topics", change: telling(true, race, health, vote), want: Fail, flip: "Dropping race, bmi and vote"},
		{name: "race in a decision", change: all(telling(true, race), target("loan_denied")), want: Fail},
		{name: "sex in a decision", change: all(telling(true, sex), target("received_callback")), want: Fail},
		{name: "a decision about nobody", change: all(telling(false, sex), target("approved")), want: Pass},
		{name: "race beside arrests", change: telling(true, race, jail), want: Fail},
		{name: "one column on arrests", change: telling(false, jail), want: Warn},
		{name: "two columns on arrests", change: telling(false, jail, arrest), want: Fail},
		{name: "belief as the target", change: all(telling(true, vote), target("vote")), want: Fail, reason: "The topic is political opinion of individuals."},
		{name: "belief as the target, of nobody", change: all(telling(false, vote), target("vote")), want: Pass},
		{name: "distress in the name", change: named("data/london_murders.csv"), want: Fail, reason: "The topic is killings."},
		{name: "distress in the target", change: target("two_year_recid"), want: Fail},
		{name: "distress in the question", change: func(c *Case) { c.Told.Question = "Who commits suicide?" }, want: Fail},
		{name: "distress in the title", change: func(c *Case) { c.Told.Metadata = &metadata.Metadata{Title: "Homicides"} }, want: Fail},
		{name: "drugs", change: telling(false, drugs), want: Warn},
		{name: "the user says not about people", change: all(telling(true, race, health, vote), aboutPeopleIs("no")), want: Pass},
		{name: "the user says about people", change: all(telling(false, sex), aboutPeopleIs("yes")), want: Warn},
		{name: "no columns", change: func(c *Case) { c.Profile.Columns = nil }, want: NotApplicable},
	})
}
