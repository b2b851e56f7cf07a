package report

import "github.com/fairset/fairset/profile/target"

// effectWords names the effect size of a column and says where it is no more than chance gives, "" where there is none.
func effectWords(f target.Feature) string {
	words := namedEffect(f)
	reached := f.EffectValue
	switch f.Effect {
	case "auc":
		reached = max(f.EffectValue, 1-f.EffectValue)
	case "spearman":
		reached = max(f.EffectValue, -f.EffectValue)
	}
	if words != "" && f.EffectNull95 > 0 && reached <= f.EffectNull95 {
		return words + ", no more than chance may give"
	}
	return words
}

// namedEffect names the effect size of a column, "" where there is none.
func namedEffect(f target.Feature) string {
	switch f.Effect {
	case "":
		return ""
	case "auc":
		return "orders two rows right in " + percent(max(f.EffectValue, 1-f.EffectValue)) + " of cases (AUC; 50% is chance)"
	case "omega-squared":
		return "its groups explain " + percent(max(f.EffectValue, 0)) + " of the spread (ω²)"
	case "spearman":
		return "rank correlation " + skill(f.EffectValue)
	case "cramers-v":
		return "Cramér's V " + skill(f.EffectValue)
	}
	return f.Effect + " " + skill(f.EffectValue)
}

// sureWords says whether a column tells more than chance.
func sureWords(f target.Feature) string {
	switch {
	case f.Significant:
		return "yes"
	case f.Value > f.Null95:
		return "perhaps"
	}
	return "no"
}
