package cell

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// readLists reads lists, one to a line, "x" for another text and "null" for null, widening as a table does.
func readLists(t *testing.T, sample int, cells []string) (typ Type, values string, misfits int64) {
	t.Helper()
	var s Sampler
	for _, c := range cells[:sample] {
		if c[0] == '[' {
			s.AddList([]byte(c))
		} else if c != "null" {
			s.Add([]byte(c), true)
		}
	}
	for typ, again := s.Type(), true; ; {
		c := NewColumn(typ, memory.DefaultAllocator)
		for _, text := range cells {
			switch {
			case text == "null":
				c.AppendNull()
			case text[0] == '[':
				c.AppendList([]byte(text))
			default:
				c.Append([]byte(text), true)
			}
		}
		a, counts := c.Finish()
		if typ, again = typ.Widen(counts.Evidence, int64(len(cells))); !again {
			if a.Len() != len(cells) {
				t.Fatalf("%d cells of %d", a.Len(), len(cells))
			}
			return typ, fmt.Sprint(a), counts.Misfits
		}
	}
}

func TestLists(t *testing.T) {
	for _, test := range []struct{ name, cells, arrow, want string }{
		{"integers", "[1,2] [] null [null,-3]", "list<item: int64, nullable>", "[[1 2] [] (null) [(null) -3]]"},
		{"beyond float64", "[9007199254740993]", "list<item: int64, nullable>", "[[9007199254740993]]"},
		{"decimals", "[1] [2.5]", "list<item: float64, nullable>", "[[1] [2.5]]"},
		{"booleans", "[true,~false~] [null]", "list<item: bool, nullable>", "[[true false] [(null)]]"},
		{"texts", `["a,]","b\\\"\u00e9"] [""]`, "list<item: utf8, nullable>", `[["a,]" "b\\\"é"] [""]]`},
		{"empty", "[] [~] [null]", "list<item: utf8, nullable>", "[[] [] [(null)]]"},
		{"texts and numbers", `["a",1]`, "utf8", `["[\"a\",1]"]`},
		{"wide and decimals", `[9007199254740993] [1.5]`, "utf8", `["[9007199254740993]" "[1.5]"]`},
		{"lists of lists", `[1,[2]]`, "utf8", `["[1,[2]]"]`},
		{"lists of objects", `[{"a":[1]}]`, "utf8", `["[{\"a\":[1]}]"]`},
		{"lists and text", `[1] x`, "utf8", `["[1]" "x"]`},
		{"a missing word", `[1] NA`, "list<item: int64, nullable>", "[[1] (null)]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			cells := strings.Fields(test.cells)
			for i := range cells {
				cells[i] = strings.ReplaceAll(cells[i], "~", " ")
			}
			for sampled := range len(cells) + 1 {
				typ, values, misfits := readLists(t, sampled, cells)
				if got := typ.Arrow().String(); got != test.arrow || values != test.want || misfits > 0 {
					t.Errorf("%d sampled: %s %s, %d misfits; want %s %s", sampled, got, values, misfits, test.arrow, test.want)
				}
			}
		})
	}
}

// FuzzList: a list keeps its items, as encoding/json reads them.
func FuzzList(f *testing.F) {
	f.Add(`["a","\u0041\n",null]`)
	f.Add("[1, 2]")
	f.Fuzz(func(t *testing.T, text string) {
		var want []any
		if !utf8.ValidString(text) || json.Unmarshal([]byte(text), &want) != nil || text[0] != '[' {
			t.Skip()
		}
		is := itemsOf([]byte(text)).settled()
		if is == itemOther {
			return
		}
		c := NewColumn(Type{kind: kindList, items: is}, memory.DefaultAllocator)
		if c.AppendList([]byte(text)) {
			t.Fatalf("%q does not fit", text)
		}
		a, _ := c.Finish()
		if got := a.(*array.List).ListValues().Len(); got != len(want) {
			t.Fatalf("%q has %d items, want %d", text, got, len(want))
		}
		if is != itemString {
			return
		}
		texts := a.(*array.List).ListValues().(*array.String)
		for i, w := range want {
			if w != nil && texts.Value(i) != w {
				t.Fatalf("%q: %q, want %q", text, texts.Value(i), w)
			}
		}
	})
}
