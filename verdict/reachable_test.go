package verdict

import (
	"testing"

	"github.com/fairset/fairset/profile"
)

func TestReachable(t *testing.T) {
	runTable(t, "reachable", []row{
		{name: "houses", want: Pass, reason: "No special field, culture or other language is needed, as far as word lists can tell.", flip: "3 more words of a special field would make it a warning"},
		{name: "baseball", change: called("player", "HR", "RBI", "SLG", "year"), want: Warn, reason: "It takes knowledge of baseball: hr, rbi and slg.", flip: "1 fewer word of baseball would make it a pass", remedy: "lossary"},
		{name: "two words of baseball", change: called("player", "HR", "RBI", "year"), want: Pass, flip: "1 more word of a special field"},
		{name: "words with numbers", change: called("cand1_name", "cand2_party", "poll_id"), want: Warn, reason: "It takes knowledge of politics: cand, party and poll."},
		{name: "words across fields do not add up", change: called("artist", "strike", "wicket", "poll", "ias"), want: Pass},
		{name: "Swedish", change: called("kön", "ålder", "price", "rooms"), want: Warn, reason: "2 columns are in another language or script, such as kön.", flip: "ranslating 2 columns would make it a pass", remedy: "ranslate"},
		{name: "Russian", change: called("город", "цена", "rooms"), want: Warn},
		{name: "one foreign name in eleven", change: called("ålder", "b b", "c c", "d d", "e e", "f f", "g g", "h h", "i i", "j j", "k k"), want: Pass},
		{name: "Chinese levels", change: func(c *Case) {
			called("colour", "size")(c)
			c.Profile.Columns[0].Text = &profile.TextMeasures{}
			c.Profile.Columns[0].Top = []profile.Count{{Value: "红色", Count: 3}, {Value: "blue", Count: 2}, {Value: "绿色", Count: 1}}
		}, want: Warn, reason: "1 column is in another language or script, such as colour."},
		{name: "no columns", change: called(), want: NotApplicable},
	})
}
