package profile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/google/go-cmp/cmp"
)

func TestCalendar(t *testing.T) {
	day := func(i int) any { return arrow.Date32(18000 + i) }
	tests := []struct {
		name  string
		cells []any
		want  TimeMeasures
	}{
		{"days", fill(60, day), TimeMeasures{Min: "2019-04-14", Max: "2019-06-12", Step: "day", Sorted: "rising"}},
		{"days backwards, ten left out", fill(60, func(i int) any {
			if i >= 30 {
				i += 10
			}
			return arrow.Date32(18000 - i)
		}), TimeMeasures{Min: "2019-02-04", Max: "2019-04-14", Step: "day", Gaps: 10, Sorted: "falling"}},
		{"months", fill(60, func(i int) any {
			return arrow.Date32(time.Date(2000, time.Month(1+i*7%60), 1, 0, 0, 0, 0, time.UTC).Unix() / 86400)
		}), TimeMeasures{Min: "2000-01-01", Max: "2004-12-01", Step: "month"}},
		{"no step", fill(60, func(i int) any { return arrow.Date32(18000 - i*i) }), TimeMeasures{Min: "2009-10-02", Max: "2019-04-14", Sorted: "falling"}},
		{
			"too early and too late", append(fill(58, func(i int) any { return arrow.Date32(18000 + i*i%50) }), arrow.Date32(-30000), arrow.Date32(60000)),
			TimeMeasures{Min: "1887-11-12", Max: "2134-04-11", Before1900: 1, Future: 1, Far: 2},
		},
		{
			"texts", fill(40, func(i int) any { return fmt.Sprintf("%02d/%02d/2021", 1+i%28, 1+i%12) }),
			TimeMeasures{Min: "2021-01-01", Max: "2021-12-24", Formats: []Count{{"D/M/YYYY", 40}}, Ambiguous: 12},
		},
		{"texts in two ways, with a zone", fill(40, func(i int) any {
			if i%4 == 0 {
				return fmt.Sprintf("2021-03-%02d", 1+i/2)
			}
			return fmt.Sprintf("2021-03-%02dT10:00:00+02:00", 1+i/2)
		}), TimeMeasures{Min: "2021-03-01", Max: "2021-03-20T08:00:00", Formats: []Count{{"YYYY-MM-DDThh:mm:ss+zone", 30}, {"YYYY-MM-DD", 10}}, Zones: []string{"+02:00"}, Sorted: "rising"}},
	}
	for _, test := range tests {
		p := compute(t, record([]string{"when"}, test.cells), Options{})
		got := p.Columns[0].Time
		if got == nil {
			t.Errorf("%s: nothing, kind %s", test.name, p.Columns[0].Kind)
			continue
		}
		if strings.HasPrefix(test.name, "texts") {
			got.Step, got.Gaps, got.Far = "", 0, 0
		}
		if diff := cmp.Diff(&test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}
