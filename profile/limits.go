package profile

import "github.com/fairset/fairset/profile/sketch"

// repeatBudget is up to how many distinct rows duplicates are counted exactly.
const repeatBudget = 1 << 20

// limits bound the memory of one Builder by the number of columns and how many of
// them are texts. They must depend on nothing else, so that parts can be merged.
type limits struct {
	values     sketch.Budget
	quantiles  int // numbers kept as they are
	sampleRows int
}

// sampleCells is how many numbers a sample holds. A text may take as much memory
// there as numbersPerText of them.
const (
	sampleCells    = 8_000_000
	numbersPerText = 4
)

func limitsFor(columns, texts int) limits {
	columns = max(columns, 1)
	between := func(least, v, most int) int { return min(max(v, least), most) }
	return limits{
		values: sketch.Budget{
			Counted:   between(500, 1_000_000/columns, 10_000),
			TextBytes: between(1<<15, 1<<26/columns, 1<<20),
			Distinct:  between(2_000, 4_000_000/columns, 100_000),
		},
		quantiles:  between(1_000, 4_000_000/columns, 50_000),
		sampleRows: between(1_000, sampleCells/(columns+(numbersPerText-1)*texts), 50_000),
	}
}
