package profile

import (
	"slices"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

// written is rec with all columns told to be written in a way; "" for none.
func written(rec arrow.Record, as string) arrow.Record {
	if as == "" {
		return rec
	}
	fields := slices.Clone(rec.Schema().Fields())
	for i := range fields {
		fields[i].Metadata = arrow.NewMetadata([]string{writtenKey}, []string{as})
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), rec.Columns(), rec.NumRows())
}

// takenOut is how lines of pandas take a number out of a text.
const takenOut = `.str.replace(r"[\s',]|^[^\d.-]+|(?<=^-)[^\d.]+", "", regex=True).str.extract(r"(-?\d*\.?\d+(?:[eE][+-]?\d+)?)")[0], errors="coerce")`

func TestNumbersThatLoadAsText(t *testing.T) {
	for _, tt := range []struct {
		name, as string
		cells    []any
		count    int64
		numbers  string // as pandas has them
	}{
		{"thousands", "1,234.5", cycle(400, 950, 1200, 3400, 80), 200, `pd.to_numeric(df["x"].astype(str)` + takenOut},
		{
			"a comma for the point", "1234,5", cycle(400, 9.5, 12.0, 3.25, 80.0), 200,
			`pd.to_numeric(df["x"].astype(str).str.replace(".", "").str.replace(",", ".")` + takenOut,
		},
		{
			"both", "1.234,5", cycle(400, 9.5, 1200.0, 3.0, 80.0), 200,
			`pd.to_numeric(df["x"].astype(str).str.replace(".", "").str.replace(",", ".")` + takenOut,
		},
		{
			"debts in brackets", "(5)", cycle(400, 950, -1200, 3400, 80), 100,
			`pd.to_numeric(df["x"].astype(str).str.replace(r"^\((.*)\)$", r"-\1", regex=True)` + takenOut,
		},
		{"as programs write", "", cycle(400, 950, 1200, 3400, 80), 0, `df["x"]`},
	} {
		b := NewBuilder(written(record([]string{"x"}, tt.cells), tt.as).Schema(), Options{})
		b.Add(written(record([]string{"x"}, tt.cells), tt.as), 0)
		p := profileOf(t, b)
		at := slices.IndexFunc(p.Weaknesses, func(w Weakness) bool { return w.ID == "number-as-text" })
		var count int64
		if at >= 0 {
			count = p.Weaknesses[at].Count
		}
		if count != tt.count {
			t.Errorf("%s: %d cells, want %d", tt.name, count, tt.count)
		}
		f := describe(evidence{c: b.columns[0], cells: &b.shared.sample.Columns[0], at: b.shared.sample.Rows(), rows: b.rows, moments: b.fold.total().moments[0]})
		if got := f.numbersOf(); got != tt.numbers {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.numbers)
		}
	}
}
