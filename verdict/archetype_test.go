package verdict

import (
	"testing"

	"github.com/fairset/fairset/profile"
)

func TestNarrow(t *testing.T) {
	prose := column("review", profile.Text, 3000)
	prose.Text = &profile.TextMeasures{MeanLength: 120}
	user, day, amount := column("user", profile.Integer, 900), column("day", profile.Date, 300), column("amount", profile.Decimal, 4000)
	tests := []struct {
		name    string
		columns []profile.Column
		time    *profile.TimeOrder
		want    archetype
	}{
		{"events", []profile.Column{user, day}, nil, eventLog},
		{"amounts by day", []profile.Column{day, amount}, nil, ""},
		{"series", []profile.Column{day, amount}, &profile.TimeOrder{Step: "day", Points: 4000}, timeSeries},
		{"many rows at each time", []profile.Column{day, amount}, &profile.TimeOrder{Step: "day", Points: 400}, ""},
		{"ratings", []profile.Column{column("user", profile.Identifier, 900), column("film", profile.Identifier, 300), amount}, nil, ratings},
		{"steps of users", []profile.Column{column("user", profile.Identifier, 900), column("step", profile.Category, 4)}, nil, eventLog},
		{"panel", []profile.Column{user, day, amount}, &profile.TimeOrder{Step: "day", Panel: true}, eventLog},
		{"texts", []profile.Column{prose, column("stars", profile.Integer, 5)}, nil, texts},
		{"grades are no things", []profile.Column{column("grade", profile.Integer, 5), day}, nil, ""},
		{"every row a thing of its own", []profile.Column{column("user", profile.Integer, 4025), day}, nil, ""},
		{"nothing", nil, nil, ""},
	}
	for _, tt := range tests {
		c := fairCase()
		c.Profile.Columns, c.Profile.Structure.Time = tt.columns, tt.time
		if got := narrow(c); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
