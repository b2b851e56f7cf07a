package cell

import (
	"math"
	"math/rand/v2"
	"testing"
)

// checkQuick holds the functions of quick.go to their slow twins.
func checkQuick(t *testing.T, text string) {
	t.Helper()
	for _, behind := range []string{"", ",", ".5", "5"} {
		checkQuickNumbers(t, text, []byte("0123456789abcdef"+text+behind))
	}
	checkQuickMoment(t, text)
}

// checkQuickNumbers reads text where it stands in padded.
func checkQuickNumbers(t *testing.T, text string, padded []byte) {
	t.Helper()
	s := Span{At: 16, Length: int32(len(text))}
	if v, ok := quickInteger(padded, s); ok {
		if want, wantOK := parseInteger([]byte(text)); v != want || !wantOK || want > maxExact {
			t.Errorf("the integer %q is %d, twin %d, %v", text, v, want, wantOK)
		}
	}
	if v, ok := quickDecimal(padded, s); ok {
		n, isNumber := scanNumber([]byte(text))
		want, class := parseDecimal([]byte(text))
		slow := n.value([]byte(text))
		if !isNumber || math.Float64bits(v) != math.Float64bits(want) || v != slow || class != classDecimal && class != classInteger {
			t.Errorf("the decimal %q is %v, twins %v and %v of class %d", text, v, want, slow, class)
		}
	}
}

func checkQuickMoment(t *testing.T, text string) {
	t.Helper()
	if len(text) == 10 || len(text) == 19 {
		days, micros, ok := quickMoment([]byte(text))
		m, wantOK := parseMoment([]byte(text), orderAssumed)
		if ok && (!wantOK || days != m.days || micros != m.micros) {
			t.Errorf("the moment %q is %d days and %d µs, twin %+v, %v", text, days, micros, m, wantOK)
		}
		if plain := m.layout == formYearDash || m.layout&^layoutT == formYearDash|layoutTime|layoutSecs; wantOK && plain && !ok && text[4] == '-' && text[7] == '-' {
			t.Errorf("the moment %q is not read", text)
		}
	}
}

// TestQuickTakesPlainNumbers also holds that what is plain is not left to the twins.
func TestQuickTakesPlainNumbers(t *testing.T) {
	for _, text := range []string{"0", "7", "-7", "12345678", "123456789", "-123456789012345"} {
		if _, ok := quickInteger([]byte("0123456789abcdef"+text), Span{16, int32(len(text))}); !ok {
			t.Errorf("the integer %q is not read", text)
		}
	}
	for _, text := range []string{"0", "0.5", "-0.5", ".5", "5.", "12345678.9", "1234567.8", "1.23456789", "-1.23456789012345", "9007199254740992"} {
		if _, ok := quickDecimal([]byte("0123456789abcdef"+text+","), Span{16, int32(len(text))}); !ok {
			t.Errorf("the decimal %q is not read", text)
		}
	}
}

func TestQuickAgrees(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	shapes := []string{"0000-00-00", "0000-00-00 00:00:00", "0000-00-00T00:00:00", "0", "00000.000", "-00.00", "0000000000000000", "000000000.00000"}
	letters := "0123456789012345678901234567890123456789.-:+ eT/;<=>?é\x80\xff"
	for range 300_000 {
		text := []byte(shapes[r.IntN(len(shapes))])
		for i, b := range text {
			if b == '0' {
				text[i] = letters[r.IntN(10)]
			}
		}
		for range r.IntN(3) {
			text[r.IntN(len(text))] = letters[r.IntN(len(letters))]
		}
		checkQuick(t, string(text))
	}
}

func FuzzQuick(f *testing.F) {
	for _, text := range []string{"", "-", "1", "-1.5", "12345678.25", "2020-02-29", "2020-02-29 11:12:13", "1e5", "007", "\xff.\x8a"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkQuick(t, text) })
}
