package brief

import "github.com/fairset/fairset/report/blocks"

import "github.com/fairset/fairset/report"

// questions are those of the weaknesses and those that fit every dataset.
func questions(d report.Document) []string {
	const most = 8 // an hour has no room for more
	var out []string
	seen := map[string]bool{}
	for _, w := range d.Weaknesses {
		if w.Question != "" && !seen[w.Question] && len(out) < most {
			seen[w.Question] = true
			out = append(out, w.Question)
		}
	}
	return append(out,
		"How did you decide what to leave out?",
		"What in this data worries you most, and what would it change?",
		"Why did you measure success the way you did?",
		"What did you try that did not work?",
		"Who could be harmed if somebody acted on this?",
		"What would you do with another week?",
	)
}

// rubric is the same for all candidates: it is about reasoning, not about the result.
func rubric(d report.Document) []blocks.Block {
	return []blocks.Block{
		{Title: "Rubric", Text: "Note a number from 1 to 4 for each line before you speak to a colleague, and one sentence why. Use the same lines and questions for everyone. A weak result that is argued well is a 4. " +
			"Do not add the numbers up."},
		{Title: "Five things to look at", Level: 3, Head: []string{"", "1", "2", "3", "4"}, Rows: [][]string{
			{"Reasoning", "answers a question nobody asked", "answers the question as given", "narrows it and says why", "weighs several readings and what each would mean for a decision"},
			{"Data quality", "takes the data as it is", "mentions gaps or oddities", "treats the main ones and says how", "shows what they do to the result, and what the data cannot tell"},
			{"Method", "does not hold out any data, or cannot say why", "usual steps, not argued", "fitting steps, checked on data held out honestly", "simple first, compares, knows where the method would break"},
			{"Self-judgement", "sure of everything", "names limits in general", "names the limits that matter here", "says what would change the conclusion and how to find out"},
			{"Storytelling", "cannot be followed", "can be followed by an expert", "clear to somebody without the background", "leads from question to decision, with no more than is needed"},
		}},
	}
}
