package profile

import (
	"math"
	"time"
)

// dateNumbers are the ways in which a date is written as one whole number: 20180113, 1132018 for January, 13012018.
var dateNumbers = [...]func(v int) (year, month, day int){
	func(v int) (year, month, day int) { return v / 10000, v / 100 % 100, v % 100 },
	func(v int) (year, month, day int) { return v % 10000, v / 1_000_000, v / 10000 % 100 },
	func(v int) (year, month, day int) { return v % 10000, v / 10000 % 100, v / 1_000_000 },
}

// minDateNumbers is how many different dates tell that numbers are some: others, which may be dates by chance, are so in one case of 27
// even when they have eight digits and the right year.
const minDateNumbers = 8

// isDateNumber reports whether all whole numbers of a column, those in disguise aside, are dates within two centuries and a half that
// are written in one way.
func (f *facts) isDateNumber() bool {
	if f.c.storage != intCells || f.moments.Max > 31_129_999 || f.moments.Max < 1_010_000 {
		return false
	}
	for _, read := range dateNumbers {
		dates, others := 0, 0
		for _, v := range f.values {
			if isDay(read(int(math.Abs(v.number)))) && v.number > 0 {
				dates++
			} else if others++; others > maxSentinels {
				break
			}
		}
		if dates >= minDateNumbers && 20*others <= dates {
			return true
		}
	}
	return false
}

// isDay reports whether there is such a day between 1850 and 2100.
func isDay(year, month, day int) bool {
	if year < 1850 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 {
		return false
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}
