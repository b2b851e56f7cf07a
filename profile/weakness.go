package profile

// A Weakness is an oddity of the data that a good candidate should notice.
type Weakness struct {
	ID          string   `json:"id"` // its kind: "missing", "disguised-missing", "mixed-dates", …
	Columns     []string `json:"columns"`
	Count       int64    `json:"count"` // cells, or rows where it concerns rows
	Share       float64  `json:"share"` // of the cells of Columns, or of the rows
	ExampleRows []int64  `json:"example_rows"`
	Level       Level    `json:"level"`
	Text        string   `json:"text"`        // one plain sentence with the figures
	HowToFind   string   `json:"how_to_find"` // one line of pandas, with the table as df
	Question    string   `json:"question"`    // for the interview
}

// A Level says how visible a weakness is.
type Level string

// The levels, the most visible first.
const (
	AtHead        Level = "head"           // seen in the first rows
	InSummary     Level = "summary"        // seen in describe() or value_counts()
	InGroups      Level = "group-by"       // seen when one column is split by another
	AcrossColumns Level = "across-columns" // seen when columns are held against each other
	ByDomain      Level = "domain"         // seen by who knows what the column means
)

// maxExamples is how many example rows a weakness has at most.
const maxExamples = 5
