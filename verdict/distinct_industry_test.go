package verdict

import (
	"testing"

	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
)

// ofBank makes the data a bank's.
func ofBank(c *Case) {
	c.Reading.Name = "book.csv"
	c.Profile.Columns = nil
	for _, name := range []string{"loan_amount", "interest_rate", "credit_score", "installments", "purpose"} {
		c.Profile.Columns = append(c.Profile.Columns, column(name, profile.Decimal, 100))
	}
	c.Told.Target = "interest_rate"
}

func inIndustry(industry string) func(*Case) { return func(c *Case) { c.Told.Industry = industry } }

func TestDistinctIndustry(t *testing.T) {
	nameless := func(c *Case) {
		c.Reading.Name, c.Told.Target = "a.csv", "y"
		c.Profile.Columns = []profile.Column{column("x", profile.Decimal, 9), column("y", profile.Decimal, 9)}
	}
	keywords := func(c *Case) { c.Told.Metadata = &metadata.Metadata{Keywords: []string{"patient", "hospital"}} }
	runTable(t, "distinct-industry", []row{
		{name: "another industry", change: all(ofBank, inIndustry("a chain of supermarkets")), want: Pass},
		{name: "the same, in words", change: all(ofBank, inIndustry("Fintech start-up")), want: Fail, flip: "another industry", remedy: "--allow-own-industry"},
		{name: "the same, as NAICS", change: all(ofBank, inIndustry("522110")), want: Fail},
		{name: "the same, as NACE", change: all(ofBank, inIndustry("K64.19")), want: Fail},
		{name: "the same, as a NACE section that holds it", change: all(ofBank, inIndustry("NACE K64")), want: Fail},
		{name: "the same, allowed", change: all(ofBank, inIndustry("banking"), func(c *Case) { c.Told.AllowOwnIndustry = true }), want: Warn, remedy: "will not be used"},
		{name: "a neighbour", change: all(ofBank, inIndustry("insurance")), want: Warn},
		{name: "a neighbour, as NAICS", change: all(ofBank, inIndustry("5241")), want: Warn},
		{name: "words do not tell", change: all(nameless, inIndustry("banking")), want: Unknown, reason: "It cannot be told which industry the data is about."},
		{name: "keywords tell", change: all(nameless, keywords, inIndustry("hospital")), want: Fail},
		{name: "not told", change: all(ofBank, inIndustry("")), want: Unknown, reason: "The industry of your company is not known."},
		{name: "told in words that are not known", change: all(ofBank, inIndustry("frobnication")), want: Unknown, reason: "The industry frobnication is none that is known here."},
	})
}

// Whatever is not told or not known asks, and passes nothing.
func TestDistinctIndustryAsks(t *testing.T) {
	for _, industry := range []string{"", "frobnication"} {
		c := fairCase()
		c.Told.Industry = industry
		if f := finding(t, "distinct-industry", c); f.Outcome != Unknown || f.Ask == "" {
			t.Errorf("%q: %v, asks %q", industry, f.Outcome, f.Ask)
		}
	}
}
