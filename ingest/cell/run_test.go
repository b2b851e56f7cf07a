package cell

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// TestRunEqualsCells takes the same cells as a run and one by one.
func TestRunEqualsCells(t *testing.T) {
	texts := []string{
		"", " ", "0", "-0", "7", "-7", "+7", "007", "123456789012345", "1234567890123456", "9007199254740993", "99999999999999999999",
		"1.5", "-1.50", "1.", ".5", "1e5", "inf", "NA", "n/a", "yes", "no", "TRUE", "2020-02-29", "2020-02-30", "2020-02-29 11:12:13", "2020-02-29T11:12:13", "2020-02-29 11:12:60", "11:12",
		"2020-02-29 11812:13", "2020-13-29", "0000-01-01", "2020-02-29 24:00:00", "1.234", "12.345,50", "0.123456789012345", "1.2.3", "9007199254740.993", "-.5", ".", "-0.0", "00.5",
		" x", "x ", "word", "a much longer text than the others of this list", "ä", " 12 ", "-", "12a",
	}
	for _, kind := range []string{"text", "integer", "decimal", "boolean", "date", "timestamp", "", "styled"} {
		t.Run("as "+kind, func(t *testing.T) {
			typ, err := TypeOf(kind)
			switch kind {
			case "":
				typ, err = Type{}, nil
			case "styled":
				var s Sampler
				s.Add([]byte("12.345,50"), false)
				s.Add([]byte("1.234"), false)
				if typ, err = s.Type(), nil; !typ.styled {
					t.Fatalf("%v is not styled", typ)
				}
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, forced := range []bool{true, false} {
				typ.forced = typ.forced && forced
				whole, single := NewColumn(typ, memory.DefaultAllocator), NewColumn(typ, memory.DefaultAllocator)
				random := rand.New(rand.NewPCG(1, 2))
				for range 20 {
					run, misfit := &Run{Width: 2}, -1
					for row := range random.IntN(100) {
						text := texts[random.IntN(len(texts))]
						bad := false
						s := Span{Length: Absent}
						single.At = len(run.Text)
						switch random.IntN(3) {
						case 0:
							single.AppendNull()
						case 1:
							s = Span{At: int32(len(run.Text)), Length: int32(len(text))}
							run.Text = append(run.Text, text...)
							bad = single.Append([]byte(text), false)
						case 2:
							s = Span{At: int32(len(run.Text)), Length: run.Beside([]byte(text), Bare)}
							bad = single.Append([]byte(text), false)
						}
						run.Cells = append(run.Cells, Span{}, s)
						if bad && misfit < 0 {
							misfit = row
						}
					}
					if got := whole.AppendRun(run, 1); got != misfit {
						t.Fatalf("the first misfit is in row %d, want %d", got, misfit)
					}
				}
				got, gotCounts := whole.Finish()
				want, wantCounts := single.Finish()
				if !array.Equal(got, want) || got.NullN() != want.NullN() {
					t.Errorf("got %v, want %v", got, want)
				}
				if !reflect.DeepEqual(gotCounts, wantCounts) {
					t.Errorf("counted %+v, want %+v", gotCounts, wantCounts)
				}
			}
		})
	}
}
