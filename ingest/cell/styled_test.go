package cell

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// grammars spell out the notations as regular expressions over digits, in which
// white space is one space and an apostrophe one apostrophe.
var grammars = [notationCount]*regexp.Regexp{
	notationPlain:    grammar("", `\.`),
	notationEnglish:  grammar(",", `\.`),
	notationComma:    grammar("", ","),
	notationGerman:   grammar(`\.`, ","),
	notationSpace:    grammar(" ", `\.`),
	notationFrench:   grammar(" ", ","),
	notationSwiss:    grammar("'", `\.`),
	notationAustrian: grammar("'", ","),
}

func grammar(group, decimal string) *regexp.Regexp {
	whole := "(?:0|[1-9][0-9]*)"
	if group != "" {
		whole = "(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:" + group + "[0-9]{3})+)"
	}
	if group == "," { // 12,34,567 as well
		whole = "(?:" + whole + "|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})"
	}
	return regexp.MustCompile("^(?:" + whole + "(?:" + decimal + "([0-9]+))?|" + decimal + "([0-9]+))$")
}

// styledTwin reads digits and separators in a notation by its grammar.
func styledTwin(cell string, n notation) (float64, bool) {
	m := grammars[n].FindStringSubmatch(cell)
	if m == nil {
		return 0, false
	}
	whole := strings.TrimSuffix(cell, m[1]+m[2])
	digits := func(s string) string { return strings.NewReplacer(",", "", ".", "", " ", "", "'", "").Replace(s) }
	f, err := strconv.ParseFloat("0"+digits(whole)+"."+m[1]+m[2], 64)
	return f, err == nil
}

func checkStyled(t *testing.T, cell string) {
	t.Helper()
	p, ok := parseStyled([]byte(cell))
	digits := strings.TrimLeft(strings.NewReplacer(",", "", ".", "", " ", "", "'", "").Replace(cell), "0")
	for n := range notationCount {
		want, fits := styledTwin(cell, n)
		got, has := p.value(n)
		if has = has && ok; has != fits && (has || len(digits) < 15 && len(cell) <= mostDigits) {
			t.Fatalf("%q as %v: is a number: %v, want %v", cell, n, has, fits)
		}
		if has && math.Float64bits(got) != math.Float64bits(want) {
			t.Fatalf("%q as %v is %v, want %v", cell, n, got, want)
		}
	}
}

// Runs of digits with all separators between, up to four.
func TestStyledAgainstGrammar(t *testing.T) {
	runs := []string{"", "0", "1", "12", "123", "000", "1234"}
	var build func(cell string, depth int)
	build = func(cell string, depth int) {
		for _, run := range runs {
			if strings.Trim(cell+run, ",. '") == cell+run || depth == 0 {
				checkStyled(t, strings.TrimLeft(cell+run, " '"))
			}
			if depth == 3 {
				continue
			}
			for _, s := range []string{",", ".", " ", "'"} {
				build(cell+run+s, depth+1)
			}
		}
	}
	build("", 0)
}

func FuzzStyled(f *testing.F) {
	for _, s := range []string{"1,234.5", "$1", "(€ 1.234,50)", "5-", "−1 234 %", "1'000", "R$ .5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Trim(s, "0123456789,. '") == "" && strings.Trim(s, " ") == s {
			checkStyled(t, s)
		}
		if p, ok := parseStyled([]byte(s)); ok {
			for n := range notationCount {
				if v, has := p.value(n); has && (math.IsNaN(v) || math.IsInf(v, 0)) {
					t.Fatalf("%q is %v", s, v)
				}
			}
		}
	})
}

func TestUnits(t *testing.T) {
	for cell, want := range map[string]string{
		"$5": "$", "5 $": "$", "-$5": "$", "$-5": "$", "($5)": "$", "$(5)": "$", "£5": "£", "₹ 5": "₹", "US$5": "US$", "R$ 5,50": "R$",
		"5 EUR": "EUR", "EUR5": "EUR", "Rs. 5": "Rs.", "5 zł": "zł", "5\u00a0%": "%", "5‰": "‰", "5€": "€", "5-%": "%", "%5": "none",
		"5 kg": "none", "$5$": "none", "A5": "none", "5 eur": "none", "$": "none", "((5))": "none", "(-5)": "none", "5": "", "--5": "none", "$ 5 -": "$",
	} {
		p, ok := parseStyled([]byte(cell))
		got := string(p.unit)
		if !ok {
			got = "none"
		}
		if got != want {
			t.Errorf("%q has the unit %q, want %q", cell, got, want)
		}
	}
}
