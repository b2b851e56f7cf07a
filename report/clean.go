package report

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/fairset/fairset/internal/prose"
)

// clean makes text of unknown origin safe to show: what would steer a terminal,
// turn the direction of writing or stay invisible becomes visible. Newlines
// become ↵, tabs ⇥, other controls and format characters ⟨U+202E⟩, invalid bytes
// U+FFFD. Joiners stay, because scripts and emoji need them.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteRune('↵')
		case r == '\t':
			b.WriteRune('⇥')
		case prose.Shown(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		}
	}
	return b.String()
}

func isClean(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if !prose.Shown(r) {
			return false
		}
	}
	return true
}

// longestText is how many characters of any one text a report shows. A header of
// a megabyte is an attack or an accident, and no reader's loss.
const longestText = 1000

// cleaned returns a copy of d in which every string went through clean and is at
// most longestText long; d stays as it is.
func cleaned(d Document) Document {
	return cleanValue(reflect.ValueOf(d)).Interface().(Document)
}

func cleanValue(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		out.SetString(clean(short(v.String(), longestText)))
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.New(v.Type().Elem()))
		out.Elem().Set(cleanValue(v.Elem()))
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		cleanElems(out, v)
	case reflect.Array:
		cleanElems(out, v)
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(cleanValue(v.Field(i)))
		}
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.MakeMap(v.Type()))
		for it := v.MapRange(); it.Next(); {
			out.SetMapIndex(cleanValue(it.Key()), cleanValue(it.Value()))
		}
	default:
		return v
	}
	return out
}

func cleanElems(out, v reflect.Value) {
	switch v.Type().Elem().Kind() {
	case reflect.Int64, reflect.Float64:
		reflect.Copy(out, v)
		return
	}
	for i := range v.Len() {
		out.Index(i).Set(cleanValue(v.Index(i)))
	}
}

// columnName is a column's name as a report shows it.
func columnName(s string) string {
	if strings.TrimSpace(s) == "" {
		return "(no name)"
	}
	return short(s, longestName)
}

// short cuts s to at most n characters, the middle left out.
func short(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	tail := n / 4
	return string(r[:n-tail-1]) + "…" + string(r[len(r)-tail:])
}
