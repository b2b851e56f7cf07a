package target

// A Table is the row sample that is analysed. Its columns are of one length.
type Table struct {
	Columns []Column
	Target  int      // index of the target in Columns
	RowHash []uint64 // a hash of each row's position: folds are cut by it, so row order does not matter
	Task    Task     // "" to infer it from the target
	Rows    int64    // of the dataset that the table is a random sample of; with no more than the table has, it is the whole
	// Position is the place of each row in the dataset; nil when it is not known.
	Position []int64
	// Group and Time are the columns that say which rows belong together and when rows happened, "" for none. Without
	// Time, the first column of times that nearly every row has is taken.
	Group, Time string
	// When is the times of the rows where several columns tell them, of which Time is the first; nil where one does.
	When *Column
	// Series says that the rows are one regular series: one row at each time, in equal steps, about one thing.
	Series bool
}

// A Column is one column of a Table: either Numbers or Codes is set.
type Column struct {
	Name    string
	Numbers []float64 // NaN is missing; dates come as seconds since 1970-01-01
	Codes   []int32   // index into Levels; −1 is missing
	Levels  []string
	Time    bool // Numbers are times
	// Disguised holds the cells of Numbers that are NaN because their number stands for missing, such as −999.
	Disguised []Cell
	// Skip says why the column is no feature ("constant", "identifier", "free text"), "" when it is one. Then it may have
	// neither Numbers nor Codes.
	Skip string
}

// A Cell is the number in a row.
type Cell struct {
	Row    int32
	Number float64
}
