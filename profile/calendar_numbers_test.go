package profile

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestCalendars holds which numbers are times, and that ids, amounts and lengths of time which happen to look like some are none.
func TestCalendars(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	day := func(i int) time.Time { return time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i) }
	number := func(layout string) func(i int) any {
		return func(i int) any {
			n := 0
			fmt.Sscan(strings.TrimLeft(day(i*37%700).Format(layout), "0"), &n)
			return n
		}
	}
	month := func(i int) int { return (2015+i/12)*100 + 1 + i%12 }
	seconds := func(i int) int { return int(day(i).Unix()) + r.IntN(86400) }
	invoices := func(i int) any { return (2019+i/120)*10000 + (1+i/10%12)*100 + 1 + i%10 } // ten each month
	tests := []struct {
		name     string
		cell     func(i int) any
		form     string
		min, max string
	}{
		{"date", number("20060102"), "date as number", "2019-01-01", "2020-11-30"},
		{"shift", number("20060102"), "date as number", "2019-01-01", "2020-11-30"},
		{"sold", number("01022006"), "date as number", "2019-01-01", "2020-11-30"},
		{"sold", number("02012006"), "date as number", "2019-01-01", "2020-11-30"},
		{"DateKey", number("20060102"), "date as number", "2019-01-01", "2020-11-30"},
		{"date with 0 for none", func(i int) any { return either(i%20 == 3, 0, number("20060102")(i)) }, "date as number", "2019-01-01", "2020-11-30"},
		{"date with 19000101 for none", func(i int) any { return either(i%20 == 3, any(19000101), number("20060102")(i)) }, "date as number", "2019-01-01", "2020-11-30"},
		{"date with 99999999 for none", func(i int) any { return either(i%20 == 3, any(99999999), number("20060102")(i)) }, "date as number", "2019-01-01", "2020-11-30"},
		{"student", func(i int) any { return (2018+i%5)*10000 + (1+i%12)*100 + 1 + i*7%28 }, "", "", ""},
		{"x", func(i int) any { return (2018+i%5)*10000 + (1+i%12)*100 + 1 + i*7%28 }, "", "", ""},
		{"customer_id", number("20060102"), "", "", ""},
		{"invoice", invoices, "", "", ""},
		{"x", invoices, "", "", ""},
		{"ref", func(i int) any { return 20190101 + i }, "", "", ""},
		{"x", func(int) any { return 19000101 + r.IntN(1_991_130) }, "", "", ""},
		{"students", func(i int) any { return 20230101 + i%28 }, "", "", ""},
		{"yyyymm", func(i int) any { return month(i % 8) }, "year and month as number", "2015-01-01", "2015-08-01"},
		{"x", func(i int) any { return month(i % 60) }, "year and month as number", "2015-01-01", "2019-12-01"},
		{"x", func(i int) any { return month(i % 12) }, "", "", ""},
		{"amount", func(int) any { return 190_000 + r.IntN(20_000) }, "", "", ""},
		{"amount", func(i int) any { return 200_001 + i%12 }, "", "", ""},
		{"order number", func(i int) any { return month(i % 60) }, "", "", ""},
		{"week", func(i int) any { return (2015+i/52%4)*100 + 1 + i%52 }, "year and week as number", "2014-12-29", "2018-12-24"},
		{"x", func(i int) any { return (2015+i/52%4)*100 + 1 + i%52 }, "", "", ""},
		{"timestamp", func(i int) any { return seconds(i * 37 % 300) }, "Unix time", "2019", "2019"},
		{"created_at", func(i int) any { return 1000*seconds(i*37%300) + r.IntN(1000) }, "Unix time", "2019", "2019"},
		{"time", func(i int) any { return seconds(i) }, "Unix time", "2019", "2019"},
		{"time", func(i int) any { return seconds(i * 37 % 300) }, "", "", ""}, // may as well be a second and a half in nanoseconds
		{"x", func(i int) any { return int(day(i * 37 % 300).Unix()) }, "Unix time", "2019-01-01", "2019-10-27"},
		{"user_id", func(i int) any { return int(day(i * 37 % 300).Unix()) }, "", "", ""},
		{"x", func(int) any { return 1_200_000_000 + r.IntN(500_000_000) }, "", "", ""},
		{"timestamp", func(i int) any { return i * 20 }, "", "", ""},
		{"time", func(i int) any { return 1950 + float64(i)/12 }, "year with fraction", "", ""},
		{"time", func(i int) any { return math.Round(1e5*(1950+float64(i)/4)) / 1e5 }, "year with fraction", "", ""},
		{"time", func(int) any { return math.Round(1e5*(1600+300*r.Float64())) / 1e5 }, "", "", ""},
		{"price", func(i int) any { return 1950 + float64(i)/12 }, "", "", ""},
		{"time", func(i int) any { return 1600 + i }, "year", "1600", "1899"},
		{"year", func(i int) any { return 1990 + i*7%60 }, "year", "1990", "2049"},
		{"time", func(int) any { return 1600 + r.IntN(300) }, "", "", ""}, // milliseconds
	}
	for _, test := range tests {
		p := compute(t, record([]string{test.name, "y"}, fill(300, test.cell), fill(300, func(int) any { return r.Float64() })), Options{})
		c := p.Columns[0]
		form := c.Form
		if form == "sequence" || form == "year" && test.form == "" {
			form = ""
		}
		if form != test.form {
			t.Errorf("%s, such as %v: %s, form %q, want %q", test.name, test.cell(5), c.Kind, c.Form, test.form)
			continue
		}
		if onTime := p.Structure.Time != nil; onTime != (test.form != "") {
			t.Errorf("%s, such as %v: time %+v", test.name, test.cell(5), p.Structure.Time)
		}
		if (c.Time != nil) != (test.min != "") || c.Time != nil && (!strings.HasPrefix(c.Time.Min, test.min) || !strings.HasPrefix(c.Time.Max, test.max)) {
			t.Errorf("%s, such as %v: %+v", test.name, test.cell(5), c.Time)
		}
	}
}

// TestTimesInSeveralColumns holds which columns make a time together.
func TestTimesInSeveralColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 7))
	type columns map[string]func(i int) any
	day := func(i int) time.Time { return time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i) }
	year := func(i int) any { return day(i).Year() }
	month := func(i int) any { return int(day(i).Month()) }
	tests := []struct {
		name    string
		columns columns
		want    string
	}{
		{"days", columns{"Year": year, "Month": month, "DayofMonth": func(i int) any { return day(i).Day() }}, "[Year Month DayofMonth] day 400"},
		{"months in words", columns{"year": func(i int) any { return 2000 + i/12 }, "month": func(i int) any { return time.Month(1 + i%12).String() }}, "[year month] month 400"},
		{"quarters", columns{"year": func(i int) any { return 1900 + i/4 }, "quarter": func(i int) any { return 1 + i%4 }}, "[year quarter] quarter 400"},
		{"quarters of a fiscal year", columns{"Fiscal Year": func(i int) any { return 1900 + i/4 }, "quarter": func(i int) any { return fmt.Sprint("Q", 1+i%4) }}, "[Fiscal Year quarter] quarter 400"},
		{"weeks", columns{"yr": func(i int) any { return 2010 + i/52 }, "wk": func(i int) any { return 1 + i%52 }}, "[yr wk] week 400"},
		{"days of the year", columns{"year": func(i int) any { return 2010 + i/365 }, "yday": func(i int) any { return 1 + i%365 }}, "[year yday] day 400"},
		{"hours of one year", columns{"year": func(int) any { return 2013 }, "month": func(i int) any { return int(day(i / 24).Month()) }, "day": func(i int) any { return day(i / 24).Day() }, "hour": func(i int) any { return i % 24 }}, "[year month day hour] hour 400"},
		{"a year that is not told", columns{"Month": func(i int) any { return int(day(i / 2).Month()) }, "Day": func(i int) any { return day(i / 2).Day() }}, "[Month Day] day 200"},
		{"neither told nor in order", columns{"Month": func(int) any { return 1 + r.IntN(12) }, "Day": func(int) any { return 1 + r.IntN(28) }}, ""},
		{"the 31st of any month", columns{"year": year, "month": month, "day": func(i int) any { return 1 + i%31 }}, "[year] year 2"},
		{"days of the week", columns{"year": func(i int) any { return 2000 + i/12 }, "month": func(i int) any { return 1 + i%12 }, "day": func(i int) any { return 1 + i%7 }}, "[year month] month 400"},
		{"of a birth", columns{"birth_year": func(int) any { return 1950 + r.IntN(50) }, "birth_month": func(int) any { return 1 + r.IntN(12) }}, ""},
		{"of two things", columns{"start_year": func(i int) any { return 2000 + i/12 }, "end_month": func(i int) any { return 1 + i%12 }}, "[start_year] year 34"},
		{"a length in months", columns{"month": func(int) any { return r.IntN(60) }, "year": func(i int) any { return 2000 + i/12 }}, "[year] year 34"},
	}
	for _, test := range tests {
		var names []string
		var cells [][]any
		for _, name := range []string{"Year", "Fiscal Year", "Month", "DayofMonth", "year", "yr", "start_year", "birth_year", "month", "quarter", "wk", "yday", "day", "Day", "hour", "birth_month", "end_month"} {
			if cell := test.columns[name]; cell != nil {
				names, cells = append(names, name), append(cells, fill(400, cell))
			}
		}
		names, cells = append(names, "y"), append(cells, fill(400, func(int) any { return r.Float64() }))
		s := compute(t, record(names, cells...), Options{}).Structure
		got := ""
		if s.Time != nil {
			got = fmt.Sprint(s.Time.Names(), " ", s.Time.Step, " ", s.Time.Points)
		}
		if got != test.want && !(strings.HasPrefix(test.want, "[year] year 2") && s.Time == nil) {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestPanelOfMonths holds that a thing and a time in two columns are a panel when together they tell rows apart.
func TestPanelOfMonths(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	rec := record([]string{"shop", "year", "month", "sales"},
		fill(1200, func(i int) any { return fmt.Sprint("shop ", i/60) }),
		fill(1200, func(i int) any { return 2015 + i%60/12 }),
		fill(1200, func(i int) any { return 1 + i%12 }),
		fill(1200, func(i int) any { return float64(i%60) + 10*r.Float64() }))
	p := compute(t, rec, Options{Target: "sales"})
	if s := p.Structure; s.Time == nil || !slices.Equal(s.Time.Columns, []string{"year", "month"}) || !s.Time.Panel || s.Entity == nil || s.Entity.Column != "shop" {
		t.Errorf("time %+v, entity %+v", s.Time, s.Entity)
	}
	if !slices.ContainsFunc(p.Weaknesses, func(w Weakness) bool {
		return w.ID == "time-drift" && strings.Contains(w.HowToFind, `pd.to_datetime(pd.DataFrame({"year": df["year"], "month": df["month"]`)
	}) {
		t.Errorf("no drift: %+v", p.Weaknesses)
	}
	var by []string
	for _, split := range p.Target.Splits {
		by = append(by, split.By+" "+split.Name)
	}
	if !slices.Equal(by, []string{"random ", "time year, month", "group shop"}) {
		t.Errorf("splits %q", by)
	}
}

// TestSlipAmongDateNumbers holds that a date that is written as a number and is far from all others is told, as any date is.
func TestSlipAmongDateNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	p := compute(t, record([]string{"date", "y"},
		fill(400, func(i int) any { return either(i == 77, 19170305, 20170000+100*(1+r.IntN(12))+1+r.IntN(28)) }),
		fill(400, func(int) any { return r.Float64() })), Options{})
	at := slices.IndexFunc(p.Weaknesses, func(w Weakness) bool { return w.ID == "outliers" })
	if at < 0 || p.Weaknesses[at].Count != 1 || !slices.Equal(p.Weaknesses[at].ExampleRows, []int64{78}) ||
		!strings.Contains(p.Weaknesses[at].HowToFind, `format="%Y%m%d"`) {
		t.Errorf("%+v", p.Weaknesses)
	}
}
