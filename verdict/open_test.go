package verdict

import (
	"testing"

	"github.com/fairset/fairset/metadata"
)

func licensed(license string) func(*Case) {
	return func(c *Case) { c.Told.License = license }
}

func toldBeside(license, file string) func(*Case) {
	return func(c *Case) {
		c.Told.License = ""
		c.Told.Metadata = &metadata.Metadata{License: license, Origin: map[string]string{"license": file}}
	}
}

func TestOpen(t *testing.T) {
	runTable(t, "open", []row{
		{name: "CC BY", change: licensed("CC-BY-4.0"), want: Pass, reason: "The licence is Creative Commons Attribution 4.0: it lets anyone pass the data on who names the author."},
		{name: "public domain", change: licensed("public domain"), want: Pass},
		{name: "a code licence on data", change: licensed("MIT"), want: Pass},
		{
			name: "told beside the data", change: toldBeside("https://creativecommons.org/publicdomain/zero/1.0/", "datapackage.json"), want: Pass,
			reason: "The licence is Creative Commons Zero (told in datapackage.json): it lets anyone pass the data on.",
		},
		{name: "share-alike", change: licensed("ODbL-1.0"), want: Warn, flip: "CC BY", remedy: "ODbL-1.0"},
		{name: "non-commercial", change: licensed("CC BY-NC 4.0"), want: Warn, remedy: "link"},
		{name: "no changes", change: licensed("CC-BY-ND-4.0"), want: Fail, flip: "CC BY"},
		{name: "a competition", change: toldBeside("Subject to competition rules", "dataset-metadata.json"), want: Fail, remedy: "another dataset"},
		{name: "a book", change: licensed("proprietary"), want: Fail},
		{name: "not told", change: licensed(""), want: Unknown, reason: "The licence of the data is not known."},
		{name: "blank", change: licensed("\t "), want: Unknown},
		{name: "another", change: licensed("Doe's own terms"), want: Unknown, reason: `The licence "Doe's own terms" is none that is known here.`},
		{name: "the user outranks the file", change: func(c *Case) { toldBeside("proprietary", "LICENSE")(c); c.Told.License = "CC0" }, want: Pass},
	})
}

// What was not told asks, and does not leave a dataset undetermined.
func TestOpenAsks(t *testing.T) {
	c := fairCase()
	c.Told.License = ""
	if v := Judge(c, DefaultPolicy()); v.Fairness != Fair || v.Confidence == "high" {
		t.Errorf("%s with confidence %s", v.Fairness, v.Confidence)
	}
	if f := finding(t, "open", c); f.Ask == "" {
		t.Error("nothing is asked")
	}
}
