package verdict

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fairset/fairset/profile/sketch"
)

// fixed is a criterion that always answers f.
func fixed(id string, hardness int, blocking bool, f Finding) Criterion {
	return Criterion{
		ID: id, Question: "Is it so?", Blocking: blocking, Hardness: hardness,
		judge: func(Case, Policy) Finding { return f },
	}
}

// The worst finding decides, whatever the others are and in whatever order.
func TestWorstFindingDecides(t *testing.T) {
	answers := []struct {
		blocking bool
		f        Finding
		rank     int // 0 fair, 1 fair with care, 2 undetermined, 3 unfair
	}{
		{true, Finding{Outcome: Pass}, 0},
		{true, Finding{Outcome: NotApplicable}, 0},
		{true, Finding{Outcome: Warn}, 1},
		{true, Finding{Outcome: Fail}, 3},
		{true, Finding{}, 2},
		{true, Finding{Ask: "tell"}, 0},
		{true, Finding{Outcome: Fail, Ask: "tell"}, 3},
		{false, Finding{Outcome: Pass}, 0},
		{false, Finding{Outcome: NotApplicable}, 0},
		{false, Finding{Outcome: Warn}, 1},
		{false, Finding{Outcome: Fail}, 1},
		{false, Finding{}, 0},
		{false, Finding{Ask: "tell"}, 0},
		{true, Finding{Outcome: -1}, 2},
		{true, Finding{Outcome: Fail + 1}, 2},
	}
	byRank := []Fairness{Fair, FairWithCare, Undetermined, Unfair}
	for _, a := range answers {
		for _, b := range answers {
			for _, c := range answers {
				want := byRank[max(a.rank, b.rank, c.rank)]
				v := judgeBy([]Criterion{
					fixed("a", 3, a.blocking, a.f), fixed("b", 2, b.blocking, b.f), fixed("c", 1, c.blocking, c.f),
				}, fairCase(), DefaultPolicy())
				if v.Fairness != want {
					t.Fatalf("%+v, %+v, %+v: %s, want %s", a, b, c, v.Fairness, want)
				}
				if (v.Fairness == Fair) != (len(v.Deciding) == 0) {
					t.Fatalf("%s, decided by %q", v.Fairness, v.Deciding)
				}
			}
		}
	}
}

// A judge that forgets to answer or panics never sends a dataset out.
func TestForgottenAndPanickingJudge(t *testing.T) {
	panics := Criterion{ID: "panics", Blocking: true, judge: func(Case, Policy) Finding {
		var none []int
		return Finding{Reason: string(rune(none[3]))}
	}}
	missing := Criterion{ID: "missing", Blocking: true}
	for _, c := range []Criterion{fixed("forgets", 1, true, Finding{}), panics, missing} {
		v := judgeBy([]Criterion{c}, fairCase(), DefaultPolicy())
		f := v.Findings[0]
		if v.Fairness != Undetermined || f.Outcome != Unknown || !strings.HasPrefix(f.Reason, "This could not be measured") {
			t.Errorf("%s: %s, %v, %s", c.ID, v.Fairness, f.Outcome, f.Reason)
		}
	}
}

func TestNothingMeasured(t *testing.T) {
	v := Judge(Case{}, DefaultPolicy())
	if v.Fairness != Undetermined || v.Confidence != "low" {
		t.Errorf("the empty case is %s with confidence %s", v.Fairness, v.Confidence)
	}
}

func TestDecidingIsHardestFirst(t *testing.T) {
	v := judgeBy([]Criterion{
		fixed("warns", 99, true, Finding{Outcome: Warn}),
		fixed("easy", 10, true, Finding{Outcome: Fail}),
		fixed("hard", 90, true, Finding{Outcome: Fail}),
		fixed("passes", 95, true, Finding{Outcome: Pass}),
	}, fairCase(), DefaultPolicy())
	if diff := cmp.Diff([]string{"hard", "easy"}, v.Deciding); diff != "" {
		t.Error(diff)
	}
	v = judgeBy([]Criterion{
		fixed("warns", 99, true, Finding{Outcome: Warn}),
		fixed("fails", 10, false, Finding{Outcome: Fail}),
	}, fairCase(), DefaultPolicy())
	if diff := cmp.Diff([]string{"fails", "warns"}, v.Deciding); diff != "" {
		t.Error(diff)
	}
}

func TestConfidence(t *testing.T) {
	near, clear := Finding{Outcome: Pass, Near: true}, Finding{Outcome: Pass}
	asked := Finding{Ask: "tell"}
	fail, nearFail := Finding{Outcome: Fail}, Finding{Outcome: Fail, Near: true}
	tests := []struct {
		name     string
		findings []Finding
		blocking bool
		want     string
	}{
		{"all clear", []Finding{clear, clear, clear}, true, "high"},
		{"one near", []Finding{near, clear, clear}, true, "medium"},
		{"two in doubt", []Finding{near, asked, clear}, true, "medium"},
		{"three in doubt", []Finding{near, asked, near}, true, "low"},
		{"only others in doubt", []Finding{near, asked, near}, false, "high"},
		{"a clear fail", []Finding{fail, near, {}}, true, "high"},
		{"a near fail", []Finding{nearFail, clear, clear}, true, "medium"},
		{"a near fail among doubts", []Finding{nearFail, near, {}}, true, "low"},
		{"near but not applicable", []Finding{{Outcome: NotApplicable, Near: true}, clear, clear}, true, "high"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var criteria []Criterion
			for i, f := range tt.findings {
				criteria = append(criteria, fixed(string(rune('a'+i)), i, tt.blocking, f))
			}
			if got := judgeBy(criteria, fairCase(), DefaultPolicy()).Confidence; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// Judging changes nothing that it looks at, and says the same twice.
func TestJudgeIsPure(t *testing.T) {
	c := *leakCase(about(0.6, 0.02))
	before, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	first, second := Judge(c, DefaultPolicy()), Judge(c, DefaultPolicy())
	after, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) {
		t.Error("the case was changed")
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
}

// Every text of a finding is a plain sentence.
func TestFindingsAreSentences(t *testing.T) {
	cases := []Case{
		fairCase(),
		{},
		*leakCase(about(0.6, 0.02)), *leakCase(about(0.01, 0.02)), *leakCase(about(0.99, 0.001)),
		classCase(1000, 40), classCase(9, 4000), classCase(10, 20, 30), *rowsCase(5, sketch.Exactly(1)),
		*gapsCase(0.1, 900, 900, 900, 900), *missingTarget(700), *noted("ragged-row", 80), *columnsCase(1, 0),
	}
	for _, c := range cases {
		v := Judge(c, DefaultPolicy())
		if _, err := json.Marshal(v); err != nil {
			t.Fatal(err)
		}
		for _, f := range v.Findings {
			for _, text := range []string{f.Reason, f.Flip, f.Remedy, f.Ask} {
				checkSentence(t, text)
			}
			if f.Measures == nil {
				t.Errorf("%s: measures are nil", f.Criterion)
			}
		}
		checkSentence(t, v.Sentence)
	}
}

func checkSentence(t *testing.T, text string) {
	t.Helper()
	if text == "" {
		return
	}
	first := []rune(text)[0]
	if !strings.HasSuffix(text, ".") || strings.HasSuffix(text, "..") || strings.Contains(text, "  ") ||
		strings.Contains(text, "!") || strings.Contains(text, " 1 rows") || strings.Contains(text, "NaN") || first == ' ' {
		t.Errorf("not a plain sentence: %q", text)
	}
}
