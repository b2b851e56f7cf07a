package cell

import (
	"bytes"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow/memory"
)

// Every cell is a value, missing or a misfit, whatever its column's type.
func FuzzColumn(f *testing.F) {
	f.Add([]byte("1,2,x"), uint8(1), false)
	f.Add([]byte("2021-03-04T10:11:12.5+02:00,1/2/2021 3:04 PM,-"), uint8(5), false)
	f.Add([]byte("NA,, ,yes"), uint8(2), true)
	f.Add([]byte("$5,($1.50),7 %,1 234"), uint8(64+3), false)
	f.Fuzz(func(t *testing.T, text []byte, k uint8, isString bool) {
		typ := Type{kind: kind(k % uint8(kindText+1)), order: order(k / 16 % 3), forced: k >= 128}
		if typ.isNumber() && k&64 != 0 {
			typ.styled, typ.notation, typ.unit = true, notation(len(text)%int(notationCount)), []string{"", "$"}[len(text)/8%2]
		}
		cells := bytes.Split(text, []byte{','})
		c := NewColumn(typ, memory.DefaultAllocator)
		misfits := int64(0)
		var s Sampler
		for _, cell := range cells {
			s.Add(cell, isString)
			if c.Append(cell, isString) {
				misfits++
			}
		}
		c.AppendNull()
		a, counts := c.Finish()
		defer a.Release()
		nulls := counts.Misfits + 1
		for _, n := range counts.Missing {
			nulls += n
		}
		if a.Len() != len(cells)+1 || int64(a.NullN()) != nulls || counts.Misfits != misfits {
			t.Fatalf("%d cells: array of %d with %d null, %d misfits, %v missing",
				len(cells)+1, a.Len(), a.NullN(), counts.Misfits, counts.Missing)
		}
		next, _ := typ.Widen(counts.Evidence, int64(len(cells)))
		_ = next.Arrow()
		_ = s.Type().String()
	})
}

// ISO dates and times agree with package time.
func FuzzMoment(f *testing.F) {
	for _, s := range []string{"2021-03-04", "2020-02-29", "2021-02-29", "0001-01-01", "2021-03-04T10:11:12.123456Z", "2021-03-04T10:11:12-07:30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, ok := parseMoment([]byte(s), orderAssumed)
		for _, l := range []string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339Nano} {
			want, err := time.Parse(l, s)
			if err != nil || want.Year() < 1 {
				continue
			}
			if want.Nanosecond()%1000 != 0 || bytes.ContainsAny([]byte(s), ",") || len(s) > 35 {
				return
			}
			if !ok || m.timestamp() != want.UnixMicro() {
				t.Fatalf("parseMoment(%q) = %+v, %v, want %v", s, m, ok, want)
			}
		}
	})
}
