package main

import (
	"fmt"
	"strings"

	"github.com/fairset/fairset/verdict"
)

// markdown is the result: tables with and without original, then the disagreements.
func markdown(list []labelled, p verdict.Policy) string {
	var b strings.Builder
	b.WriteString(table("all criteria", confusionOf(list, p)))
	b.WriteString("\n" + table("without `original`", confusionOf(list, p.Without("original"))))
	b.WriteString("\n" + disagreements("Disagreements", list, p))
	b.WriteString("\n" + disagreements("Without `original`", list, p.Without("original")))
	return b.String()
}

func table(title string, c confusion) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d of %d right, accuracy %.3f, κ %.2f, quadratic κ %.2f\n\n", title,
		c[fair][fair]+c[care][care]+c[unfair][unfair], c.all(), c.accuracy(), c.kappa(unweighted), c.kappa(quadratic))
	b.WriteString("| label | fair | with care | unfair | undetermined |\n|---|---:|---:|---:|---:|\n")
	for i, row := range c {
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d |\n", grade(i), row[fair], row[care], row[unfair], row[undetermined])
	}
	return b.String()
}

// disagreements lists where verdict and label differ, with what decided.
func disagreements(title string, list []labelled, p verdict.Policy) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:\n\n", title)
	for _, l := range list {
		v := l.judge(p)
		if gradeOf(v.Fairness) == l.label {
			continue
		}
		fmt.Fprintf(&b, "- `%s`: %s, labelled %s (%s). %s\n", short(l.path), gradeOf(v.Fairness), l.label, l.reason, why(v))
	}
	return b.String()
}

// why says what decided a verdict.
func why(v verdict.Verdict) string {
	var parts []string
	for _, f := range v.Findings {
		if len(v.Deciding) == 0 && f.Outcome == verdict.Warn || contains(v.Deciding, f.Criterion) {
			parts = append(parts, f.Criterion+": "+f.Reason)
		}
	}
	if len(parts) == 0 && v.Fairness == verdict.Undetermined {
		return v.Sentence
	}
	if len(parts) == 0 {
		return "Nothing was found."
	}
	return strings.Join(parts, " ")
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// short is the end of a path that tells a dataset apart.
func short(path string) string {
	parts := strings.Split(path, "/")
	return strings.Join(parts[max(0, len(parts)-2):], "/")
}

func sentencesOf(list []labelled, p verdict.Policy) string {
	var b strings.Builder
	for _, l := range list {
		v := l.judge(p)
		fmt.Fprintf(&b, "%s\n  [labelled %s] %s\n\n", v.Sentence, l.label, l.reason)
	}
	return b.String()
}
