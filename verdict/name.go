package verdict

import (
	"strings"
	"unicode"

	"github.com/fairset/fairset/internal/prose"
)

// longestName is how many characters of a name a sentence shows.
const longestName = 40

// quoted writes the name of a column or file into a sentence: harmless, short
// and, unless it is one plain word, in quotes.
func quoted(name string) string {
	name = shorten(clean(name))
	if name == "" {
		return "(no name)"
	}
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-.…", r) {
			return `"` + strings.ReplaceAll(name, `"`, "'") + `"`
		}
	}
	return name
}

// clean takes away what may not be shown (see [prose.Shown]) and bytes that are
// not UTF-8; white space becomes single spaces.
func clean(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar || !prose.Shown(r):
			return -1
		}
		return r
	}, name)
	return strings.Join(strings.Fields(name), " ")
}

// shorten keeps the beginning and the end of a long name.
func shorten(name string) string {
	runes := []rune(name)
	if len(runes) <= longestName {
		return name
	}
	const tail = 12
	return string(runes[:longestName-tail-1]) + "…" + string(runes[len(runes)-tail:])
}

// names lists column names: "a", "a and b", "a, b and 3 more columns".
func names(columns []string) string {
	const shown = 4
	var list []string
	for _, c := range columns[:min(len(columns), shown)] {
		list = append(list, quoted(c))
	}
	if more := int64(len(columns) - len(list)); more > 0 {
		list = append(list, counted(more, "more column", "more columns"))
	}
	return both(list)
}

// allNames is names for what the user shall do, where no name may lack unless
// there are very many.
func allNames(columns []string) string {
	const shown = 20
	if len(columns) > shown {
		return names(columns)
	}
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = quoted(c)
	}
	return both(list)
}

// both joins words: "a, b and c".
func both(words []string) string { return join(words, " and ") }

// either joins words: "a, b or c".
func either(words []string) string { return join(words, " or ") }

func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + last + words[end]
}

// dropFlag is the flag that leaves columns out, for a POSIX shell; "" where a name cannot
// be shown as it is.
func dropFlag(columns []string) string {
	fields := make([]string, len(columns))
	for i, name := range columns {
		if clean(name) != name {
			return ""
		}
		fields[i] = name
		if strings.ContainsAny(name, "\",") {
			fields[i] = `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		}
	}
	value := strings.Join(fields, ",")
	plain := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.,", r) }
	if strings.IndexFunc(value, func(r rune) bool { return !plain(r) }) >= 0 {
		value = "'" + strings.ReplaceAll(value, "'", `'\''`) + "'"
	}
	return "--drop " + value
}
