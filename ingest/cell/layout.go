package cell

import "strings"

// A layout is the way a date, a time or both are written: a dateForm in the low
// bits, and the parts of the time as flags.
type layout uint16

const (
	layoutForm  layout = 1<<4 - 1
	layoutTime  layout = 1 << 4 // hours and minutes
	layoutT     layout = 1 << 5 // a T, not a space, before the time
	layoutSecs  layout = 1 << 6
	layoutHalf  layout = 1 << 7 // AM or PM
	layoutZoned layout = 1 << 8 // Z or an offset
)

// The forms of a date. Of the nine from formSlash on, which have day and month as numbers in
// either order, the ones called Month and Day tell the order by a number above 12.
const (
	formNone layout = iota
	formYearDash
	formYearSlash
	formDot
	formName    // Jan 2, 2006
	formDayName // 2-Jan-06
	formSlash
	formSlashMonth
	formSlashDay
	formDash
	formDashMonth
	formDashDay
	formShort // with two digits for the year
	formShortMonth
	formShortDay
	formMonth // Jan 2006 or 2006 Jan, the first day of the month
)

// Months is the layout of months without a day, each read as its first.
const Months = "Mon YYYY"

// order is the order of day and month that a layout proves.
func (l layout) order() order {
	switch l & layoutForm {
	case formSlashMonth, formDashMonth, formShortMonth:
		return orderMonthFirst
	case formSlashDay, formDashDay, formShortDay:
		return orderDayFirst
	}
	return orderAssumed
}

// String spells a layout out, as in "YYYY-MM-DD hh:mm:ss".
func (l layout) String() string {
	var b strings.Builder
	b.WriteString([...]string{
		"", "YYYY-MM-DD", "YYYY/MM/DD", "DD.MM.YYYY", "Mon DD YYYY", "DD-Mon-YYYY",
		"DD/MM/YYYY or MM/DD/YYYY", "MM/DD/YYYY", "DD/MM/YYYY",
		"DD-MM-YYYY or MM-DD-YYYY", "MM-DD-YYYY", "DD-MM-YYYY",
		"DD/MM/YY or MM/DD/YY", "MM/DD/YY", "DD/MM/YY", Months,
	}[l&layoutForm])
	if l&layoutTime == 0 {
		return b.String()
	}
	switch {
	case l&layoutT != 0:
		b.WriteByte('T')
	case b.Len() > 0:
		b.WriteByte(' ')
	}
	b.WriteString("hh:mm")
	if l&layoutSecs != 0 {
		b.WriteString(":ss")
	}
	if l&layoutHalf != 0 {
		b.WriteString(" AM/PM")
	}
	if l&layoutZoned != 0 {
		b.WriteString(" with zone")
	}
	return b.String()
}

// settled returns l with the order of day and month filled in, where l leaves it open.
func (l layout) settled(o order) layout {
	form := l & layoutForm
	if o == orderAssumed || form != formSlash && form != formDash && form != formShort {
		return l
	}
	return l + layout(o)
}
