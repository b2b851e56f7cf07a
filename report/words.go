package report

import (
	"strings"

	"github.com/fairset/fairset/profile/target"
	"github.com/fairset/fairset/verdict"
)

// A mark is how an answer is shown: by sign and word, and by a colour that
// repeats them.
type mark struct {
	Sign  string
	Word  string
	Class string // of colour: "good", "care", "bad", "open" or "none"
	rank  int    // gravest first
}

func outcomeMark(o verdict.Outcome) mark {
	switch o {
	case verdict.Fail:
		return mark{"✗", "fail", "bad", 0}
	case verdict.Warn:
		return mark{"!", "care", "care", 1}
	case verdict.Pass:
		return mark{"✓", "pass", "good", 3}
	case verdict.NotApplicable:
		return mark{"–", "does not apply", "none", 4}
	}
	return mark{"?", "not checked", "open", 2}
}

func fairnessMark(f verdict.Fairness) mark {
	switch f {
	case verdict.Fair:
		return mark{"✓", "Fair", "good", 0}
	case verdict.FairWithCare:
		return mark{"!", "Fair with care", "care", 1}
	case verdict.Unfair:
		return mark{"✗", "Unfair", "bad", 2}
	}
	return mark{"?", "Undetermined", "open", 3}
}

// confidenceWords tells what the confidence of v means.
func confidenceWords(v verdict.Verdict) string {
	switch v.Confidence {
	case "high":
		if v.Fairness == verdict.Unfair {
			return "What fails is not close to its limit, so open questions could not mend it."
		}
		return "Every decisive question has an answer, and none is close to its limit."
	case "medium":
		return "One or two decisive questions are open or close to their limit."
	case "low":
		return "Several decisive questions are open or close to their limit."
	}
	return ""
}

func taskWords(t target.Task) string {
	switch t {
	case target.Regression:
		return "regression: predict a number"
	case target.Classification:
		return "classification: predict a category"
	case target.Forecast:
		return "forecast: predict the next values in time"
	case target.Clustering:
		return "clustering: find groups"
	case target.Explore:
		return "exploration: nothing to predict"
	}
	return string(t)
}

func metricWords(metric string) string {
	switch metric {
	case "r2":
		return "Skill is R²: the share of the target's variance that a model explains."
	case "auc":
		return "Skill is 2·AUC−1: how much better than chance a model puts the two classes in order."
	case "accuracy":
		return "Skill is accuracy above always guessing the most frequent class, scaled to 1."
	}
	return "Skill is 0 for guessing and 1 for perfect prediction."
}

func leakWords(suspect string) string {
	switch suspect {
	case "copy":
		return "copy of the target"
	case "recode":
		return "the target in other words"
	case "too-strong":
		return "too good to be true"
	case "part-of-formula":
		return "the target is computed from it and others"
	case "part-of-sum":
		return "gives the target away together with others"
	case "group":
		return "rows of one group share the answer"
	case "known-after":
		return "known only afterwards"
	case "missing-tells":
		return "its gaps are the answer"
	}
	return suspect
}

// measureWords names a measure of association.
func measureWords(measure string) string {
	switch measure {
	case "pearson":
		return "Pearson correlation"
	case "spearman":
		return "rank correlation"
	case "cramers-v":
		return "Cramér's V"
	case "correlation-ratio":
		return "correlation ratio"
	case "theils-u":
		return "Theil's U"
	}
	return strings.ReplaceAll(measure, "-", " ")
}

// typeWords says what an Arrow type holds.
func typeWords(arrow string) string {
	words := ""
	switch {
	case strings.HasPrefix(arrow, "list"):
		words = "list"
	case strings.HasPrefix(arrow, "int"), strings.HasPrefix(arrow, "uint"):
		words = "whole number"
	case strings.HasPrefix(arrow, "float"), strings.HasPrefix(arrow, "decimal"):
		words = "number"
	case strings.HasSuffix(arrow, "utf8"), arrow == "string":
		words = "text"
	case arrow == "bool":
		words = "true or false"
	case strings.HasPrefix(arrow, "date"):
		words = "date"
	case strings.HasPrefix(arrow, "timestamp"):
		words = "date and time"
	default:
		return arrow
	}
	return words + " (" + arrow + ")"
}

// noteWords names a kind of note.
func noteWords(kind string) string {
	return strings.ReplaceAll(kind, "-", " ")
}

// signWords names a character of the dialect, after clean has made it visible.
func signWords(sign string) string {
	switch sign {
	case "":
		return "none"
	case ",":
		return "comma ,"
	case ";":
		return "semicolon ;"
	case "|":
		return "bar |"
	case " ":
		return "space"
	case "\t", "⇥":
		return "tab"
	case `"`:
		return `double quote "`
	case "'":
		return "single quote '"
	case `\`:
		return `backslash \`
	case "\n", "↵":
		return "LF, as on Linux and macOS"
	case "\r\n", "⟨U+000D⟩↵":
		return "CRLF, as on Windows"
	case "\r", "⟨U+000D⟩":
		return "CR"
	}
	return sign
}

// measureValue writes the value of a measure in its unit.
func measureValue(m verdict.Measure) string {
	switch m.Unit {
	case "share":
		return percentEstimate(m.Value)
	case "skill":
		return skillEstimate(m.Value)
	case "bytes":
		return Size(int64(m.Value.Value))
	case "year":
		return year(m.Value.Value)
	case "association":
		return skillEstimate(m.Value)
	case "":
		return estimate(m.Value)
	}
	unit := m.Unit
	if m.Value.IsExact() && m.Value.Value == 1 {
		unit = singular(unit)
	}
	return estimate(m.Value) + " " + unit
}

// singular is the noun of a plural unit.
func singular(unit string) string {
	if stem, ok := strings.CutSuffix(unit, "ies"); ok {
		return stem + "y"
	}
	if stem, ok := strings.CutSuffix(unit, "sses"); ok {
		return stem + "ss"
	}
	return strings.TrimSuffix(unit, "s")
}
