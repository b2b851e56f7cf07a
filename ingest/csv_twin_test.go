package ingest

import "strings"

// slowRecords is the obvious twin of csvTokens: it copies, looks at one
// character at a time and always sees the whole text.
func slowRecords(f csvFormat, text string) [][]string {
	var records [][]string
	for text != "" {
		var record []string
		record, text = slowRecord(f, text)
		records = append(records, record)
	}
	return records
}

func slowRecord(f csvFormat, text string) (record []string, rest string) {
	for {
		if f.collapse {
			text = slowTrimDelims(f, text)
		}
		var field string
		field, text = slowField(f, text)
		record = append(record, field)
		if f.collapse {
			text = slowTrimDelims(f, text)
		}
		if n := slowLineEnd(f, text); n > 0 || text == "" {
			return record, text[n:]
		}
		if !f.collapse {
			text = text[len(f.delim):]
		}
	}
}

func slowTrimDelims(f csvFormat, text string) string {
	for strings.HasPrefix(text, string(f.delim)) {
		text = text[len(f.delim):]
	}
	return text
}

func slowField(f csvFormat, text string) (field, rest string) {
	inner := text
	for f.skipSpace && strings.HasPrefix(inner, " ") {
		inner = inner[1:]
	}
	if f.quote != 0 && inner != "" && inner[0] == f.quote {
		if field, rest, ok := slowQuoted(f, inner[1:]); ok {
			return field, rest
		}
	}
	for i := range len(text) + 1 {
		// What was skipped before the quote cannot end the field.
		if i < len(text)-len(inner) {
			continue
		}
		if slowFieldEnds(f, text[i:]) {
			return text[:i], text[i:]
		}
	}
	panic("unreachable: the end of the text ends a field")
}

func slowFieldEnds(f csvFormat, text string) bool {
	return text == "" || slowLineEnd(f, text) > 0 || len(f.delim) > 0 && strings.HasPrefix(text, string(f.delim))
}

func slowLineEnd(f csvFormat, text string) int {
	switch {
	case strings.HasPrefix(text, "\n"):
		return 1
	case strings.HasPrefix(text, "\r\n"):
		return 2
	case strings.HasPrefix(text, "\r") && (f.cr || text == "\r"):
		return 1
	}
	return 0
}

// slowQuoted reads a field behind its opening quote; ok is false when that quote is a stray one.
func slowQuoted(f csvFormat, text string) (field, rest string, ok bool) {
	var b strings.Builder
	quote := string(rune(f.quote))
	suspicious, lineSinceOpen, lineSinceInner := false, false, false
	slashes := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != f.quote {
			if c == '\n' || c == '\r' && f.cr {
				lineSinceOpen, lineSinceInner = true, true
			}
			if c == '\\' {
				slashes++
			} else {
				slashes = 0
			}
			b.WriteByte(c)
			continue
		}
		atFieldStart := slowAtFieldStart(f, text[:i])
		if suspicious && (lineSinceInner || atFieldStart) {
			return "", "", false
		}
		lineSinceInner = false
		if f.backslash && slashes%2 == 1 {
			slashes = 0
			kept := b.String()
			b.Reset()
			b.WriteString(kept[:len(kept)-1] + quote)
			continue
		}
		slashes = 0
		if strings.HasPrefix(text[i+1:], quote) {
			b.WriteString(quote)
			i++
			continue
		}
		after := strings.TrimLeft(text[i+1:], " \t")
		for n := 0; n <= len(text[i+1:])-len(after); n++ { // a delimiter may be a space itself
			if slowFieldEnds(f, text[i+1+n:]) {
				return b.String(), text[i+1+n:], true
			}
		}
		if !suspicious && (lineSinceOpen || atFieldStart) {
			return "", "", false
		}
		suspicious = true
		b.WriteString(quote)
	}
	return "", "", false
}

func slowAtFieldStart(f csvFormat, before string) bool {
	if f.skipSpace {
		before = strings.TrimRight(before, " ")
	}
	return len(f.delim) > 0 && strings.HasSuffix(before, string(f.delim))
}
