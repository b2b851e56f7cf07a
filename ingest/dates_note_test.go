package ingest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// Dates in which day and month may stand for each other are told, unless some date settles it.
func TestUnsureDates(t *testing.T) {
	for _, tt := range []struct{ name, date, last, want string }{
		{"slashes", "%02d/%02d/2021", "03/04/2021", `dates in column "day" may be DD/MM/YYYY or MM/DD/YYYY, and none has a number above 12 to tell; they were read with the month first`},
		{"hyphens", "%02d-%02d-2021", "03-04-2021", `dates in column "day" may be DD-MM-YYYY or MM-DD-YYYY, and none has a number above 12 to tell; they were read with the day first`},
		{"one date tells", "%02d/%02d/2021", "31/03/2021", ""},
		{"points", "%02d.%02d.2021", "03.04.2021", ""},
		{"year first", "2021-%02d-%02d", "2021-03-04", ""},
	} {
		var text strings.Builder
		text.WriteString("day,n\n")
		for i := range 60 {
			fmt.Fprintf(&text, tt.date+",%d\n", 1+i%12, 1+i*5%12, i)
		}
		text.WriteString(tt.last + ",60\n")
		d, err := Open(context.Background(), []string{writeFile(t, "dates.csv", text.String())}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		if _, err := d.Scan(context.Background(), 1, func(_, _ int, _ int64, _ arrow.Record) error { return nil }); err != nil {
			t.Fatal(err)
		}
		r, err := d.Reading()
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, n := range r.Notes {
			if n.Kind == NoteDates {
				got = n.Text
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
