package report

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// JSON writes d as interface.md describes it: fields in the order of their
// types, map keys sorted, an empty list as [], a number that is not finite as
// null, every character that a terminal might act on as \u escape, and nothing that
// identifies a person.
func JSON(w io.Writer, d Document) error {
	var flat bytes.Buffer
	if err := writeValue(&flat, reflect.ValueOf(masked(d))); err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, flat.Bytes(), "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err := w.Write(out.Bytes())
	return err
}

func writeValue(b *bytes.Buffer, v reflect.Value) error {
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		if err != nil {
			return err
		}
		writeString(b, string(text))
		return nil
	}
	switch v.Kind() {
	case reflect.String:
		writeString(b, v.String())
	case reflect.Float64:
		return writeFloat(b, v.Float())
	case reflect.Bool, reflect.Int, reflect.Int64:
		fmt.Fprint(b, v.Interface())
	case reflect.Pointer:
		if v.IsNil() {
			b.WriteString("null")
			return nil
		}
		return writeValue(b, v.Elem())
	case reflect.Slice, reflect.Array:
		return writeList(b, v)
	case reflect.Map:
		return writeMap(b, v)
	case reflect.Struct:
		return writeStruct(b, v)
	default:
		return fmt.Errorf("no JSON for %s", v.Type())
	}
	return nil
}

// writeFloat writes as encoding/json does, and null for what JSON cannot say.
func writeFloat(b *bytes.Buffer, x float64) error {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		b.WriteString("null")
		return nil
	}
	text, err := json.Marshal(x)
	b.Write(text)
	return err
}

func writeList(b *bytes.Buffer, v reflect.Value) error {
	b.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := writeValue(b, v.Index(i)); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}

func writeMap(b *bytes.Buffer, v reflect.Value) error {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
	b.WriteByte('{')
	for i, key := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		writeString(b, key.String())
		b.WriteByte(':')
		if err := writeValue(b, v.MapIndex(key)); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

func writeStruct(b *bytes.Buffer, v reflect.Value) error {
	b.WriteByte('{')
	first := true
	if err := writeFields(b, v, &first); err != nil {
		return err
	}
	b.WriteByte('}')
	return nil
}

func writeFields(b *bytes.Buffer, v reflect.Value, first *bool) error {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		name, option, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Anonymous && name == "":
			if err := writeFields(b, v.Field(i), first); err != nil {
				return err
			}
			continue
		case !field.IsExported(), name == "-", option == "omitempty" && omitted(v.Field(i)):
			continue
		case name == "":
			name = field.Name
		}
		if !*first {
			b.WriteByte(',')
		}
		*first = false
		writeString(b, name)
		b.WriteByte(':')
		if err := writeValue(b, v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

// omitted is what encoding/json calls empty.
func omitted(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// writeString escapes beyond what JSON asks for whatever is not plainly graphic,
// so that the text may be shown on a terminal or put into a page.
func writeString(b *bytes.Buffer, s string) {
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '<', r == '>', r == '&', !unicode.IsGraphic(r):
			writeEscape(b, r)
		default:
			b.WriteRune(r) // an invalid byte has become utf8.RuneError
		}
	}
	b.WriteByte('"')
}

func writeEscape(b *bytes.Buffer, r rune) {
	const surrogates, low, high = 0x10000, 0xdc00, 0xd800
	if r < surrogates {
		fmt.Fprintf(b, `\u%04x`, r)
		return
	}
	r -= surrogates
	fmt.Fprintf(b, `\u%04x\u%04x`, high+r>>10, low+r&0x3ff)
}
