package verdict

import (
	"math"
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// splits gives the target skills of a random split and of another.
func splits(by, name string, random, other float64) func(*Case) {
	return func(c *Case) {
		c.Profile.Target.Splits = []target.Split{
			{By: "random", Skill: about(random, 0.02)}, {By: by, Name: name, Skill: about(other, 0.02)},
		}
	}
}

func TestSplittable(t *testing.T) {
	repeated := func(rows float64) func(*Case) {
		return func(c *Case) { c.Profile.Duplicates.Rows = sketch.Exactly(rows) }
	}
	grouped := func(random, other float64) func(*Case) {
		return func(c *Case) {
			c.Profile.Structure.Entity = &profile.Entity{Column: "customer", Entities: 400, MeanRows: 10}
			splits("group", "customer", random, other)(c)
		}
	}
	runTable(t, "splittable", []row{
		{name: "houses", want: Pass, reason: "Rows can be held out at random.", flip: "190 more repeated rows would make it a warning"},
		{name: "some repeated", change: repeated(402), want: Warn, reason: "10% of the rows repeat an earlier one.", remedy: "repeated rows out"},
		{name: "many repeated", change: repeated(2000), want: Fail},
		{name: "many repeated, but bound to be", change: func(c *Case) {
			repeated(2000)(c)
			c.Profile.Columns = c.Profile.Columns[2:4]
		}, want: Pass, reason: "Rows can be held out at random."},
		{name: "grouped, no harm", change: grouped(0.6, 0.55), want: Pass, reason: "Rows can be held out at random, though rows of one customer belong together."},
		{name: "grouped, harm", change: grouped(0.6, 0.3), want: Warn, reason: "Rows of one customer belong together, and a split that ignores it looks better by skill 0.30."},
		{name: "grouped, worse than a guess", change: grouped(0.2, -3), want: Warn, reason: "Rows of one customer belong together, and a split that ignores it looks better by skill 0.20."},
		{name: "not counted", change: repeated(math.NaN()), want: Unknown},
	})
}
