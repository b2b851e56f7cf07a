package verdict

import (
	"fmt"
	"testing"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// wide replaces the columns by so many numbers.
func wide(n int) func(*Case) {
	return func(c *Case) {
		c.Profile.Columns = nil
		for i := range n {
			c.Profile.Columns = append(c.Profile.Columns, column(fmt.Sprintf("measure of part %c%c", 'a'+i/26, 'a'+i%26), profile.Decimal, 900))
		}
	}
}

func TestHours(t *testing.T) {
	runTable(t, "hours", []row{
		// 0.5 to read, 7 × 0.03 for columns, 0.25 for dates, 0.75 for the model, 0.75 to write
		{name: "houses", want: Pass, reason: "It takes about 2.5 h, likely between 2 h and 4.4 h.", flip: "1.6 h more would make it a warning"},
		{name: "wide", change: wide(80), want: Warn, reason: "It takes about 4.4 h, likely between 3.5 h and 7.9 h.", flip: "0.4 h less would make it a pass", remedy: "rop columns"},
		{name: "wide and dirty", change: func(c *Case) { wide(110)(c); weak(9)(c) }, want: Fail, flip: "0.4 h less would make it a warning"},
		{name: "no rows", change: func(c *Case) { c.Profile.Rows = 0 }, want: NotApplicable},
	})
}

func TestEffort(t *testing.T) {
	c := fairCase()
	c.Profile.Size = profile.Size{PandasBytes: 12, LoadSeconds: 0.5}
	c.Profile.Columns[6].Text = &profile.TextMeasures{MeanLength: 90}
	c.Reading.Notes = []ingest.Note{{Kind: ingest.NoteOtherFiles, Count: 2}}
	weak(3)(&c)
	e := EffortOf(c, DefaultPolicy())
	// 0.5 + 0.21 + 0.36 + 0.25 + 0.25 + 1 + 0.75 + 0.75
	if want := (Hours{Low: 3.3, Likely: 4.1, High: 7.3}); e.Hours != want || e.PandasBytes != 12 || e.LoadSeconds != 0.5 || len(e.Reasons) != 8 {
		t.Errorf("got %+v, want %+v", e, want)
	}
	c.Told.Target, c.Told.Task = "", "explore"
	if explored := EffortOf(c, DefaultPolicy()); explored.Hours.Likely != 3.3 {
		t.Errorf("an exploration takes %v h", explored.Hours.Likely)
	}
	if nothing := EffortOf(Case{}, DefaultPolicy()); nothing.Hours.Likely != 0 || nothing.Reasons == nil {
		t.Errorf("nothing takes %+v", nothing)
	}
}
