package cell

// parseClock reads hh:mm[:ss[.ffffff]][ AM][zone] and returns what follows it.
// A fraction finer than a microsecond is not read: it could not be kept.
func parseClock(m *moment, cell []byte) (rest []byte, ok bool) {
	hour, rest, ok := number2(cell)
	if !ok || len(rest) < 3 || rest[0] != ':' {
		return nil, false
	}
	minute, after := digits(rest[1:], 2)
	if len(rest)-len(after) != 3 || hour > 23 || minute > 59 {
		return nil, false
	}
	rest = after
	m.layout |= layoutTime
	m.micros = int64(hour*60+minute) * 60 * microsPerSecond
	if len(rest) >= 3 && rest[0] == ':' {
		second, after := digits(rest[1:], 2)
		if len(rest)-len(after) != 3 || second > 59 {
			return nil, false
		}
		m.layout |= layoutSecs
		m.micros += int64(second) * microsPerSecond
		if rest, ok = parseFraction(m, after); !ok {
			return nil, false
		}
	}
	if rest, ok = parseHalf(m, rest, hour); !ok {
		return nil, false
	}
	return parseZone(m, rest)
}

// parseFraction reads up to nine digits of a second after a point.
func parseFraction(m *moment, cell []byte) (rest []byte, ok bool) {
	if len(cell) == 0 || cell[0] != '.' {
		return cell, true
	}
	unit := int64(microsPerSecond)
	cell = cell[1:]
	n := 0
	for ; n < len(cell) && n < 9 && cell[n]-'0' <= 9; n++ {
		unit /= 10
		if unit == 0 && cell[n] != '0' {
			return nil, false
		}
		m.micros += unit * int64(cell[n]-'0')
	}
	return cell[n:], n > 0
}

// parseHalf reads AM or PM, before which there may be a space.
func parseHalf(m *moment, cell []byte, hour int) (rest []byte, ok bool) {
	half := cell
	if len(half) > 0 && half[0] == ' ' {
		half = half[1:]
	}
	if len(half) < 2 || half[1]|0x20 != 'm' || half[0]|0x20 != 'a' && half[0]|0x20 != 'p' {
		return cell, true
	}
	if hour < 1 || hour > 12 {
		return nil, false
	}
	m.layout |= layoutHalf
	if hour == 12 {
		m.micros -= microsPerDay / 2
	}
	if half[0]|0x20 == 'p' {
		m.micros += microsPerDay / 2
	}
	return half[2:], true
}

// parseZone reads Z, UTC, GMT, +hh, +hhmm or +hh:mm, before which there may be a space.
func parseZone(m *moment, cell []byte) (rest []byte, ok bool) {
	zone := cell
	if len(zone) > 0 && zone[0] == ' ' {
		zone = zone[1:]
	}
	if len(zone) == 0 {
		return cell, true
	}
	m.layout |= layoutZoned
	if equalFold(zone, "z") || equalFold(zone, "utc") || equalFold(zone, "gmt") {
		return nil, true
	}
	if zone[0] != '+' && zone[0] != '-' {
		return nil, false
	}
	hours, rest := digits(zone[1:], 2)
	if len(zone)-len(rest) != 3 || hours > 18 {
		return nil, false
	}
	minutes := 0
	if len(rest) > 0 {
		if rest[0] == ':' {
			rest = rest[1:]
		}
		var tail []byte
		minutes, tail = digits(rest, 2)
		if len(rest)-len(tail) != 2 || minutes > 59 {
			return nil, false
		}
		rest = tail
	}
	offset := int64(hours*60+minutes) * 60 * microsPerSecond
	if zone[0] == '+' {
		offset = -offset
	}
	m.micros += offset
	return rest, true
}
