package report

import (
	"strings"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
	"github.com/fairset/fairset/verdict"
)

// A verdictView is the head of the page.
type verdictView struct {
	Mark       mark
	Name       string
	Sentence   string
	Confidence string
	Why        string // what the confidence means
	Deciding   []decision
	Tally      []tally
	Facts      []fact
}

// A decision is a criterion that the verdict rests on.
type decision struct {
	Mark      mark
	Criterion string
}

// A fact is a name with its value, and a note where the name is a term.
type fact struct {
	Name  string
	Value string
	Note  string
}

func verdictSection(d Document) (section, error) {
	v := d.Verdict
	view := verdictView{
		Mark:       fairnessMark(v.Fairness),
		Name:       short(datasetName(d), longestName),
		Sentence:   withoutSubject(v),
		Confidence: v.Confidence,
		Why:        confidenceWords(v),
		Tally:      outcomeTally(v),
		Facts:      headFacts(d),
	}
	for _, id := range v.Deciding {
		for _, f := range v.Findings {
			if f.Criterion == id {
				view.Deciding = append(view.Deciding, decision{outcomeMark(f.Outcome), id})
			}
		}
	}
	body, err := fill("verdict", view)
	return section{"verdict", "Verdict", "Verdict", body}, err
}

// withoutSubject is the sentence of v without its beginning, "houses.csv (4,012 rows, 15 columns): fair.", where
// name, size and verdict stand beside it.
func withoutSubject(v verdict.Verdict) string {
	if _, rest, found := strings.Cut(v.Sentence, ": "+strings.ToLower(fairnessMark(v.Fairness).Word)+". "); found {
		return rest
	}
	return v.Sentence
}

// headFacts are the few numbers that say what the dataset is.
func headFacts(d Document) []fact {
	facts := []fact{
		{"Rows", Count(d.Reading.Rows), ""},
		{"Columns", Count(int64(d.Reading.Columns)), ""},
		{"Size", Size(d.Reading.Bytes), ""},
	}
	if d.Effort != nil && d.Effort.Hours.Likely > 0 {
		facts[2] = fact{"A candidate’s time", "about " + hours(d.Effort.Hours.Likely), hoursRange(d.Effort.Hours)}
	}
	p := d.Profile
	if p == nil {
		return facts
	}
	facts = append(facts, fact{"Cells missing", percent(p.Missing.Effective), ""})
	if t := p.Target; t != nil && t.Column != "" {
		facts = append(facts, fact{"Target", short(t.Column, 40), ""})
		if n := len(t.DropTest); n > 0 {
			facts = append(facts, fact{"Best skill", skill(t.DropTest[n-1].Skill.Value), "without suspects; 0 is guessing, 1 perfect"})
		} else if best, ok := bestBaseline(t.Baseline); ok {
			facts = append(facts, fact{"Best skill", skill(best.Value), "0 is guessing, 1 is perfect"})
		}
	}
	return facts
}

// bestBaseline is the skill of the best simple model, false where none was measured.
func bestBaseline(b *target.Baseline) (sketch.Estimate, bool) {
	if b == nil {
		return sketch.Estimate{}, false
	}
	best := b.Dummy
	for _, e := range append([]sketch.Estimate{b.Stump, b.Linear}, b.Boosted...) {
		if e.Value > best.Value {
			best = e
		}
	}
	return best, true
}

const verdictTemplate = `<div class="hero {{.Mark.Class}}">
<div class="sign" aria-hidden="true">{{.Mark.Sign}}</div>
<div class="said">
<p class="over">Is <bdi>{{.Name}}</bdi> fair to send?</p>
<h1 id="verdict-title">{{.Mark.Word}}</h1>
<p class="sentence">{{say .Sentence}}</p>
{{if .Deciding}}<p class="decided"><span class="muted">Decided by</span> {{range .Deciding}}<a class="pill {{.Mark.Class}}" href="#finding-{{.Criterion}}"><span aria-hidden="true">{{.Mark.Sign}}</span> {{.Criterion}}<span class="unseen">: {{.Mark.Word}}</span></a> {{end}}</p>{{end}}
{{if .Confidence}}<p class="confidence"><strong>Confidence: {{.Confidence}}.</strong> {{.Why}}</p>{{end}}
</div>
</div>
<dl class="facts">{{range .Facts}}<div><dt>{{.Name}}</dt><dd{{if gt (len .Value) 11}} class="long"{{end}}><bdi>{{.Value}}</bdi>{{if .Note}}<small>{{.Note}}</small>{{end}}</dd></div>{{end}}
</dl>
`
