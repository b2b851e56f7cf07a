package report

import (
	"testing"

	"github.com/fairset/fairset/profile/target"
)

func TestEffectWordsSayWhatIsChance(t *testing.T) {
	for _, test := range []struct {
		name   string
		effect string
		value  float64
		null   float64
		want   string
	}{
		{"nothing", "", 0, 0, ""},
		{"correlation", "spearman", -0.4, 0.05, "rank correlation −0.40"},
		{"correlation by chance", "spearman", -0.04, 0.05, "rank correlation −0.04, no more than chance may give"},
		{"order", "auc", 0.3, 0.6, "orders two rows right in 70% of cases (AUC; 50% is chance)"},
		{"order by chance", "auc", 0.42, 0.6, "orders two rows right in 58% of cases (AUC; 50% is chance), no more than chance may give"},
		{"levels of an older document", "cramers-v", 0.01, 0, "Cramér's V 0.01"},
	} {
		f := target.Feature{Effect: test.effect, EffectValue: test.value, EffectNull95: test.null}
		if got := effectWords(f); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
