package cell

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/apache/arrow/go/v17/arrow/memory"
)

// read parses cells by typ and returns what was counted.
func read(typ Type, cells []string) Counts {
	c := NewColumn(typ, memory.DefaultAllocator)
	for _, s := range cells {
		c.Append(split(s))
	}
	a, counts := c.Finish()
	a.Release()
	return counts
}

func TestWiden(t *testing.T) {
	for _, test := range []struct{ name, from, cells, want string }{
		{"nothing to anything", "", "1", "integer"},
		{"nothing to mixed", "", "1 a", "text"},
		{"stays", "1", "1 2 NA", "integer"},
		{"integer to decimal", "1", "1*1000 1.5", "decimal"},
		{"a code", "1", "1*1000 01", "text"},
		{"a stray word", "1", "1*1000 x", "integer"},
		{"many words", "1", "1*100 a b c d e f", "text"},
		{"decimal to text", "1.5", "1.5*10 x", "text"},
		{"wide integers among decimals", "1", "9007199254740993*100 1.5", "text"},
		{"date to timestamp", "2021-01-01", "2021-01-01*1000 2021-01-01T10:00", "timestamp"},
		{"order turns up", "1/2/2021", "1/2/2021*10 31/1/2021", "date"},
		{"order breaks", "1/31/2021", "1/2/2021*10 31/1/2021", "text"},
		{"date to text", "2021-01-01", "2021-01-01*5 7*5", "text"},
		{"boolean to text", "yes", "yes no true", "text"},
		{"letter alone stays", "y n", "y*1000", "boolean"},
		{"a third word", "y n", "y*1000 x", "text"},
		{"number in quotes", "1", "1*1000 '1", "text"},
		{"text", "a", "1 2 3", "text"},
		{"thousands turn up", "1", "1*1000 12*100 1,234*50 12,345*50", "integer written as 1,234.5"},
		{"a unit turns up", "1", "1*10 $1*10", "text"},
		{"the comma was decimal", "1,234,567", "1,234*100 3,14", "decimal written as 1234,5"},
		{"points turn up", "3,14", "3,14*10 1.234,5", "decimal written as 1.234,5"},
		{"a fraction among dollars", "$1,234 $7", "$1,234*100 $7*100 $0.50", "decimal in $ written as 1,234.5"},
		{"two notations", "1,234.5", "1,234.5*100 1.234,5*100", "text"},
		{"dollars to text", "$5 $6.5", "$5*10 x*10", "text"},
	} {
		t.Run(test.name, func(t *testing.T) {
			typ := sampled(sample(t, test.from))
			cells := sample(t, test.cells)
			for round := 0; ; round++ {
				next, changed := typ.Widen(read(typ, cells).Evidence, int64(len(cells)))
				if changed != (next != typ) {
					t.Fatalf("changed is %v from %s to %s", changed, typ, next)
				}
				if !changed {
					break
				}
				if typ = next; round > 3 {
					t.Fatal("no fixed point")
				}
			}
			if typ.String() != test.want {
				t.Errorf("got %s, want %s", typ, test.want)
			}
		})
	}
}

// What a column of a sampled type meets in the sample itself never widens it.
func TestSamplerIsFixedPoint(t *testing.T) {
	alphabet := sample(t, "1 2.5 x 007 NA _ 2021-01-01 1/2/2021 31/1/2021 1/31/2021 2021-01-01T10:00 2021-01-01T10:00Z yes no t f 10:00 '1 'x '2021-01-01 1e400 99999999999999999999 9007199254740993 1,234 3,14 1.234 1.234,5 12,345.6 $5 $1,234 7% (5) 1~234 (1.5) +7")
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var cells []string
		for range 1 + rng.IntN(4) {
			c := alphabet[rng.IntN(len(alphabet))]
			for range 1 + rng.IntN(120)*rng.IntN(2) {
				cells = append(cells, c)
			}
		}
		typ := sampled(cells)
		if next, changed := typ.Widen(read(typ, cells).Evidence, int64(len(cells))); changed {
			t.Fatalf("%q: %s was widened to %s", cells, typ, next)
		}
		// From any other type the column gets to one that stays, in few steps.
		typ = sampled([]string{alphabet[rng.IntN(len(alphabet))]})
		for step := 0; ; step++ {
			next, changed := typ.Widen(read(typ, cells).Evidence, int64(len(cells)))
			if !changed {
				break
			}
			if typ = next; step == 4 {
				t.Fatalf("%q: still widening at %s", cells, typ)
			}
		}
	}
}

func TestEvidenceMerge(t *testing.T) {
	alphabet := sample(t, "1 2.5 a b c d e f g h i j k 007 2021-01-01 1/2/2021 31/1/2021 10:00 yes $1 3,14 1,234 5% 1.234")
	rng := rand.New(rand.NewPCG(3, 4))
	draw := func() Evidence {
		var cells []string
		for range rng.IntN(12) {
			cells = append(cells, alphabet[rng.IntN(len(alphabet))])
		}
		return read(sampled(cells[:len(cells)/2]), cells).Evidence
	}
	merge := func(a, b Evidence) Evidence { a.Merge(b); return a }
	normal := func(e Evidence) Evidence {
		if len(e.layouts) == 0 {
			e.layouts = nil
		}
		return e
	}
	for range 2000 {
		a, b, c := draw(), draw(), draw()
		if x, y := normal(merge(a, b)), normal(merge(b, a)); !reflect.DeepEqual(x, y) {
			t.Fatalf("not commutative: %+v and %+v", x, y)
		}
		if x, y := normal(merge(merge(a, b), c)), normal(merge(a, merge(b, c))); !reflect.DeepEqual(x, y) {
			t.Fatalf("not associative: %+v and %+v", x, y)
		}
	}
}

func TestLayouts(t *testing.T) {
	for _, test := range []struct {
		cells string
		want  []Layout
	}{
		{"1 2", nil},
		{"2021-03-04 2021-03-05 04/03/2021", []Layout{{"YYYY-MM-DD", 2, 1, Place{}}, {"DD/MM/YYYY or MM/DD/YYYY", 1, 3, Place{}}}},
		{"04/03/2021 2021-03-05 2021-03-04", []Layout{{"YYYY-MM-DD", 2, 2, Place{}}, {"DD/MM/YYYY or MM/DD/YYYY", 1, 1, Place{}}}},
		{"04/03/2021 31/03/2021", []Layout{{"DD/MM/YYYY", 2, 1, Place{}}}},
		{"04-03-2021 03-31-2021", []Layout{{"MM-DD-YYYY", 2, 1, Place{}}}},
		{"2021-03-04T10:00:00Z 2021-03-04~10:00Z", []Layout{{"YYYY-MM-DD hh:mm with zone", 1, 2, Place{}}, {"YYYY-MM-DDThh:mm:ss with zone", 1, 1, Place{}}}},
	} {
		cells := sample(t, test.cells)
		e := read(sampled(cells), cells).Evidence
		if got := e.Layouts(); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.cells, got, test.want)
		}
	}
}

// A column cut anywhere counts what the whole counts.
func TestColumnSplit(t *testing.T) {
	alphabet := sample(t, "1 2.5 a b 007 NA _ 2021-01-01 1/2/2021 31/1/2021 10:00 yes 9007199254740993")
	rng := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		var cells []string
		for range rng.IntN(40) {
			cells = append(cells, alphabet[rng.IntN(len(alphabet))])
		}
		typ := sampled(cells[:len(cells)/2])
		cut := rng.IntN(len(cells) + 1)
		whole, left, right := read(typ, cells), read(typ, cells[:cut]), read(typ, cells[cut:])
		right.Evidence.After(int64(cut), &left.Evidence, func(int) Place { return Place{} })
		left.Evidence.Merge(right.Evidence)
		if len(left.Evidence.layouts) == 0 {
			left.Evidence.layouts = nil
		}
		if !reflect.DeepEqual(left.Evidence, whole.Evidence) || left.Misfits+right.Misfits != whole.Misfits {
			t.Fatalf("%q as %s cut at %d: %+v, whole %+v", cells, typ, cut, left.Evidence, whole.Evidence)
		}
	}
}
