package profile

// Structure is what ties rows together: it changes how the data may be split.
type Structure struct {
	Keys         []Key        `json:"keys,omitempty"`         // columns, alone or in pairs, that tell all or nearly all rows apart
	Dependencies []Dependency `json:"dependencies,omitempty"` // columns that determine another
	Entity       *Entity      `json:"entity,omitempty"`       // rows that belong to one thing
	Time         *TimeOrder   `json:"time,omitempty"`
	SortedBy     []string     `json:"sorted_by,omitempty"` // columns whose values never fall, or never rise, from row to row
	// Order tells that the row number knows something about the columns named, by |Spearman| or η.
	Order []OrderSignal `json:"order,omitempty"`
}

// A Key is one or two columns that tell rows apart.
type Key struct {
	Columns []string `json:"columns"`
	Share   float64  `json:"share"` // of rows with a value of their own; 1 is a key
	Exact   bool     `json:"exact"`
}

// A Dependency says that rows alike in From are alike in To.
type Dependency struct {
	From  string  `json:"from"`
	To    string  `json:"to"`
	Share float64 `json:"share"` // of rows for which it holds, 1 for all
}

// An Entity is a column whose values stand in several rows each, such as a customer.
type Entity struct {
	Column     string  `json:"column"`
	Entities   int64   `json:"entities"`
	MeanRows   float64 `json:"mean_rows"`
	MaxRows    int64   `json:"max_rows"`
	LikeTarget float64 `json:"like_target,omitempty"` // share of the target's variation between entities, 0 to 1
}

// TimeOrder describes the column of dates or times that rows follow.
type TimeOrder struct {
	Column  string   `json:"column"`
	Columns []string `json:"columns,omitempty"` // where several tell the time together, such as a year and a month: Column is the first of them
	Step    string   `json:"step,omitempty"`    // "day", "hour", "month", …: "" when irregular
	Gaps    int64    `json:"gaps"`              // steps without a row
	Points  int64    `json:"points"`            // distinct times
	Panel   bool     `json:"panel"`             // several entities at each time
	Sorted  bool     `json:"sorted"`            // rows stand in this order
	MinYear int      `json:"min_year"`
	MaxYear int      `json:"max_year"`
}

// Names are the columns that tell the time.
func (t TimeOrder) Names() []string {
	if len(t.Columns) > 0 {
		return t.Columns
	}
	return []string{t.Column}
}

// An OrderSignal is what the row number tells about a column.
type OrderSignal struct {
	Column string  `json:"column"`
	Value  float64 `json:"value"` // 0 to 1
}

// A Suggestion is a column that could be the target.
type Suggestion struct {
	Column string  `json:"column"`
	Task   string  `json:"task"`
	Skill  float64 `json:"skill"` // of a quick model from the other columns
	Why    string  `json:"why"`
}
