package verdict

import (
	"testing"

	"github.com/fairset/fairset/profile"
)

func TestTimeRobust(t *testing.T) {
	timed := func(order profile.TimeOrder) func(*Case) {
		return func(c *Case) { order.Column = "sold"; c.Profile.Structure.Time = &order }
	}
	both := func(changes ...func(*Case)) func(*Case) {
		return func(c *Case) {
			for _, change := range changes {
				change(c)
			}
		}
	}
	runTable(t, "time-robust", []row{
		{name: "no time", want: NotApplicable},
		{name: "new", change: timed(profile.TimeOrder{MaxYear: 2024}), want: Pass, reason: "Nothing speaks against using it today.", flip: "better by 0.16 more would make it a warning"},
		{name: "years not known", change: timed(profile.TimeOrder{}), want: Pass},
		{name: "old", change: timed(profile.TimeOrder{MaxYear: 1995}), want: Warn, reason: "The data ends in 1995."},
		{name: "drift", change: both(timed(profile.TimeOrder{MaxYear: 2024}), splits("time", "sold", 0.6, 0.3)), want: Warn, reason: "A random split looks better than one by sold by skill 0.30."},
		{name: "nothing later", change: both(timed(profile.TimeOrder{MaxYear: 2024}), splits("time", "sold", 0.6, 0)), want: Fail},
		{name: "gaps", change: timed(profile.TimeOrder{MaxYear: 2024, Step: "day", Points: 90, Gaps: 10}), want: Warn, reason: "10% of the steps of sold have no row."},
		{name: "gaps of a panel", change: timed(profile.TimeOrder{MaxYear: 2024, Step: "day", Points: 90, Gaps: 10, Panel: true}), want: Pass},
	})
}
