package profile

import (
	"github.com/fairset/fairset/profile/personal"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// A Profile is every measure of a dataset. It is plain data: comparable and
// printable, the same for the same bytes whatever the number of workers.
type Profile struct {
	Rows         int64         `json:"rows"`
	Exact        bool          `json:"exact"`       // no number below is an estimate
	SampleRows   int64         `json:"sample_rows"` // rows of the coordinated sample; equals Rows when it holds them all
	Columns      []Column      `json:"columns"`
	Missing      MissingTotal  `json:"missing"`
	Duplicates   Duplicates    `json:"duplicates"`
	Associations []Association `json:"associations"`
	// AssociationsNote says what Associations leave out and why, "" for nothing.
	AssociationsNote string         `json:"associations_note,omitempty"`
	Target           *target.Result `json:"target,omitempty"`
	// Suggestions ranks columns that could be a target, where none was named.
	Suggestions []Suggestion `json:"suggestions,omitempty"`
	Size        Size         `json:"size"`
	Structure   Structure    `json:"structure"`
	// People says whether rows are about people, and what is sensitive about them.
	People personal.People `json:"people"`
	// Fingerprint tells whether rows stand in another dataset too.
	Fingerprint Fingerprint `json:"fingerprint"`
	// Weaknesses is what a good candidate should notice; a document has them at its top.
	Weaknesses []Weakness `json:"-"`
}

// A Kind says what a column is about, where its Arrow type says only how it is stored.
type Kind string

// The kinds of column.
const (
	Integer    Kind = "integer"
	Decimal    Kind = "decimal"
	Quantity   Kind = "quantity" // a number with unit or currency
	Boolean    Kind = "boolean"
	Category   Kind = "category"
	Text       Kind = "text"
	Date       Kind = "date"
	Time       Kind = "time"
	Timestamp  Kind = "timestamp"
	Duration   Kind = "duration"
	Identifier Kind = "identifier"
	Code       Kind = "code"
	URL        Kind = "url"
	Email      Kind = "email"
	Phone      Kind = "phone"
	Latitude   Kind = "latitude"
	Longitude  Kind = "longitude"
	List       Kind = "list"
	Record     Kind = "record"
	Constant   Kind = "constant"
	Empty      Kind = "empty"
)

// A Column is the measures of one column.
type Column struct {
	Name      string          `json:"name"`
	Kind      Kind            `json:"kind"`
	Type      string          `json:"type"` // Arrow type
	Missing   Missing         `json:"missing"`
	Misfits   int64           `json:"misfits"`
	Distinct  sketch.Estimate `json:"distinct"` // distinct values, missing not counted
	Numeric   *Numeric        `json:"numeric,omitempty"`
	Text      *TextMeasures   `json:"text,omitempty"`
	Time      *TimeMeasures   `json:"time,omitempty"`
	Top       []Count         `json:"top"`
	TopExact  bool            `json:"top_exact"` // the counts in Top are exact
	Histogram *Histogram      `json:"histogram,omitempty"`
	Personal  []Personal      `json:"personal,omitempty"`
}

// Personal counts cells of a column that identify people, never the cells themselves.
type Personal struct {
	What  string `json:"what"` // "email", "phone", "iban", "card", "person-name", …
	Count int64  `json:"count"`
}

// Missing counts the cells of a column that hold no value.
type Missing struct {
	Count     int64       `json:"count"` // nulls and spellings of missing, without Disguised
	Share     float64     `json:"share"` // Count / rows, 0 to 1
	Spellings []Spelling  `json:"spellings"`
	Disguised []Disguised `json:"disguised"`
	Effective float64     `json:"effective"` // share with Disguised counted as missing
	// ByPosition is the effective share in each of 20 equal parts of the file, in rows of the sample, where it is
	// not the same all over (χ² test at 0.001 over all columns); else absent.
	ByPosition []float64 `json:"by_position,omitempty"`
}

// A Spelling is one way in which missing is written, "" for an empty cell.
type Spelling struct {
	Text  string `json:"text"`
	Count int64  `json:"count"`
}

// Disguised is a value that stands for missing, such as −999.
type Disguised struct {
	Value string `json:"value"`
	Count int64  `json:"count"`
	Why   string `json:"why"`
}

// Numeric describes a column of numbers. Missing, misfit and infinite cells are left out.
type Numeric struct {
	Min       float64            `json:"min"`
	Max       float64            `json:"max"`
	Mean      float64            `json:"mean"`
	SD        float64            `json:"sd"`       // sample standard deviation, n−1
	Skewness  float64            `json:"skewness"` // Fisher–Pearson g1
	Kurtosis  float64            `json:"kurtosis"` // excess, g2
	Zeros     int64              `json:"zeros"`
	Negatives int64              `json:"negatives"`
	Infinite  int64              `json:"infinite"`
	Outliers  sketch.Estimate    `json:"outliers"`  // outside Tukey's fences, 1.5 interquartile ranges
	Quantiles map[string]float64 `json:"quantiles"` // keys "0.01" "0.05" "0.25" "0.5" "0.75" "0.95" "0.99"
	// QuantileError is the relative error of Quantiles, 0 when they are exact.
	QuantileError float64 `json:"quantile_error"`
}

// TextMeasures describes a column of text, in characters.
type TextMeasures struct {
	MinLength  int64   `json:"min_length"`
	MaxLength  int64   `json:"max_length"`
	MeanLength float64 `json:"mean_length"`
	// Untrimmed counts values with white space before or after.
	Untrimmed int64 `json:"untrimmed"`
	// Variants lists categories that differ only in case, spaces, accents or punctuation.
	Variants [][]Count `json:"variants"`
}

// TimeMeasures describes a column of dates or times, in RFC 3339 without zone.
type TimeMeasures struct {
	Min string `json:"min"`
	Max string `json:"max"`
}

// A Count is a value and how often it was met.
type Count struct {
	Value string `json:"value"`
	Count int64  `json:"count"`
}

// A Histogram counts values between edges: Counts[i] is of the values from Edges[i] up to,
// and in the last bin including, Edges[i+1].
type Histogram struct {
	Edges  []float64 `json:"edges"` // for dates: seconds since 1970-01-01
	Counts []int64   `json:"counts"`
}

// MissingTotal counts missing cells over the whole dataset.
type MissingTotal struct {
	Cells        int64   `json:"cells"`
	Share        float64 `json:"share"`
	Effective    float64 `json:"effective"`     // share with disguised values counted as missing
	CompleteRows int64   `json:"complete_rows"` // rows without a missing cell
	ByRow        []int64 `json:"by_row"`        // ByRow[k] rows lack k cells, the last entry that many or more
	RowsExact    bool    `json:"rows_exact"`    // CompleteRows and ByRow are counted, not scaled up from the sample
	// What follows is measured on the row sample and counts disguised values and misfits as missing.
	Patterns   []Pattern     `json:"patterns,omitempty"`    // the ten most frequent, rows without a gap among them
	Together   []CoMissing   `json:"together,omitempty"`    // at most 50 pairs of columns
	ByPosition []float64     `json:"by_position,omitempty"` // share of cells in each of 20 equal parts of the file
	WithTarget []Association `json:"with_target,omitempty"` // what the gaps of A tell about the target B
}

// Duplicates counts what is there twice.
type Duplicates struct {
	Rows    sketch.Estimate `json:"rows"` // rows equal to an earlier row
	Share   float64         `json:"share"`
	Columns [][2]string     `json:"columns"` // pairs of columns with equal cells in every row
}

// An Association is how strongly two columns go together.
type Association struct {
	A       string  `json:"a"`
	B       string  `json:"b"`
	Measure string  `json:"measure"` // "pearson", "spearman", "cramers-v", "correlation-ratio"
	Value   float64 `json:"value"`
	Lo      float64 `json:"lo"`
	Hi      float64 `json:"hi"`
}
