package cell

import (
	"maps"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// sample is a column written as its cells with spaces between; "_" stands for
// an empty cell, a leading quote for a cell that the format marks as text, and
// "word*99" for many of them.
func sample(t testing.TB, text string) (cells []string) {
	t.Helper()
	for _, c := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }) {
		n := 1
		if word, count, ok := strings.Cut(c, "*"); ok {
			c, n = word, 0
			for _, d := range count {
				n = n*10 + int(d-'0')
			}
		}
		c = strings.ReplaceAll(c, "~", " ")
		if c == "_" {
			c = ""
		}
		for range n {
			cells = append(cells, c)
		}
	}
	return cells
}

func split(c string) (text []byte, isString bool) {
	text0, isString := strings.CutPrefix(c, "'")
	return []byte(text0), isString
}

func sampled(cells []string) Type {
	var s Sampler
	for _, c := range cells {
		s.Add(split(c))
	}
	return s.Type()
}

// spell writes an array as its cells, dates and times as text.
func spell(a arrow.Array) string {
	cells := make([]string, a.Len())
	for i := range cells {
		cells[i] = a.ValueStr(i)
	}
	return strings.Join(cells, "|")
}

func TestSamplerType(t *testing.T) {
	for _, test := range []struct{ name, cells, want string }{
		{"nothing", "", "empty"},
		{"only missing", "_ NA n/a null", "empty"},
		{"integers", "1 2 -3 +5 0", "integer"},
		{"integers and missing", "1 NA ? _ 3", "integer"},
		{"int64 bounds", "9223372036854775807 -9223372036854775808", "integer"},
		{"beyond int64", "1 9223372036854775808", "text"},
		{"codes", "007 123 456", "text"},
		{"one code among many", "12345*1000 01234", "text"},
		{"zero is no code", "0 0.5 -0.25", "decimal"},
		{"decimals", "1.5 2. .5 1e5 -1E-3", "decimal"},
		{"integer and decimal", "1 2 3.5", "decimal"},
		{"infinity", "1 inf -Infinity NaN", "decimal"},
		{"17 digits", "0.30000000000000004 1", "decimal"},
		{"18 digits", "0.123456789012345678 0.2", "text"},
		{"trailing zeros are no digits", "1.50000000000000000000 2", "decimal"},
		{"too large", "1e400 1", "text"},
		{"too small", "1e-400 1", "text"},
		{"wide integers and a decimal", "9007199254740993*10 1.5", "text"},
		{"thousands", "1,234 5,678", "text"},
		{"thousands of several lengths", "1,234 56,789 950", "integer written as 1,234.5"},
		{"millions", "1,234,567 56,789", "integer written as 1,234.5"},
		{"many thousands", "1,234*10 56,789*10", "integer written as 1,234.5"},
		{"few thousands and no other", "1,234 56,789", "text"},
		{"thousands all alike", "1,234*30 5,678*30", "text"},
		{"thousands with fractions", "1,234.50 5,678.25", "decimal written as 1,234.5"},
		{"decimal comma", "3,14 2,5 7", "decimal written as 1234,5"},
		{"decimal comma settles", "1,234*30 0,5", "decimal written as 1234,5"},
		{"zero before the comma", "0,123 1,234", "decimal written as 1234,5"},
		{"thousands with points", "1.234.567 1.234", "integer written as 1.234,5"},
		{"points and comma", "1.234,50 0,25 12", "decimal written as 1.234,5"},
		{"points alone", "1.234 5.678", "decimal"},
		{"spaces", "1~234 12~345~678", "integer written as 1 234.5"},
		{"narrow spaces", "1 234,5 12 345", "decimal written as 1 234,5"},
		{"apostrophes", "1'234.50 12’345", "decimal written as 1'234.5"},
		{"dollars", "$1,200 $950 -$3 $-2 ($1,000)", "integer in $ written as 1,234.5"},
		{"cents", "$5.50 $.75", "decimal in $"},
		{"money behind", "1.234,50~€ 12~€", "decimal in € written as 1.234,5"},
		{"thousands of euros", "1.200~€ 950~€ 12.500~€", "integer in € written as 1.234,5"},
		{"codes of money", "USD~5 USD~1,250.00", "decimal in USD written as 1,234.5"},
		{"percent", "12% 3.5~% -4%", "decimal in %"},
		{"two units", "$5*10 €5*10", "text"},
		{"unit on some", "$5*10 7*10", "text"},
		{"unit on nearly all", "$5*199 7", "integer in $"},
		{"unit twice", "$5~USD $6~USD", "text"},
		{"brackets", "(1,234.50) 10.25 3.00", "decimal written as 1,234.5"},
		{"brackets alone", "(1) (2) (3)", "text"},
		{"minus behind", "5- 12 17", "integer"},
		{"unicode minus", "−5 12 17", "integer"},
		{"telephone numbers", "555~123~456 555~987~654", "text"},
		{"international numbers", "+48~123~456~789 +1~555~123~456", "text"},
		{"addresses", "192.168.100.200 10.0.0.1", "text"},
		{"coordinates", "52.520,13.405 48.857,2.352", "text"},
		{"lists", "1,2,3 4,5", "text"},
		{"a list among numbers", "2*9 3 2,4", "text"},
		{"groups of two as in South Asia", "12,34,567 1,23,456", "integer written as 1,234.5"},
		{"groups of two alone", "12,34,56 1,23,45", "text"},
		{"padded thousands", "01,234 12,345", "text"},
		{"padded and styled", "007 1,234,567", "text"},
		{"comma and point decimals", "3,14*10 3.14*10", "text"},
		{"too many digits", "123,456,789,012,345,678 1,234", "text"},
		{"styled strings", "'$1,200 '$950", "text"},
		{"free of charge", "$5*97 free*3", "integer in $"},
		{"hexadecimal", "0x1F 0x2A", "text"},
		{"version", "1.2.3 1.2.4", "text"},
		{"version of four", "1.2.3.4 10.0.0.1", "text"},
		{"one word in many", "1*99 closed", "integer"},
		{"one word in few", "1*9 closed", "text"},
		{"five words in a hundred", "1*95 closed*3 trace*2", "integer"},
		{"five codes in a hundred", "1*95 12A*5", "text"},
		{"two in a hundred", "1*98 12A 12B", "text"},
		{"booleans", "true False TRUE", "boolean"},
		{"yes and no", "yes NO No Yes", "boolean"},
		{"letters", "t F f", "boolean"},
		{"one letter alone", "F F F", "text"},
		{"two pairs", "yes no true", "text"},
		{"Y and yes", "Y N yes", "text"},
		{"bits", "0 1 1", "integer"},
		{"a third word", "Y*900 N*95 P", "text"},
		{"short years in slashes", "11/1/16 9/14/16", "date"},
		{"genders", "M F F", "text"},
		{"dates", "2021-03-04 2020-02-29", "date"},
		{"no such day", "2021-02-29 2021-02-30", "text"},
		{"years", "2020 2021", "integer"},
		{"compact dates", "20200131 20200201", "integer"},
		{"slashes", "31/12/2020 01/02/2021", "date"},
		{"contradicting slashes", "31/12/2020 12/31/2020", "text"},
		{"dots", "31.12.2020 1.2.2021", "date"},
		{"names", "Jan~2,~2006 December~31~2020", "date"},
		{"months", "Jan~2006 2006~Jan 2006-December May~2010", "date"},
		{"short years", "2-Jan-06 31-Dec-99", "date"},
		{"two layouts", "2021-03-04 04/03/2021", "date"},
		{"date and time", "2021-03-04 2021-03-04T10:11:12", "timestamp"},
		{"zone", "2021-03-04T10:11:12Z 2021-03-04~10:11:12.123456+02:00", "timestamp with zone"},
		{"zone and none", "2021-03-04T10:11:12Z 2021-03-04T10:11:12", "text"},
		{"nanoseconds", "2021-03-04T10:11:12.123456789", "text"},
		{"times", "10:11 9:05 23:59:59.5", "time"},
		{"no such time", "25:00 10:61", "text"},
		{"quoted numbers", "'1 '2 '3", "text"},
		{"quoted number beside numbers", "1*1000 '2", "text"},
		{"quoted missing beside numbers", "1 'NA '", "integer"},
		{"quoted dates", "'2021-03-04 '2021-03-05", "date"},
		{"quoted booleans", "'true 'false", "text"},
		{"text", "a b c", "text"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := sampled(sample(t, test.cells)).String(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestColumn(t *testing.T) {
	for _, test := range []struct {
		name, typ, cells, want string
		misfits                int64
		missing                map[string]int64
	}{
		{"integers", "1", "1 ~2~ NA -3 x _", "1|2|(null)|-3|(null)|(null)", 1, map[string]int64{"NA": 1, "": 1}},
		{"decimals", "1.5", "1 .5 1e3 inf 12345678901234567890.5", "1|0.5|1000|+Inf|(null)", 1, nil},
		{"wide integer", "1.5", "9007199254740992 9007199254740993", "9.007199254740992e+15|(null)", 1, nil},
		{"booleans", "yes", "yes NO true ~", "true|false|(null)|(null)", 1, map[string]int64{" ": 1}},
		{"dates", "2021-01-01", "1970-01-02 1969-12-31 2000-02-30", "1970-01-02|1969-12-31|(null)", 1, nil},
		{"month first", "1/31/2021", "02/03/2021 31/01/2021", "2021-02-03|(null)", 1, nil},
		{"day first", "31/1/2021", "02/03/2021 01/31/2021", "2021-03-02|(null)", 1, nil},
		{"short years", "1/31/21", "02/03/69 2/3/63 1/1/30 12/31/29 1/1/00 1/1/99", "1969-02-03|1963-02-03|1930-01-01|2029-12-31|2000-01-01|1999-01-01", 0, nil},
		{"timestamps", "2021-01-01~00:00", "1970-01-01T00:00:01.5 1970-01-02", "1970-01-01 00:00:01.5Z|1970-01-02 00:00:00Z", 0, nil},
		{"zones", "2021-01-01T00:00Z", "1970-01-01T02:00+02:00 1/2/1970~1:05:00~PM~UTC", "1970-01-01 00:00:00Z|1970-01-02 13:05:00Z", 0, nil},
		{"midnight and noon", "1:00~AM", "12:00~AM 12:30~PM 13:00~PM", "00:00:00.000000|12:30:00.000000|(null)", 1, nil},
		{"text", "a", "007 NA _ ~~ x~", "007|NA|(null)|(null)|x ", 0, map[string]int64{"": 1, " ": 1}},
		{"thousands", "1,234,567", "1,234 -12 3,14 NA (5) 5-", "1234|-12|(null)|(null)|-5|-5", 1, map[string]int64{"NA": 1}},
		{"decimal comma", "3,14", "2,5 1.234 1.234,5 −0,5", "2.5|(null)|(null)|-0.5", 2, nil},
		{"points", "1.234,5", "1.234 1.234,5 0,5 12 0.5", "1234|1234.5|0.5|12|(null)", 1, nil},
		{"swiss", "1'234.5", "1'234.5 0.5 1e3 12’345", "1234.5|0.5|1000|12345", 0, nil},
		{"dollars", "$5.5", "$1.25 -$2 ($3) 4 5€ $1,000 $", "1.25|-2|-3|(null)|(null)|(null)|(null)", 4, nil},
		{"percent", "5%", "12% -3~% 0.5%", "12|-3|(null)", 1, nil},
		{"nothing", "", "_ NA 1", "(null)|(null)|(null)", 1, map[string]int64{"": 1, "NA": 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
			defer mem.AssertSize(t, 0)
			c := NewColumn(sampled(sample(t, test.typ)), mem)
			for range 2 { // a Column is as new after Finish
				for _, s := range sample(t, test.cells) {
					c.Append(split(s))
				}
				got, counts := c.Finish()
				if s := spell(got); s != test.want {
					t.Errorf("got %s, want %s", s, test.want)
				}
				if counts.Misfits != test.misfits || !maps.Equal(counts.Missing, test.missing) {
					t.Errorf("got %d misfits and missing %v, want %d and %v",
						counts.Misfits, counts.Missing, test.misfits, test.missing)
				}
				got.Release()
			}
		})
	}
}

func TestColumnGrows(t *testing.T) {
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer mem.AssertSize(t, 0)
	c := NewColumn(Text(), mem)
	for _, n := range []int{firstCapacity - 1, firstCapacity, firstCapacity + 1, 5 * firstCapacity} {
		for i := range n {
			if i%3 == 0 {
				c.AppendNull()
			} else {
				c.Append([]byte(strings.Repeat("x", i%50+1)), true)
			}
		}
		a, _ := c.Finish()
		if a.Len() != n || a.NullN() != (n+2)/3 {
			t.Errorf("%d cells of which %d null, want %d and %d", a.Len(), a.NullN(), n, (n+2)/3)
		}
		for i := range n {
			if a.IsNull(i) != (i%3 == 0) || a.IsValid(i) && len(a.ValueStr(i)) != i%50+1 {
				t.Fatalf("cell %d of %d is %q", i, n, a.ValueStr(i))
			}
		}
		a.Release()
	}
}

func TestTypeOf(t *testing.T) {
	for kind, test := range map[string]struct{ cells, want string }{
		"integer":   {"007 x 12", "7|(null)|12"},
		"decimal":   {"007 1.5", "7|1.5"},
		"boolean":   {"1 no T", "true|false|true"},
		"date":      {"2021-03-04 7", "2021-03-04|(null)"},
		"text":      {"1", "1"},
		"timestamp": {"2021-03-04", "2021-03-04 00:00:00Z"},
	} {
		typ, err := TypeOf(kind)
		if err != nil {
			t.Fatal(err)
		}
		c := NewColumn(typ, memory.DefaultAllocator)
		cells := sample(t, test.cells)
		for _, s := range cells {
			c.Append(split(s))
		}
		a, counts := c.Finish()
		if got := spell(a); got != test.want {
			t.Errorf("%s: got %s, want %s", kind, got, test.want)
		}
		if got, changed := typ.Widen(counts.Evidence, int64(len(cells))); changed {
			t.Errorf("%s was widened to %s", kind, got)
		}
	}
	if _, err := TypeOf("number"); err == nil {
		t.Error("no error for an unknown kind")
	}
}
