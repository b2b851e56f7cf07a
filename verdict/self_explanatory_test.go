package verdict

import (
	"strings"
	"testing"

	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
)

// called replaces the columns by ones of these names.
func called(names ...string) func(*Case) {
	return func(c *Case) {
		c.Profile.Columns = nil
		for _, name := range names {
			c.Profile.Columns = append(c.Profile.Columns, column(name, profile.Decimal, 900))
		}
	}
}

// explained gives the case a dictionary of its first columns.
func explained(n int) func(*Case) {
	return func(c *Case) {
		c.Told.Metadata = &metadata.Metadata{}
		for _, col := range c.Profile.Columns[:n] {
			c.Told.Metadata.Columns = append(c.Told.Metadata.Columns, metadata.Column{Name: col.Name, Description: "what it is"})
		}
	}
}

func TestSelfExplanatory(t *testing.T) {
	opaque := called("V1", "V2", "V3", "price")
	long := strings.Repeat("How often do you travel by plane, and why? ", 2)
	runTable(t, "self-explanatory", []row{
		{name: "houses", want: Pass, reason: "The names of the columns say what they are.", flip: "3 more names that say nothing would make it a warning"},
		{name: "letters with numbers", change: opaque, want: Fail, reason: "3 names say little or nothing, such as V1, V2 and V3.", flip: "dictionary of 90% of the columns would make it a pass", remedy: "--dictionary"},
		{name: "with a dictionary", change: func(c *Case) { opaque(c); explained(4)(c) }, want: Pass, reason: "A dictionary explains 4 of 4 columns."},
		{name: "with half a dictionary", change: func(c *Case) { opaque(c); explained(2)(c) }, want: Pass, reason: "A dictionary explains 2 of 4 columns, and 1 name says little or nothing, such as V3."},
		{name: "a third", change: called("v1", "city", "price"), want: Warn},
		{name: "a series says half", change: called("item_1", "item_2", "item_3", "item_4", "item_5", "hour"), want: Warn},
		{name: "a short series is clear", change: called("sales_1", "sales_2", "sales_3", "sales_4", "hour"), want: Pass},
		{name: "sentences", change: called(long, long+"?", "age"), want: Warn, reason: "2 names are whole sentences."},
		{name: "no columns", change: called(), want: NotApplicable},
	})
}

func TestSaysNothing(t *testing.T) {
	for _, name := range []string{"V1", "X0.12", "x1", "feature_3", "Q2_1", "column_7", "var12", "17", "2011", "", "xzbr", "PTRS", "ab", "G", "F", "_"} {
		if !saysNothing(name) {
			t.Errorf("%q is taken to say something", name)
		}
	}
	for _, name := range []string{"price", "id", "Year?", "h1_customers", "pH", "item_01", "SMPEA", "hd", "größe", "город", "lat", "tip", "rain_1h", "km", "quantity"} {
		if saysNothing(name) {
			t.Errorf("%q is taken to say nothing", name)
		}
	}
}
