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
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	// KindConfidence is how sure Kind is, 0 to 1; RunnerUp is the kind that comes next, absent where there is none.
	KindConfidence float64 `json:"kind_confidence"`
	RunnerUp       Kind    `json:"runner_up,omitempty"`
	// Form is what values look like beyond their kind: "year", "leading zeros", "postcode", "sequence", "uuid", "coordinates",
	// "percent", "currency", "date as number" (20180113), "year and month as number" (201801), "year and week as number", "Unix time"
	// (seconds since 1970, or thousandths to billionths of them), "year with fraction" (1956.25); absent for nothing in particular.
	Form        string          `json:"form,omitempty"`
	Type        string          `json:"type"` // Arrow type
	Missing     Missing         `json:"missing"`
	Misfits     int64           `json:"misfits"`
	Distinct    sketch.Estimate `json:"distinct"`              // distinct values, missing not counted
	Cardinality *Cardinality    `json:"cardinality,omitempty"` // absent where there is no value
	Numeric     *Numeric        `json:"numeric,omitempty"`
	Text        *TextMeasures   `json:"text,omitempty"`
	Time        *TimeMeasures   `json:"time,omitempty"`
	Top         []Count         `json:"top"`
	TopExact    bool            `json:"top_exact"` // the counts in Top are exact
	Histogram   *Histogram      `json:"histogram,omitempty"`
	Personal    []Personal      `json:"personal,omitempty"`
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
	// Estimated tells that Count is scaled up from the row sample.
	Estimated bool `json:"estimated,omitempty"`
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
	FarOut    sketch.Estimate    `json:"far_out"`   // outside Tukey's outer fences, 3 interquartile ranges
	Quantiles map[string]float64 `json:"quantiles"` // keys "0.01" "0.05" "0.25" "0.5" "0.75" "0.95" "0.99"
	// QuantileError is the relative error of the numbers that Quantiles lie at or, as the median of an even number does, between;
	// 0 when they are exact.
	QuantileError float64 `json:"quantile_error"`
	// Decimals is the most places after the point; negative where all are multiples of 10, 100, …
	Decimals int `json:"decimals"`
	// Heaping, Bounds, Edges and Spikes are absent where there are none, which fewer than 30 distinct numbers never have.
	Heaping *Heaping `json:"heaping,omitempty"`
	Bounds  []Bound  `json:"bounds,omitempty"`
	Edges   []Edge   `json:"edges,omitempty"`
	Spikes  []Spike  `json:"spikes,omitempty"`
}

// TextMeasures describes a column of text, in characters.
type TextMeasures struct {
	MinLength  int64   `json:"min_length"`
	MaxLength  int64   `json:"max_length"`
	MeanLength float64 `json:"mean_length"`
	// Untrimmed counts values with white space before or after.
	Untrimmed int64 `json:"untrimmed"`
	// Variants lists categories that differ only in case, spaces, accents, punctuation, or "&" and "and".
	Variants [][]Count `json:"variants"`
	// Misspelt lists rare categories beside the frequent one that they are but for a slip of the pen in one word: a letter is
	// changed, left out, put in or swapped with the next; in long words two of these. Names of people are left out.
	Misspelt  [][]Count `json:"misspelt,omitempty"`
	MeanWords float64   `json:"mean_words"`        // separated by white space
	Scripts   []Count   `json:"scripts,omitempty"` // values by script: Latin where all letters are, else that of the first other letter
	Mojibake  int64     `json:"mojibake"`          // values read in the wrong encoding, such as "cafÃ©"
	HTML      int64     `json:"html"`              // values with tags or entities of HTML
}

// TimeMeasures describes a column of dates or times, in RFC 3339 without zone, be they stored as such, as text, or as numbers: see the forms of a Column (of
// years, Min and Max are years; those with a fraction have none).
type TimeMeasures struct {
	Min string `json:"min"`
	Max string `json:"max"`
	// Step is how far apart most neighbouring times are, "year", "quarter", "month", "week", "day", "hour", "minute" or
	// "second": "" where no step is usual or the distinct times are too many to be told.
	Step string `json:"step,omitempty"`
	Gaps int64  `json:"gaps"` // steps between Min and Max at which there is no time
	// Before1900 and Future count times that may not be meant: before that year, and after 2026, the year of this
	// version of the program; no clock is read.
	Before1900 int64 `json:"before_1900"`
	Future     int64 `json:"future"`
	// Far counts times beyond Tukey's outer fences, 3 interquartile ranges.
	Far int64 `json:"far"`
	// Sorted is "rising" or "falling" where no time of the row sample is before, or none after, that of the row above it.
	Sorted string `json:"sorted,omitempty"`
	// What follows is of dates that are stored as text, in the row sample or all values.
	Formats   []Count  `json:"formats,omitempty"` // ways of writing, such as "YYYY-MM-DD"
	Ambiguous int64    `json:"ambiguous"`         // dates such as 04/05/2021, in which day and month may stand for each other
	Zones     []string `json:"zones,omitempty"`   // offsets from UTC that are written
}

// A Count is a value and how often it was met.
type Count struct {
	Value string `json:"value"`
	Count int64  `json:"count"`
}

// A Histogram counts values between edges: Counts[i] is of the values from Edges[i] up to,
// and in the last bin including, Edges[i+1].
type Histogram struct {
	Edges  []float64 `json:"edges"` // where the column has Time that is no year: seconds since 1970-01-01
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
	Copies  []Copy          `json:"copies,omitempty"`
	// ButID counts rows equal to an earlier one in all columns but those that identify rows, which IDs names; it is absent where
	// there is no such column or fewer than two others, and where columns independent of each other would make a fifth as many or more.
	ButID *sketch.Estimate `json:"but_id,omitempty"`
	IDs   []string         `json:"ids,omitempty"`
}

// An Association is how strongly two columns go together.
type Association struct {
	A       string  `json:"a"`
	B       string  `json:"b"`
	Measure string  `json:"measure"` // "pearson", "spearman", "cramers-v", "theils-u" (what A explains of B), "correlation-ratio"
	Value   float64 `json:"value"`
	Lo      float64 `json:"lo"`
	Hi      float64 `json:"hi"`
}
