package target

// A Table is the row sample that is analysed. Its columns are of one length.
type Table struct {
	Columns []Column
	Target  int      // index of the target in Columns
	RowHash []uint64 // a hash of each row's position: folds are cut by it, so row order does not matter
	Task    Task     // "" to infer it from the target
}

// A Column is one column of a Table: either Numbers or Codes is set.
type Column struct {
	Name    string
	Numbers []float64 // NaN is missing; dates come as seconds since 1970-01-01
	Codes   []int32   // index into Levels; −1 is missing
	Levels  []string
	// Skip says why the column is no feature ("constant", "identifier", "free text"), "" when it is one.
	Skip string
}
