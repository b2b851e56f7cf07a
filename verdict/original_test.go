package verdict

import (
	"strings"
	"testing"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/verdict/overused"
)

// headed gives the dataset the header and the rows of an entry of the list.
func headed(name string, rows int64) func(*Case) {
	return func(c *Case) {
		for _, e := range overused.Known() {
			if e.Name == name {
				c.Profile.Columns = nil
				for _, h := range e.Header {
					c.Profile.Columns = append(c.Profile.Columns, column(strings.ToUpper(h[:1])+h[1:], profile.Category, 40))
				}
				c.Profile.Rows = rows
				if rows == 0 {
					c.Profile.Rows = e.Rows
				}
			}
		}
	}
}

func TestOriginal(t *testing.T) {
	mine := func(c *Case) {
		c.Told.Overused = []overused.Entry{{Name: "mine.csv", Tier: "A", Why: "mine", Header: overused.Of(c.Profile).Header}}
	}
	allow := func(c *Case) { c.Told.AllowOverused = "we ask about the ships" }
	more := func(c *Case) {
		for _, name := range []string{"new one", "new two", "new three", "new four", "new five"} {
			c.Profile.Columns = append(c.Profile.Columns, column(name, profile.Category, 40))
		}
	}
	runTable(t, "original", []row{
		{name: "unknown", want: Pass},
		{name: "a famous header", change: headed("titanic (kaggle train)", 0), want: Fail, remedy: "--allow-overused"},
		{name: "a part of it", change: headed("titanic (kaggle train)", 400), want: Fail},
		{name: "allowed", change: all(headed("titanic (kaggle train)", 0), allow), want: Warn},
		{name: "tier B", change: headed("healthexp (seaborn)", 0), want: Warn, remedy: "another dataset"},
		{name: "like it", change: all(headed("titanic (kaggle train)", 5000), more), want: Warn, near: true, reason: ""},
		{name: "of the user's own list", change: mine, want: Fail},
		{name: "no columns", change: func(c *Case) { c.Profile.Columns = nil }, want: NotApplicable},
	})
}
