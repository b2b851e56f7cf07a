package profile

import (
	"unicode/utf8"

	"github.com/fairset/fairset/profile/sketch"
)

// Size is how large the dataset is for whoever works on it.
type Size struct {
	Cells int64 `json:"cells"`
	// PandasBytes is what DataFrame.memory_usage(deep=True) tells after pandas.read_csv with its
	// defaults (pandas 2, CPython 3.11, 64 bits), estimated from lengths and types: within 25 % for
	// nearly every CSV file, more than that for formats that store dates.
	PandasBytes int64 `json:"pandas_bytes"`
	// LoadSeconds is the processor time of pandas.read_csv on a machine of 2024, estimated by a linear
	// model of cells and characters; within a factor of two, disks and networks not counted.
	LoadSeconds float64 `json:"load_seconds"`
	// FitsLaptop tells that it can be worked on with 8 GB of memory, by the rule of five copies
	// (McKinney 2017, "Apache Arrow and the 10 things I hate about pandas").
	FitsLaptop   bool            `json:"fits_laptop"`
	DistinctRows sketch.Estimate `json:"distinct_rows"`
	// Classes counts the rows of each class of a target that is classified, most frequent first, at
	// most 100 of them; absent where there are too many values to be counted.
	Classes []Count `json:"classes,omitempty"`
}

// laptopBytes is the memory of an ordinary laptop, of which a data frame and the copies
// that are made of it may take all.
const (
	laptopBytes   = 8e9
	workingCopies = 5
	maxClasses    = 100
)

// size adds up what the columns take.
func (b *Builder) size(all []*facts, repeated sketch.Estimate) Size {
	s := Size{Cells: b.rows * int64(len(all)), PandasBytes: 132} // of the index
	for _, f := range all {
		s.PandasBytes += f.pandas.bytes
		s.LoadSeconds += f.pandas.seconds
	}
	s.FitsLaptop = float64(s.PandasBytes)*workingCopies <= laptopBytes
	rows := float64(b.rows)
	s.DistinctRows = sketch.Estimate{Value: rows - repeated.Value, Lo: rows - repeated.Hi, Hi: rows - repeated.Lo}
	return s
}

// classRows counts the rows of every class of a target.
func (f *facts) classRows() []Count {
	if !f.exact || len(f.values) > maxClasses {
		return nil
	}
	var list []Count
	for _, v := range f.values {
		if text := f.c.spell(v); !f.disguised[text] {
			list = append(list, Count{text, v.n})
		}
	}
	return list
}

// A pandasCost is what one column costs as a column of a pandas data frame.
type pandasCost struct {
	bytes   int64
	seconds float64
}

// Costs of CPython and pandas. The seconds are the coefficients of a least-squares fit to
// read_csv of 145 real files, median error 3 %.
const (
	pointerBytes   = 8
	asciiBytes     = 49 // of a text, beside one for each character
	unicodeBytes   = 74 // beside two for each character
	nanBytes       = 24
	columnSeconds  = 1e-5
	integerSeconds = 3.9e-8
	decimalSeconds = 4.8e-8
	textSeconds    = 2.1e-8
	letterSeconds  = 8.3e-9
)

// pandasCost estimates what the column costs in pandas, which keeps as texts what it cannot read
// as numbers: dates, amounts with a unit or separators, numbers beside words that it does not know for missing, and truth values other
// than true and false, or with gaps.
func (f *facts) pandasCost() pandasCost {
	cost := pandasCost{seconds: columnSeconds}
	cells, gaps := float64(f.n+f.c.misfits), float64(f.column.Missing.Count)
	if f.n+f.c.misfits == 0 {
		return pandasCost{int64(8 * gaps), columnSeconds + gaps*decimalSeconds}
	}
	plain := f.c.misfits == 0 && !f.c.hasUnit && f.c.written == "" && f.pandasKnowsGaps()
	switch s := f.c.storage; {
	case s == intCells && plain && gaps == 0:
		return pandasCost{8 * f.rows, columnSeconds + cells*integerSeconds}
	case s.isNumber() && plain:
		return pandasCost{8 * f.rows, columnSeconds + float64(f.rows)*decimalSeconds}
	case s == boolCells && plain && gaps == 0:
		return pandasCost{f.rows, columnSeconds + cells*integerSeconds}
	}
	letters, wide := f.meanLetters()
	each := asciiBytes + letters
	if wide > 0 {
		each += wide * (unicodeBytes - asciiBytes + letters)
	}
	cost.bytes = int64(cells*(pointerBytes+each) + gaps*(pointerBytes+nanBytes))
	cost.seconds += cells * (textSeconds + letters*letterSeconds)
	return cost
}

// pandasKnowsGaps reports whether every spelling of missing is one that read_csv takes for it.
func (f *facts) pandasKnowsGaps() bool {
	for _, s := range f.column.Missing.Spellings {
		switch s.Text {
		case "", "#N/A", "#N/A N/A", "#NA", "-NaN", "-nan", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null":
		default:
			return false
		}
	}
	return true
}

// meanLetters is the mean number of characters of the cells with a value, as a CSV file has them, and the share of cells
// that are not ASCII.
func (f *facts) meanLetters() (letters, wide float64) {
	switch f.c.storage {
	case boolCells:
		return 3, 0
	case dateCells:
		return 10, 0
	case timestampCells:
		return 19, 0
	case clockCells:
		return 8, 0
	}
	var sum, odd, n int64
	for _, v := range f.values[:min(len(f.values), maxShaped)] {
		text := f.c.spell(v)
		n += v.n
		sum += v.n * int64(utf8.RuneCountInString(text))
		if utf8.RuneCountInString(text) < len(text) {
			odd += v.n
		}
	}
	if f.text.n > 0 {
		return float64(f.text.sumLen) / float64(f.text.n), share(odd, n)
	}
	if f.c.hasUnit {
		sum += 2 * n // the unit and a separator
	}
	return share(sum, n), share(odd, n)
}
