package profile

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestBeyondTheBudgets profiles more values and rows than are counted exactly.
func TestBeyondTheBudgets(t *testing.T) {
	const rows = 130_000
	r := rand.New(rand.NewPCG(1, 2))
	names := []string{"number", "key", "town", "text"}
	columns := make([][]any, len(names))
	for i := range rows {
		number := any(1000 + 100*r.NormFloat64())
		if i%20 == 0 {
			number = -999.0
		}
		columns[0] = append(columns[0], number)
		columns[1] = append(columns[1], i)
		columns[2] = append(columns[2], []string{"Aachen", "Bonn", "NA"}[r.IntN(3)])
		columns[3] = append(columns[3], fmt.Sprint("text ", r.IntN(40_000)))
	}
	p := compute(t, record(names, columns...), Options{})
	if p.Exact || p.SampleRows != 50_000 || !p.Duplicates.Rows.IsExact() {
		t.Errorf("exact %v, %d rows in the sample, duplicates %+v", p.Exact, p.SampleRows, p.Duplicates.Rows)
	}
	number, key, town, text := p.Columns[0], p.Columns[1], p.Columns[2], p.Columns[3]
	if d := number.Missing.Disguised; len(d) != 1 || d[0].Value != "-999" || math.Abs(float64(d[0].Count)-rows/20) > 400 {
		t.Errorf("disguised %+v", d)
	}
	if q := number.Numeric.Quantiles["0.5"]; math.Abs(q-993) > 5+993*number.Numeric.QuantileError || number.Numeric.QuantileError == 0 {
		t.Errorf("median %v ± %v", q, number.Numeric.QuantileError)
	}
	if d := key.Distinct; d.Lo > rows || d.Hi != rows || key.Kind != Identifier {
		t.Errorf("key is %s with %+v distinct", key.Kind, d)
	}
	if !town.TopExact || town.Kind != Category || town.Missing.Count == 0 || p.Missing.CompleteRows != rows-town.Missing.Count {
		t.Errorf("town: %+v, complete rows %d", town, p.Missing.CompleteRows)
	}
	if d := text.Distinct; !d.IsExact() || d.Value > 40_000 || text.TopExact || text.Text.Untrimmed != 0 {
		t.Errorf("text has %+v distinct", d)
	}
	var sum int64
	for _, n := range number.Histogram.Counts {
		sum += n
	}
	if sum != rows {
		t.Errorf("histogram of %d values", sum)
	}
}
