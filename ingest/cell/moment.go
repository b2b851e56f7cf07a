package cell

// A moment is a cell read as a date, a time of day, or both.
type moment struct {
	days   int32 // since 1 January 1970
	micros int64 // since midnight, less the zone's offset
	layout layout
}

const (
	microsPerSecond = 1_000_000
	microsPerDay    = 24 * 60 * 60 * microsPerSecond
)

// timestamp is the moment in microseconds since 1970.
func (m *moment) timestamp() int64 { return int64(m.days)*microsPerDay + m.micros }

// parseMoment reads a trimmed cell by the layouts that are known and nothing
// else: no bare numbers, years or versions. o settles which of two small
// numbers is the month; a cell that proves another order is read by its own.
func parseMoment(cell []byte, o order) (m moment, ok bool) {
	if len(cell) < len("1:02") || len(cell) > len("September 30, 2006 11:04:05.999999999 PM +00:00") {
		return m, false
	}
	rest, ok := isoDate(&m, cell)
	if !ok {
		rest, ok = parseDate(&m, cell, o)
	}
	if !ok {
		rest, ok = parseClock(&m, cell)
		return m, ok && len(rest) == 0 && m.layout&layoutZoned == 0
	}
	if len(rest) == 0 {
		return m, true
	}
	if rest[0] == 'T' || rest[0] == 't' {
		m.layout |= layoutT
	} else if rest[0] != ' ' {
		return m, false
	}
	rest, ok = parseClock(&m, rest[1:])
	return m, ok && len(rest) == 0
}

// isoDate is parseDate for YYYY-MM-DD, which most dates are.
func isoDate(m *moment, cell []byte) (rest []byte, ok bool) {
	if len(cell) < 10 || cell[4] != '-' || cell[7] != '-' {
		return nil, false
	}
	for _, i := range [...]int{0, 1, 2, 3, 5, 6, 8, 9} {
		if cell[i]-'0' > 9 {
			return nil, false
		}
	}
	two := func(i int) int { return int(cell[i]-'0')*10 + int(cell[i+1]-'0') }
	m.layout = formYearDash
	m.days, ok = date(two(0)*100+two(2), two(5), two(8))
	return cell[10:], ok
}

// parseDate reads a date at the start of cell and returns what follows it.
func parseDate(m *moment, cell []byte, o order) (rest []byte, ok bool) {
	if cell[0]-'0' > 9 {
		return parseNamed(m, cell)
	}
	first, rest := digits(cell, 4)
	width := len(cell) - len(rest)
	if len(rest) < 4 || width == 3 {
		return nil, false
	}
	separator := rest[0]
	if width == 4 {
		if separator == ' ' || separator == '-' && rest[1]-'0' > 9 {
			return parseYearMonth(m, first, rest[1:])
		}
		if separator != '-' && separator != '/' {
			return nil, false
		}
		m.layout = formYearDash
		if separator == '/' {
			m.layout = formYearSlash
		}
		second, rest, ok := number2(rest[1:])
		if !ok || len(rest) < 2 || rest[0] != separator {
			return nil, false
		}
		third, rest, ok := number2(rest[1:])
		if !ok {
			return nil, false
		}
		m.days, ok = date(first, second, third)
		return rest, ok
	}
	if rest[1]-'0' > 9 {
		return parseDayName(m, first, rest)
	}
	return parseYearLast(m, first, rest, o)
}

// parseYearLast reads what follows the first number in "31/12/2020".
func parseYearLast(m *moment, first int, cell []byte, o order) (rest []byte, ok bool) {
	separator := cell[0]
	second, rest, ok := number2(cell[1:])
	if !ok || len(rest) < 3 || rest[0] != separator {
		return nil, false
	}
	year, tail := digits(rest[1:], 4)
	width := len(rest) - len(tail) - 1
	day, month := first, second
	switch {
	case separator == '.' && width == 4:
		m.layout = formDot
	case separator == '/' && width == 4:
		day, month = m.settle(first, second, formSlash, o)
	case separator == '-' && width == 4:
		day, month = m.settle(first, second, formDash, o)
	case separator == '/' && width == 2:
		year = fullYear(year)
		day, month = m.settle(first, second, formShort, o)
	default:
		return nil, false
	}
	m.days, ok = date(year, month, day)
	return tail, ok
}

// lastShortYear is the last year that two digits stand for: data tells of the past, so that a year lies a few years after
// this version of the program at most. Excel has the same pivot.
const lastShortYear = 2029

// fullYear is the year of two digits: 29 is 2029, 30 is 1930.
func fullYear(year int) int {
	if year += 2000; year > lastShortYear {
		year -= 100
	}
	return year
}

// settle tells day from month and keeps in the layout whether the numbers prove it.
func (m *moment) settle(first, second int, form layout, o order) (day, month int) {
	m.layout = form
	switch {
	case first > 12:
		m.layout += layout(orderDayFirst)
		return first, second
	case second > 12:
		m.layout += layout(orderMonthFirst)
		return second, first
	case o == orderMonthFirst, o == orderAssumed && form != formDash:
		return second, first
	}
	return first, second
}

// parseYearMonth reads what follows the year in "2006 Jan" and "2006-January".
func parseYearMonth(m *moment, year int, cell []byte) (rest []byte, ok bool) {
	month, rest := monthName(cell)
	if month == 0 || len(rest) > 0 {
		return nil, false
	}
	return nil, m.month(year, month)
}

// month is the first day of a month.
func (m *moment) month(year, month int) (ok bool) {
	m.layout = formMonth
	m.days, ok = date(year, month, 1)
	return ok
}

// parseNamed reads "Jan 2 2006", "January 2, 2006" and "Jan 2006".
func parseNamed(m *moment, cell []byte) (rest []byte, ok bool) {
	month, rest := monthName(cell)
	if month == 0 || len(rest) < 2 || rest[0] != ' ' && rest[0] != '-' {
		return nil, false
	}
	if year, tail := digits(rest[1:], 4); len(rest) == 5 && len(tail) == 0 {
		return nil, m.month(year, month)
	}
	if rest[0] != ' ' {
		return nil, false
	}
	day, rest, ok := number2(rest[1:])
	if !ok {
		return nil, false
	}
	if len(rest) > 0 && rest[0] == ',' {
		rest = rest[1:]
	}
	if len(rest) < 5 || rest[0] != ' ' {
		return nil, false
	}
	year, tail := digits(rest[1:], 4)
	if len(rest)-len(tail) != 5 {
		return nil, false
	}
	m.layout = formName
	m.days, ok = date(year, month, day)
	return tail, ok
}

// parseDayName reads what follows the day in "2-Jan-06", "2 Jan 2006" and "02-January-2006".
func parseDayName(m *moment, day int, cell []byte) (rest []byte, ok bool) {
	separator := cell[0]
	if separator != '-' && separator != ' ' && separator != '/' {
		return nil, false
	}
	month, rest := monthName(cell[1:])
	if month == 0 || len(rest) < 3 || rest[0] != separator {
		return nil, false
	}
	year, tail := digits(rest[1:], 4)
	switch len(rest) - len(tail) - 1 {
	case 2:
		year = fullYear(year)
	case 4:
	default:
		return nil, false
	}
	m.layout = formDayName
	m.days, ok = date(year, month, day)
	return tail, ok
}

// digits reads up to limit digits.
func digits(cell []byte, limit int) (value int, rest []byte) {
	for i, b := range cell {
		if i == limit || b-'0' > 9 {
			return value, cell[i:]
		}
		value = value*10 + int(b-'0')
	}
	return value, nil
}

// number2 reads one or two digits.
func number2(cell []byte) (value int, rest []byte, ok bool) {
	value, rest = digits(cell, 2)
	return value, rest, len(rest) < len(cell)
}

// monthName reads an English month, in full or as its first three letters.
func monthName(cell []byte) (month int, rest []byte) {
	n := 0
	for n < len(cell) && 'a' <= cell[n]|0x20 && cell[n]|0x20 <= 'z' {
		n++
	}
	for i, name := range [...]string{
		"january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december",
	} {
		if n == 3 && equalFold(cell[:n], name[:3]) || equalFold(cell[:n], name) {
			return i + 1, cell[n:]
		}
	}
	return 0, nil
}

// date counts the days since 1970 in the Gregorian calendar (Howard Hinnant,
// days_from_civil), and tells whether there is such a day. Tables and sums take the place of branches, which a processor
// guesses wrong where months come in no order.
func date(year, month, day int) (int32, bool) {
	if at := uint(year - firstYear); at < manyYears && uint(month) < 16 {
		m := &monthsOf[at<<4|uint(month)]
		return m.first + int32(day) - 1, uint(day-1) < uint(m.days)
	}
	return anyDate(year, month, day)
}

// monthsOf are the months of the years that most dates are of, by year and month; those that there are not have no days.
var monthsOf = func() (months [manyYears << 4]struct{ first, days int32 }) {
	for year := range manyYears {
		for month := 1; month <= 12; month++ {
			m := &months[year<<4|month]
			m.first, _ = anyDate(firstYear+year, month, 1)
			m.days = int32(daysIn(firstYear+year, month))
		}
	}
	return months
}()

const (
	firstYear = 1900
	manyYears = 200
)

// anyDate is date for the years from 1 on.
func anyDate(year, month, day int) (int32, bool) {
	if year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, false
	}
	var early int // the years here begin in March
	if month <= 2 {
		early = 1
	}
	year -= early
	era := year / 400
	yearOfEra := year - era*400
	dayOfYear := int(daysSinceMarch[month]) + day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return int32(era*146097 + dayOfEra - 719468), true
}

var (
	daysOfMonth    = [13]int8{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	daysSinceMarch = [13]int16{0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275}
)

// daysIn is how many days there are in a month from 1 to 12.
func daysIn(year, month int) int {
	var fourth, february int
	if year&3 == 0 {
		fourth = 1
	}
	if year%100 == 0 && year%400 != 0 {
		fourth = 0
	}
	if month == 2 {
		february = 1
	}
	return int(daysOfMonth[month]) + fourth&february
}
