package brief

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report/blocks"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

const keyBanner = "For the interviewer only. Do not send this."

// A KeyNote is what the interviewer should know beside the document.
type KeyNote struct {
	Withheld []Withheld
	Anyway   bool // the dataset is unfair and goes out all the same
}

// Key renders key.html and key.md: what only the interviewer gets.
func Key(d report.Document, f Facts, n KeyNote) (Files, error) {
	list := keyBlocks(d, f, n)
	title := "Key to the task: " + f.Title
	page, err := blocks.HTML(title, keyBanner, list)
	return Files{"key.html": page, "key.md": blocks.Markdown(title, keyBanner, list)}, err
}

func keyBlocks(d report.Document, f Facts, n KeyNote) []blocks.Block {
	var out []blocks.Block
	add := func(b ...blocks.Block) { out = append(out, b...) }
	add(blocks.Block{Lines: [][2]string{
		{"Belongs to", "data/" + f.File.Name + ", SHA-256 " + f.File.SHA256},
		{"Verdict", d.Verdict.Sentence},
		{"Made by", strings.TrimSpace("fairset " + d.Version)},
	}})
	add(decideFirst(d.Verdict, f, n)...)
	add(weaknessBlocks(d)...)
	add(leakBlocks(d)...)
	add(expected(d)...)
	add(blocks.Block{Title: "Questions for the conversation", Steps: questions(d)})
	add(rubric(d)...)
	add(withheldBlocks(n)...)
	return out
}

// decideFirst lists what the interviewer has to settle before the pack goes out.
func decideFirst(v verdict.Verdict, f Facts, n KeyNote) []blocks.Block {
	var items []string
	if n.Anyway {
		items = append(items, "fairset calls this dataset unfair. You chose to send it all the same (--anyway): be ready to say why.")
	}
	items = append(items, Decide(v)...)
	if len(items) == 0 {
		return nil
	}
	return []blocks.Block{{Title: "Decide first", Text: "Settle these before you send the pack."}, {Items: items}}
}

// levelWords says in a sentence what it takes to see a weakness.
var levelWords = map[profile.Level]string{
	profile.AtHead: "seen in the first rows", profile.InSummary: "seen in a summary of each column", profile.InGroups: "seen when one column is split by another",
	profile.AcrossColumns: "seen when columns are held against each other", profile.ByDomain: "seen by who knows what the column means",
}

func weaknessBlocks(d report.Document) []blocks.Block {
	if len(d.Weaknesses) == 0 {
		return []blocks.Block{{Title: "Weaknesses to find", Text: "None was found: there is little to catch in this data."}}
	}
	out := []blocks.Block{{Title: "Weaknesses to find", Text: "What a good candidate may notice, the most telling first. Nobody finds all of them in the time; ask about those that matter to the question."}}
	for i, w := range d.Weaknesses {
		out = append(out, blocks.Block{Title: fmt.Sprintf("%d. %s", i+1, weaknessTitle(w.ID, w.Columns)), Level: 3, Text: w.Text})
		lines := [][2]string{{"Extent", prose.Group(strconv.FormatInt(w.Count, 10)) + " (" + prose.Percent(w.Share) + ")"}}
		if len(w.ExampleRows) > 0 {
			lines = append(lines, [2]string{"For example rows", rowList(w.ExampleRows)})
		}
		if words := levelWords[w.Level]; words != "" {
			lines = append(lines, [2]string{"How visible", words})
		}
		if w.Question != "" {
			lines = append(lines, [2]string{"Ask", w.Question})
		}
		out = append(out, blocks.Block{Lines: lines})
		if w.HowToFind != "" {
			out = append(out, blocks.Block{Code: w.HowToFind})
		}
	}
	return out
}

func weaknessTitle(id string, columns []string) string {
	const most = 4
	name := strings.ReplaceAll(id, "-", " ")
	if len(columns) == 0 {
		return name
	}
	if len(columns) > most {
		return name + ": " + strings.Join(columns[:most], ", ") + fmt.Sprintf(" and %d more", len(columns)-most)
	}
	return name + ": " + strings.Join(columns, ", ")
}

func rowList(rows []int64) string {
	var out []string
	for _, r := range rows {
		out = append(out, prose.Group(strconv.FormatInt(r, 10)))
	}
	return strings.Join(out, "; ")
}

func leakBlocks(d report.Document) []blocks.Block {
	t := d.Profile.Target
	if t == nil {
		return nil
	}
	var items []string
	for _, x := range t.Features {
		if x.Leak != nil {
			items = append(items, x.Column+": "+x.Leak.Why)
		}
	}
	for _, x := range t.Suspects {
		items = append(items, x.Why)
	}
	if len(items) == 0 {
		return nil
	}
	out := []blocks.Block{{Title: "Columns that may know the answer", Items: items}}
	if n := len(t.DropTest); n > 0 {
		last := t.DropTest[n-1]
		if len(last.Columns) > 0 {
			out = append(out, blocks.Block{Text: "Without " + strings.Join(last.Columns, ", ") + " a model reaches " + skill(last.Skill) + "."})
		}
	}
	return out
}

// expected is the range of results, from careless to careful.
func expected(d report.Document) []blocks.Block {
	t := d.Profile.Target
	if t == nil || t.Baseline == nil {
		return nil
	}
	b := t.Baseline
	rows := [][]string{
		{"guessing", skill(b.Dummy)}, {"one rule on one column", skill(b.Stump)}, {"a linear model", skill(b.Linear)},
	}
	if len(b.Boosted) > 0 {
		rows = append(rows, []string{"boosted trees on all columns", skill(b.Boosted[0])})
	}
	if t.Careless != nil {
		rows = append(rows, []string{"boosted trees, careless: leaks, stand-ins for missing and repeated rows left in", skill(*t.Careless)})
	}
	if t.Careful != nil {
		rows = append(rows, []string{"boosted trees, careful: all of that treated", skill(*t.Careful)})
	}
	text := "Skill runs from 0, no better than a guess, to 1, perfect (" + measureWords(b.Metric) + "). The range is one of chance over repeated splits. " +
		"A candidate who reports more than this has probably let the answer leak in; one who reports less and argues well has done better than one who reports more and does not."
	return []blocks.Block{{Title: "Results to expect", Text: text}, {Title: "Skill of simple models", Level: 3, Head: []string{"What is done", "Skill"}, Rows: rows}}
}

func measureWords(metric string) string {
	switch metric {
	case "r2":
		return "R², the share of the variation that is explained"
	case "auc":
		return "2·AUC−1, how well the two classes are told apart"
	}
	return "accuracy, scaled so that always naming the commonest class is 0"
}

func skill(e sketch.Estimate) string {
	two := func(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }
	if two(e.Lo) == two(e.Hi) {
		return two(e.Value)
	}
	return two(e.Value) + " (" + two(e.Lo) + " to " + two(e.Hi) + ")"
}

func withheldBlocks(n KeyNote) []blocks.Block {
	if len(n.Withheld) == 0 {
		return nil
	}
	var items []string
	for _, w := range n.Withheld {
		items = append(items, w.Place+": “"+shortened(w.Text)+"” — "+w.Why)
	}
	return []blocks.Block{{Title: "Kept from the candidate", Text: "The publisher says this; it gives something away, or may, and so the brief leaves it out."}, {Items: items}}
}

// Decide lists what the findings leave to the interviewer.
func Decide(v verdict.Verdict) []string {
	var items []string
	for _, x := range v.Findings {
		switch x.Outcome {
		case verdict.Fail, verdict.Warn:
			items = append(items, strings.TrimSpace(x.Reason+" "+x.Remedy))
		case verdict.Unknown:
			items = append(items, strings.TrimSpace("Not checked: "+x.Question+" "+prose.First(x.Ask, x.Reason)))
		}
	}
	return items
}
