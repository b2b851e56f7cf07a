package brief

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/fairset/fairset/handout"
)

// jsonText is every text and number, and every name but those that the formats fix. What
// says which cells may occur gives away those that do.
func jsonText(content []byte) ([]piece, error) {
	var v any
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	var out []piece
	walkJSON(v, "", func(text string) { out = append(out, piece{0, text}) })
	if rest := bytes.TrimSpace(content[d.InputOffset():]); len(rest) > 0 {
		out = append(out, piece{0, string(rest)})
	}
	if countKeys(v) != keysIn(content) { // of a name that is there again only the last counts
		out = append(out, paragraphs(string(content))...)
	}
	return out, nil
}

// countKeys is the number of names in v.
func countKeys(v any) int {
	n := 0
	switch v := v.(type) {
	case map[string]any:
		n = len(v)
		for _, value := range v {
			n += countKeys(value)
		}
	case []any:
		for _, value := range v {
			n += countKeys(value)
		}
	}
	return n
}

// keysIn is the number of names in the first value of content, those that repeat counted.
func keysIn(content []byte) int {
	type level struct{ object, value bool } // value: a name was read, its value comes
	var open []level
	n := 0
	for d := json.NewDecoder(bytes.NewReader(content)); ; {
		token, err := d.Token()
		if err != nil {
			return n
		}
		at := len(open) - 1
		if at >= 0 && open[at].object && !open[at].value && token != json.Delim('}') {
			n++
			open[at].value = true
			continue
		}
		if at >= 0 {
			open[at].value = false
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			open = append(open, level{object: token == json.Delim('{')})
		case json.Delim('}'), json.Delim(']'):
			open = open[:at]
		}
		if len(open) == 0 {
			return n
		}
	}
}

func walkJSON(v any, key string, visit func(text string)) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			if name == "missingValues" && isMissingList(value) || name == "@context" && isContext(value) {
				continue // constants of the formats
			}
			if tellingNames[name] {
				visit(missingWord + ": " + name)
			}
			if !fixedNames[name] {
				visit(name)
			}
			walkJSON(value, name, visit)
		}
	case []any:
		if key == "source" { // of a cell of a notebook: lines
			visit(strings.Join(texts(v), ""))
			return
		}
		for _, value := range v {
			walkJSON(value, key, visit)
		}
	case string:
		if !fieldID.MatchString(v) {
			visit(v)
		}
	case json.Number:
		if !fixedNumbers[key] {
			visit(v.String())
		}
	}
}

var fieldID = regexp.MustCompile(`^rows/[0-9]{1,6}$`)

// tellingNames are names of Frictionless, JSON Schema and Croissant that say which values
// occur, and have no place in a pack. They are looked at behind a word that is caught.
var tellingNames = map[string]bool{
	"constraints": true, "required": true, "unique": true, "minimum": true, "maximum": true, "minLength": true, "maxLength": true, "enum": true,
	"nullable": true, "examples": true, "primaryKey": true, "statistics": true, "stats": true,
}

const missingWord = "missing or not"

func texts(list []any) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = fmt.Sprint(x)
	}
	return out
}

// fixedNames are names that Frictionless, Croissant and notebooks fix.
var fixedNames = map[string]bool{
	"distribution": true, "version": true,
}

// isContext reports whether v is the context that every Croissant description carries.
func isContext(v any) bool {
	got, err := json.Marshal(v)
	want, failed := json.Marshal(croissantContext)
	return err == nil && failed == nil && bytes.Equal(got, want)
}

var fixedNumbers = map[string]bool{"nbformat": true, "nbformat_minor": true, "bytes": true}

// isMissingList reports whether the list is the one that every pack carries.
func isMissingList(v any) bool {
	list, ok := v.([]any)
	return ok && slices.EqualFunc(list, handout.MissingValues(), func(x any, text string) bool { return x == text })
}
