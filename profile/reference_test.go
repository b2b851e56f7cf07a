package profile

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// TestReference compares with numpy, pandas and scipy; testdata/reference.py
// makes the table and their answers, reference.json names the versions.
func TestReference(t *testing.T) {
	text, err := os.ReadFile("testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Numbers map[string]struct {
			Min, Max, Mean, SD, Skewness, Kurtosis, Outliers float64
			FarOut                                           float64 `json:"far_out"`
			Quantiles                                        map[string]float64
		}
		Pearson, Spearman                float64
		PearsonInterval                  [2]float64         `json:"pearson_interval"`
		SpearmanInterval                 [2]float64         `json:"spearman_interval"`
		V                                float64            `json:"cramers-v"`
		Ratio                            float64            `json:"correlation-ratio"`
		TheilsU                          map[string]float64 `json:"theils-u"` // what the first explains of the second
		Entropy, Evenness, Concentration float64
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	rec, err := readCSV("testdata/reference.csv")
	if err != nil {
		t.Fatal(err)
	}
	p := compute(t, rec, Options{})
	same := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
			t.Errorf("%s is %v, reference %v", what, got, want)
		}
	}
	for _, c := range p.Columns[:2] {
		w, n := want.Numbers[c.Name], c.Numeric
		same("min", n.Min, w.Min)
		same("max", n.Max, w.Max)
		same("mean", n.Mean, w.Mean)
		same("deviation", n.SD, w.SD)
		same("skewness", n.Skewness, w.Skewness)
		same("kurtosis", n.Kurtosis, w.Kurtosis)
		same("outliers", n.Outliers.Value, w.Outliers)
		same("far out", n.FarOut.Value, w.FarOut)
		for q, v := range w.Quantiles {
			same("quantile "+q, n.Quantiles[q], v)
		}
	}
	town := p.Columns[2].Cardinality
	same("entropy", town.Entropy, want.Entropy)
	same("evenness", town.Evenness, want.Evenness)
	same("concentration", town.Concentration, want.Concentration)
	found := map[string]Association{}
	for _, a := range p.Associations {
		if a.Measure != "correlation-ratio" || a.A == "x" && a.B == "town" {
			found[a.Measure] = a
		}
		if a.Measure == "theils-u" {
			same("U", a.Value, want.TheilsU[a.A+" of "+a.B])
		}
	}
	same("Pearson", found["pearson"].Value, want.Pearson)
	same("its lower end", found["pearson"].Lo, want.PearsonInterval[0])
	same("its upper end", found["pearson"].Hi, want.PearsonInterval[1])
	same("Spearman", found["spearman"].Value, want.Spearman)
	same("its lower end", found["spearman"].Lo, want.SpearmanInterval[0])
	same("its upper end", found["spearman"].Hi, want.SpearmanInterval[1])
	same("V", found["cramers-v"].Value, want.V)
	same("correlation ratio", found["correlation-ratio"].Value, want.Ratio)
}
