package cell

import (
	"strconv"
	"testing"

	"github.com/apache/arrow/go/v17/arrow/memory"
)

// TestTypeOfAll reads two halves of a column apart and decides from what was seen of both: the type is that of the
// column as a whole, read in one run.
func TestTypeOfAll(t *testing.T) {
	for a, first := range columnsSeen {
		for b, second := range columnsSeen {
			whole := append(append([]string{}, first...), second...)
			want, _ := readWhole(whole)
			sample, all := evidenceOf(first...), Evidence{}
			sample.Merge(evidenceOf(second...))
			for _, half := range [][]string{first, second} {
				typ, e := readWhole(half)
				if typ.IsText() {
					e = evidenceOf(half...)
				} else {
					e = e.Told(typ)
				}
				all.Merge(e)
			}
			if _, got := TypeOfAll(Type{}, sample, all); got != want {
				t.Errorf("%s and %s: %v, want %v as of one run", a, b, got, want)
			}
		}
	}
}

// readWhole reads cells as a run does that samples all of them.
func readWhole(cells []string) (Type, Evidence) {
	typ := Type{}
	e := evidenceOf(cells...)
	typ = e.decide(orderAssumed)
	for {
		c := NewColumn(typ, memory.DefaultAllocator)
		for _, text := range cells {
			c.Append([]byte(text), false)
		}
		array, counts := c.Finish()
		array.Release()
		wider, again := typ.Widen(counts.Evidence, int64(len(cells)))
		if !again {
			return typ, counts.Evidence
		}
		typ = wider
	}
}

// TestCarries gives columns that were read as the type of their own cells. Where one carries to the type of two, its cells are the same
// values and the same misfits in that.
func TestCarries(t *testing.T) {
	carried := 0
	for a, first := range columnsSeen {
		for b, second := range columnsSeen {
			own, e := readWhole(first)
			both, _ := readWhole(append(append([]string{}, first...), second...))
			if !own.Carries(both, e) || own.kind == kindNull {
				continue
			}
			carried++
			narrow, wide := texts(own, first), texts(both, first)
			for i := range narrow {
				if !sameValue(narrow[i], wide[i]) {
					t.Errorf("%s beside %s: %q is %s as %v and %s as %v", a, b, first[i], narrow[i], own, wide[i], both)
				}
			}
		}
	}
	if carried < len(columnsSeen) {
		t.Errorf("%d columns are carried", carried)
	}
}

// sameValue compares a value with the same as a wider type prints it.
func sameValue(narrow, wide string) bool {
	if narrow == wide || narrow+" 00:00:00Z" == wide {
		return true
	}
	a, err := strconv.ParseFloat(narrow, 64)
	b, err2 := strconv.ParseFloat(wide, 64)
	return err == nil && err2 == nil && a == b
}

// texts are the values of cells that are read as a type.
func texts(typ Type, cells []string) (values []string) {
	c := NewColumn(typ, memory.DefaultAllocator)
	for _, text := range cells {
		c.Append([]byte(text), false)
	}
	array, _ := c.Finish()
	defer array.Release()
	for i := range cells {
		values = append(values, array.ValueStr(i))
	}
	return values
}

// TestKind asks for a type by the name that is told of it, and gets one that reads the same.
func TestKind(t *testing.T) {
	for name, test := range map[string]struct {
		cells []string
		want  string
	}{
		"whole numbers":             {columnsSeen["whole numbers"], "integer"},
		"decimals":                  {columnsSeen["decimals"], "decimal"},
		"truth values":              {columnsSeen["true and false"], "boolean"},
		"dates":                     {columnsSeen["dates"], "date"},
		"times":                     {columnsSeen["times"], "timestamp"},
		"no kind has a zone":        {columnsSeen["with zone"], "text"},
		"no kind is of the day":     {columnsSeen["of the day"], "text"},
		"no kind has days first":    {columnsSeen["days first"], "text"},
		"no kind groups digits":     {columnsSeen["thousands"], "text"},
		"text":                      {columnsSeen["text"], "text"},
		"nothing, of which text is": {columnsSeen["nothing"], "text"},
	} {
		typ, e := readWhole(test.cells)
		if got := typ.Kind(); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
		if asked, err := TypeOf(typ.Kind()); err != nil || !asked.IsText() && !typ.Carries(asked, e) {
			t.Errorf("%s: read as %v, which %v does not carry to (%v)", name, typ, asked, err)
		}
	}
}
