package profile

import (
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// A timeName is what the name of a column says of its being a time.
type timeName struct {
	date, month, week, year bool // such are named
	time                    bool // "time", which may also be how long something takes
	moment                  bool // something that happens at a time
	stamp                   bool // a point in time as computers know it
	number                  bool // a number of something
}

func timeNameOf(name string) timeName {
	n := timeName{
		date:   named(name, "date", "dates", "data", "datum", "dato", "fecha", "day", "dt", "ymd", "yyyymmdd", "mmddyyyy", "ddmmyyyy", "when"),
		month:  named(name, "month", "months", "ym", "yyyymm", "yrmo", "period", "monat", "mois", "mes"),
		week:   named(name, "week", "yyyyww", "yw", "woche", "wk"),
		year:   named(name, "year", "yr", "jahr", "annee", "anno"),
		time:   named(name, "time", "t", "datetime"),
		stamp:  named(name, "timestamp", "timestamps", "ts", "unix", "epoch", "utc", "posix", "created", "updated", "modified", "unixtime", "datetime"),
		moment: named(name, "start", "end", "begin", "first", "last", "visit", "review", "event", "login", "posted", "sent", "received", "opened", "closed", "published", "request", "sold", "bought", "paid", "shipped", "due", "hired", "issued"),
		number: namedIdentifier(name) || namedThing(name) || named(name, "no", "nr", "num", "number", "code", "invoice", "ticket", "batch", "lot", "case", "serial", "ref", "order", "zip"),
	}
	for _, w := range prose.Words(name) {
		switch w {
		case "candidate", "mandate", "update", "validate", "rate":
		default:
			n.date = n.date || strings.HasSuffix(w, "date") || strings.HasPrefix(w, "date")
			n.stamp = n.stamp || strings.HasSuffix(w, "timestamp")
			n.month = n.month || strings.HasSuffix(w, "yearmonth")
			n.week = n.week || strings.HasSuffix(w, "yearweek")
		}
	}
	return n
}
