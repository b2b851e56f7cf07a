package verdict

import (
	"fmt"
	"testing"

	"github.com/fairset/fairset/profile"
)

// weak gives a case so many kinds of weakness, each in two places.
func weak(kinds int) func(*Case) {
	return func(c *Case) {
		c.Profile.Weaknesses = []profile.Weakness{}
		for i := range kinds {
			w := profile.Weakness{ID: fmt.Sprintf("odd-%c", 'a'+i)}
			c.Profile.Weaknesses = append(c.Profile.Weaknesses, w, w)
		}
	}
}

func TestWeaknesses(t *testing.T) {
	runTable(t, "weaknesses", []row{
		{name: "not looked for", want: Unknown, reason: "Weaknesses were not looked for."},
		{name: "none", change: weak(0), want: Warn, reason: "0 kinds of weakness.", flip: "2 more kinds of weakness would make it a pass", remedy: "lant two or three"},
		{name: "one", change: weak(1), want: Warn, reason: "1 kind of weakness: odd a.", flip: "1 more kind of weakness would"},
		{name: "two", change: weak(2), want: Pass, reason: "2 kinds of weakness: odd a and odd b.", flip: "1 fewer kind of weakness would make it a warning"},
		{name: "found by one look", change: func(c *Case) {
			c.Profile.Weaknesses = []profile.Weakness{{ID: "missing"}, {ID: "missing-by-target"}, {ID: "co-missing"}, {ID: "outliers"}}
		}, want: Pass, reason: "2 kinds of weakness: missing and outliers."},
		{name: "nine", change: weak(9), want: Pass, flip: "1 more kind"},
		{name: "ten", change: weak(10), want: Warn, flip: "1 fewer kind of weakness would make it a pass", remedy: "lean some"},
	})
}
