package profile

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zeebo/xxh3"
)

// associated are the strongest pairs of columns. Of those that are equally strong, which columns that say the same make, it is open
// which are among them.
const associated = "profile.associations"

// leaves are the values of a profile and its weaknesses by their path, such as "columns.3.missing.count".
func leaves(t *testing.T, p *Profile) map[string]any {
	t.Helper()
	return leavesOf(t, marshal(t, p))
}

func leavesOf(t *testing.T, text string) map[string]any {
	t.Helper()
	var doc any
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	out := map[string]any{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, w := range v {
				walk(path+"."+k, w)
			}
		case []any:
			for i, w := range v {
				if a, ok := w.(map[string]any); ok && path == associated {
					i = int(xxh3.HashString(fmt.Sprint(a["measure"], a["a"], a["b"])) >> 1) // which pair it is, not where it stands
				}
				walk(fmt.Sprint(path, ".", i), w)
			}
			if path != associated {
				out[path+"#"] = len(v)
			}
		default:
			out[path] = v
		}
	}
	walk("profile", doc.([]any)[0])
	walk("weaknesses", doc.([]any)[1])
	return out
}

// field is a path without the places in lists.
func field(path string) string {
	parts := strings.Split(strings.TrimSuffix(path, "#"), ".")
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return strings.Trim(p, "0123456789") == "" }), ".")
}

// differing lists the fields in which two profiles differ by more than the rounding of sums.
func differing(a, b map[string]any) map[string]string {
	out := map[string]string{}
	for _, pair := range [][2]map[string]any{{a, b}, {b, a}} {
		for path, v := range pair[0] {
			w, ok := pair[1][path]
			x, isNumber := v.(float64)
			y, _ := w.(float64)
			if !ok && strings.HasPrefix(path, associated) || ok && (v == w || isNumber && math.Abs(x-y) <= 1e-12*max(1, math.Abs(x))) {
				continue
			}
			out[field(path)] = fmt.Sprintf("%s: %v and %v", path, v, w)
		}
	}
	return out
}

// inOrder is a document with its lists of objects and texts in an order of their own, and the names of a pair in theirs.
func inOrder(t *testing.T, text string) string {
	t.Helper()
	var doc any
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	written := func(v any) string {
		out, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			a, isPair := v["a"].(string)
			if b, ok := v["b"].(string); ok && isPair && a > b && v["measure"] != "theils-u" {
				v["a"], v["b"] = b, a
			}
			for _, w := range v {
				walk(w)
			}
		case []any:
			for _, w := range v {
				walk(w)
			}
			if len(v) > 0 {
				if _, isNumber := v[0].(float64); !isNumber {
					slices.SortFunc(v, func(a, b any) int { return strings.Compare(written(a), written(b)) })
				}
			}
		}
	}
	parts := doc.([]any)
	walk(parts[0])
	walk(parts[1])
	return written(parts)
}

// allFields lists the paths of all fields of a type as JSON writes it.
func allFields(t reflect.Type, path string) (out []string) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return allFields(t.Elem(), path)
	case reflect.Struct:
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			if name != "-" && name != "" {
				out = append(out, allFields(t.Field(i).Type, path+"."+name)...)
			}
		}
		return out
	}
	return []string{path}
}
