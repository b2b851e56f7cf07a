package cell

import (
	"testing"
	"time"
)

// Every day there is, around the years that are looked up too, is the one that package time counts; no other is one.
func TestDateCountsDays(t *testing.T) {
	for year := 1890; year < 2110; year++ {
		for month := -1; month <= 17; month++ {
			for day := -1; day <= 33; day++ {
				want := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
				wantOK := want.Year() == year && int(want.Month()) == month && want.Day() == day
				if days, ok := date(year, month, day); ok != wantOK || ok && int64(days)*86400 != want.Unix() {
					t.Fatalf("%d-%d-%d: got day %d, %v; want %v", year, month, day, days, ok, want)
				}
			}
		}
	}
}
