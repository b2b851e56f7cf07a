package verdict

import (
	"testing"

	"github.com/fairset/fairset/profile/sketch"
)

func TestSentence(t *testing.T) {
	untold := fairCase()
	untold.Told, untold.Profile.Target = Told{}, nil
	unmeasured := fairCase()
	unmeasured.Profile.Target = nil
	threeWarnings := *gapsCase(0.1, 900, 900, 900, 900)
	threeWarnings.Reading.Encoding = "utf-16le"
	threeFails := *rowsCase(8, sketch.Exactly(0))
	setSkill(threeFails, about(0.01, 0.01))
	threeFails.Profile.Columns = threeFails.Profile.Columns[5:]
	onlyRow := *rowsCase(1, sketch.Exactly(0))
	onlyRow.Told, onlyRow.Profile.Target = Told{Task: "explore"}, nil
	onlyRow.Profile.Columns = onlyRow.Profile.Columns[:1]
	onlyRow.Reading.Name = "-"
	tests := []struct {
		name string
		c    Case
		want string
	}{
		{
			"fair", fairCase(),
			"houses.csv (4,025 rows, 8 columns): fair. You can send it as it is: it is large enough (4,013 rows) and " +
				"the other columns predict the target price (skill 0.62 of 1). Next, write the brief.",
		},
		{
			"fair, but not all was told", untold,
			"houses.csv (4,025 rows, 8 columns): fair. You can send it as it is: it is large enough (4,013 rows) and its columns are varied. " +
				"Next, write the brief. Not checked: no column to predict was named; " +
				"name the column to predict with --target, or take it as an exploration task with --task explore.",
		},
		{
			"one warning", *leakCase(about(0.6, 0.02)),
			"houses.csv (4,025 rows, 8 columns): fair with care. Before you send it, drop area: it gives the target price away.",
		},
		{
			"three warnings", threeWarnings,
			"houses.csv (1,000 rows, 10 columns): fair with care. Before you send it, write the file again as one tidy table in UTF-8 with one header line: " +
				"it is written in utf-16le instead of UTF-8. Also, say in the brief that the rows are few: it has only 988 different rows. 1 more warning below.",
		},
		{
			"one reason", *noted("ragged-row", 80),
			"houses.csv (1,000 rows, 8 columns): unfair. Do not send it: 80 records of 1,000 (8%) cannot be read as they should. " +
				"To mend it, write the file again as one tidy table in UTF-8 with one header line.",
		},
		{
			"leak was all", *leakCase(about(0.01, 0.02)),
			"houses.csv (4,025 rows, 8 columns): unfair. Do not send it: nothing but area tells about the target price, and that column gives it away; " +
				"and the other columns predict the target price no better than chance (skill 0.01 of 1). " +
				"To begin with, name another column to predict with --target, or choose another dataset.",
		},
		{
			"three reasons", threeFails,
			"houses.csv (8 rows, 3 columns): unfair. Do not send it: the other columns predict the target price no better than chance (skill 0.01 of 1); " +
				"and it has only 8 different rows. 1 more reason below. To begin with, name another column to predict with --target, or ask for an exploration.",
		},
		{
			"one row and one column", onlyRow,
			"standard input (1 row, 1 column): unfair. Do not send it: it has only 1 different row; and only 0 columns are of use. " +
				"To begin with, choose a dataset with at least 1,000 different rows.",
		},
		{
			"undetermined", unmeasured,
			"houses.csv (4,025 rows, 8 columns): undetermined. Do not send it yet: the question \"Is there still something to work out, " +
				"because no column gives the target away?\" has no answer, because the target price was not analysed. " +
				"Neither have 2 more questions. Next, answer it yourself, or choose another dataset.",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Judge(tt.c, DefaultPolicy()).Sentence; got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
