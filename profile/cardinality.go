package profile

import "math"

// Cardinality tells how the cells of a column spread over its distinct values, missing and misfit
// cells left out. Entropy and Concentration are exact where Column.TopExact is, else those of the row sample.
type Cardinality struct {
	Uniqueness float64 `json:"uniqueness"` // distinct values for each cell, 0 to 1; 1 means that no value repeats
	// Entropy is Shannon's in bits, −Σ p·log2 p: 0 for one value, log2 of their number where all are equally frequent.
	Entropy float64 `json:"entropy"`
	// Evenness is Entropy over the most that it could be (Pielou 1966), 0 to 1; 0 for a single value.
	Evenness float64 `json:"evenness"`
	// Concentration is the share of the most frequent value; near 1 the column is nearly constant.
	Concentration float64 `json:"concentration"`
}

// measureCardinality fills Cardinality.
func (f *facts) measureCardinality() {
	if f.n == 0 || len(f.values) == 0 {
		return
	}
	var total, sum float64
	for _, v := range f.values {
		n := float64(v.n)
		total += n
		if v.n > 1 { // most numbers stand once
			sum += n * math.Log2(n)
		}
	}
	if total <= 0 {
		return
	}
	c := &Cardinality{
		Uniqueness:    min(f.column.Distinct.Value/float64(f.n), 1),
		Entropy:       max(math.Log2(total)-sum/total, 0),
		Concentration: float64(f.values[0].n) / total,
	}
	if len(f.values) > 1 {
		c.Evenness = min(c.Entropy/math.Log2(float64(len(f.values))), 1)
	} else {
		c.Entropy = 0
	}
	f.column.Cardinality = c
}
