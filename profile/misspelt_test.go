package profile

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMisspelt gives a frequent and a rare value: whether the rare one is a slip of the pen.
func TestMisspelt(t *testing.T) {
	for what, pairs := range map[bool][][2]string{
		true: {
			{"Birmingham", "Birmingxam"},
			{"Birmingham", "Birminghm"},
			{"Birmingham", "Birmignham"},
			{"Birmingham", "birminghma"},
			{"Dresden", "Drseden"},
			{"Massachusetts", "Massachussets"}, // twice, in the commonest ways
			{"Cincinnati", "Cincinatti"},
			{"Philippines", "Phillipines"},
			{"Connecticut", "Conneticutt"},
			{"heart attack", "heartxattack"},
			{"heart attack", "heartattacck"},
			{"acute care hospitals", "acute care hosxitals"},
			{"Shop 12 Birmingham", "Shop 12 Birmingam"},
			{"SHRIRAMPUR(MS)", "SRIRAMPUR(MS)"},
			{"Санкт-Петербург", "Санкт-Петрбург"},
			{"Düsseldorf", "Düseldorf"},
		},
		false: {
			{"Birmingham", "BIRMINGHAM."}, // variants
			{"A1", "A2"},
			{"Model A100", "Model A200"},
			{"room 12", "room 13"},
			{"Highway 101 north", "Highway 102 north"},
			{"2019", "2018"},
			{"hospital", "hospitals"},
			{"employee", "employees"},
			{"increase", "increased"},
			{"German", "Germany"},
			{"male", "female"},
			{"Male", "Mail"},
			{"Iran", "Iraq"},
			{"Gambia", "Zambia"},
			{"Austria", "Australia"},
			{"Slovakia", "Slovenia"},
			{"Niger", "Nigeria"},
			{"Dominica", "Dominican Republic"},
			{"Thursday", "Tuesday"},
			{"North Carolina", "South Carolina"},
			{"Region East", "Region West"},
			{"Grade A", "Grade B"},
			{"Grade B", "Grade B-"},
			{"FuseA", "FuseP"},
			{"Polo Grounds IV", "Polo Grounds II"},
			{"Henry VIII", "Henry VII"},
			{"Vandenberg AFB", "Vandenberg SFB"},
			{"hypertension", "hypotension"},
			{"hyperthyroid", "hypothyroid"},
			{"nitrate", "nitrite"},
			{"sodium sulfate", "sodium sulfide"},
			{"salesman", "salesmen"},
			{"casado", "casada"},
			{"divorcé", "divorcée"},
			{"married", "unmarried"},
			{"inpatient", "outpatient"},
			{"Monday", "Sunday"},
			{"Dresden", "Bremen"},
			{"+", "-"},
		},
	} {
		for _, pair := range pairs {
			values := []value{{text: pair[0], n: rarer}, {text: pair[1], n: 1}}
			if got := misspelt(values); (len(got) > 0) != what {
				t.Errorf("%q beside %q: %v", pair[1], pair[0], got)
			}
		}
	}
}

func TestMisspeltCategories(t *testing.T) {
	cells := append(cycle(60, "Birmingham"), "Birmingxam", "Birminghm", "Birmignham", "birmingham", "Birminghams")
	for _, c := range [][]any{cycle(50, "Dresden"), {"Drseden"}, cycle(4, "Drasden")} { // the last is not rare enough
		cells = append(cells, c...)
	}
	p := compute(t, record([]string{"town"}, cells), Options{})
	want := [][]Count{
		{{"Birmingham", 60}, {"Birmignham", 1}, {"Birminghm", 1}, {"Birmingxam", 1}},
		{{"Dresden", 50}, {"Drseden", 1}},
	}
	if diff := cmp.Diff(want, p.Columns[0].Text.Misspelt); diff != "" {
		t.Error(diff)
	}
}

// TestFoldKey gives texts and whether they are spellings of one another.
func TestFoldKey(t *testing.T) {
	for what, pairs := range map[bool][][2]string{
		true: {
			{"Red", "  RED "},
			{"New York", "New  York"},
			{"New York", "New\u00a0York"},
			{"New York", "new_york"},
			{"U.S.A.", "USA"},
			{"Inc.", "Inc"},
			{"Berlin,", "Berlin"},
			{"Berlin;", "Berlin"},
			{"Yahoo!", "Yahoo"},
			{"T'ien", "Tien"},
			{"O’Brien", "O'Brien"},
			{"O’Brien", "OBrien"},
			{"café", "cafe\u0301"},
			{"café", "cafe"},
			{"Straße", "STRASSE"},
			{"Łódź", "Lodz"},
			{"København", "Kobenhavn"},
			{"ＡＢＣ", "abc"},
			{"oﬃce", "office"},
			{"soft\u00adware", "software"},
			{"zero\u200bwidth", "zerowidth"},
			{"Smith & Sons", "Smith and Sons"},
			{"Smith&Sons", "Smith AND Sons"},
			{"Covid-19", "COVID 19"},
			{"F-150", "F150"},
			{"X–ray", "x-ray"},
			{"12.0 oz.", "12.0 OZ"},
			{`"quoted"`, "quoted"},
			{"T-Shirt", "T Shirt"},
		},
		false: {
			{"A", "A+"},
			{"A-", "A"},
			{"Grade B-", "Grade B"},
			{"1.5", "15"},
			{".5", "5"},
			{"1,000", "1.000"},
			{"-5", "5"},
			{"1-2", "12"},
			{"x 1", "x -1"},
			{"C", "C++"},
			{"C", "C#"},
			{"5'", "5"},
			{"1/2", "12"},
			{"<5", "5"},
			{">= 10", "10"},
			{"10%", "10"},
			{"&", "and"},
			{"A1", "A2"},
			{"", " "},
		},
	} {
		for _, pair := range pairs {
			a, b := foldKey(pair[0]), foldKey(pair[1])
			if same := a == b && a != ""; same != what {
				t.Errorf("%q is %q, %q is %q", pair[0], a, pair[1], b)
			}
		}
	}
}

func TestVariantsWithUmlauts(t *testing.T) {
	values := []value{
		{text: "Köln", n: 9},
		{text: "Koeln", n: 4},
		{text: "KÖLN", n: 3},
		{text: "Bonn", n: 3},
		{text: "Joëlle", n: 2},
		{text: "Joelle", n: 2},
		{text: "Gülden", n: 1},
	}
	var got []string
	for _, g := range variants(values) {
		var texts []string
		for _, c := range g {
			texts = append(texts, c.Value)
		}
		got = append(got, strings.Join(texts, " "))
	}
	if diff := cmp.Diff([]string{"Köln Koeln KÖLN", "Joëlle Joelle"}, got); diff != "" {
		t.Error(diff)
	}
}

// vocabulary is n different words of 7 to 12 letters, far from one another.
func vocabulary(r *rand.Rand, n int) []string {
	var list []string
	for len(list) < n {
		var w []byte
		for range 3 + r.IntN(3) {
			w = append(w, "bdfgklmnprstvw"[r.IntN(14)], "aeiou"[r.IntN(5)])
		}
		list = append(list, string(append(w, "lmnrst"[r.IntN(6)])))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// typo mistypes a word once or twice, the first letter aside.
func typo(r *rand.Rand, word string) string {
	w := []byte(word)
	for range 1 + r.IntN(2) {
		at := 1 + r.IntN(len(w)-2)
		switch r.IntN(4) {
		case 0:
			w[at], w[at+1] = w[at+1], w[at]
		case 1:
			w = slices.Delete(w, at, at+1)
		case 2:
			w = slices.Insert(w, at, w[at])
		case 3:
			w[at] = byte('a' + r.IntN(26))
		}
	}
	return string(w)
}

// TestMisspeltFindsWhatComparingAllDoes holds the index against comparing each value with each.
func TestMisspeltFindsWhatComparingAllDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	found, slow := 0, 0
	for range 20 {
		var values []value
		met := map[string]bool{}
		add := func(text string, n int64) {
			if !met[text] {
				met[text] = true
				values = append(values, value{text: text, n: n})
			}
		}
		usual := vocabulary(r, 60)
		for i := range usual {
			if i%3 == 0 {
				usual[i] += " " + usual[(i+7)%len(usual)]
			}
			add(usual[i], 100)
		}
		for range 120 {
			add(typo(r, usual[r.IntN(len(usual))]), 1)
		}
		sortValues(values)
		got := map[string]string{}
		for _, group := range misspelt(values) {
			for _, c := range group[1:] {
				got[c.Value] = group[0].Value
			}
		}
		for _, v := range values {
			for _, u := range values {
				if u.n >= rarer*v.n && isMisspelt(words(u.text), words(v.text)) {
					slow++
					if got[v.text] == u.text {
						found++
					} else {
						t.Logf("%q for %q: %q", v.text, u.text, got[v.text])
					}
					break
				}
			}
		}
	}
	if slow < 1000 || float64(found) < 0.99*float64(slow) {
		t.Errorf("%d of %d", found, slow)
	}
}

// TestMisspeltAmongMany holds that slips are found among thousands of values, but not where names are as near to one another.
func TestMisspeltAmongMany(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	var titles, names []value
	for i, w := range vocabulary(r, 3000) {
		n := int64(1 + 2000/(1+i%1500))
		titles = append(titles, value{text: w, n: n})
		names = append(names, value{text: w, n: n})
		if i%25 == 0 { // a name of its own, as frequent
			names = append(names, value{text: w[:2] + "x" + w[3:], n: n})
		}
	}
	for i, w := range []string{titles[0].text, titles[1501].text} {
		wrong := value{text: w[:3] + w[4:5] + w[3:4] + w[5:], n: int64(i + 1)}
		titles, names = append(titles, wrong), append(names, wrong)
	}
	sortValues(titles)
	sortValues(names)
	if got := misspelt(titles); len(got) != 2 {
		t.Errorf("among %d titles: %v", len(titles), got)
	}
	if got := misspelt(names); len(got) != 0 {
		t.Errorf("among %d names: %v", len(names), got)
	}
}
