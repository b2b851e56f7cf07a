package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// frameOf makes the table of the row sample that associations and the target are
// measured on. Numbers stay numbers, times become seconds, all else becomes codes;
// disguised values are missing.
func frameOf(all []*facts, positions []int64) target.Table {
	t := target.Table{Columns: make([]target.Column, len(all)), RowHash: make([]uint64, len(positions)), Target: -1}
	for i, p := range positions {
		t.RowHash[i] = sketch.Mix(uint64(p))
	}
	for i, f := range all {
		t.Columns[i] = f.frameColumn()
	}
	return t
}

func (f *facts) frameColumn() target.Column {
	c := target.Column{Name: f.c.field.Name, Skip: skip(f.column.Kind)}
	switch {
	case f.c.storage.isTime():
		c.Time = true
		c.Numbers = f.frameNumbers(1e-6)
	case f.column.Kind == Quantity, f.c.storage.isText() && (f.column.Kind == Integer || f.column.Kind == Decimal):
		c.Numbers = f.frameQuantities()
	case f.c.storage.isNumber() && f.column.Kind != Boolean && f.column.Kind != Category && f.column.Kind != Code:
		c.Numbers = f.frameNumbers(1)
	default:
		c.Codes, c.Levels = f.frameCodes()
	}
	return c
}

// skip says why a column of a kind is no feature.
func skip(k Kind) string {
	switch k {
	case Constant:
		return "constant"
	case Empty:
		return "empty"
	case Identifier:
		return "identifier"
	case Text:
		return "free text"
	case URL, Email, Phone, List, Record:
		return string(k)
	}
	return ""
}

// frameNumbers returns the numbers of the sample times scale.
func (f *facts) frameNumbers(scale float64) []float64 {
	out := make([]float64, f.cells.Len())
	hidden := map[float64]bool{}
	for _, v := range f.values {
		if f.disguised[v.text] {
			hidden[v.number] = true
		}
	}
	for i, ok := range f.cells.Valid {
		out[i] = math.NaN()
		if !ok {
			continue
		}
		if v := f.number(i); !math.IsInf(v, 0) && !hidden[v] {
			out[i] = v * scale
		}
	}
	return out
}

// frameQuantities returns the number in each text such as "7", "$1,200" or "12 kg".
func (f *facts) frameQuantities() []float64 {
	out := make([]float64, f.cells.Len())
	for i, ok := range f.cells.Valid {
		out[i] = math.NaN()
		text := f.cells.Text(i)
		if !ok || f.disguised[text] || f.isMissingText(text) {
			continue
		}
		if v, ok := numberIn(text); ok {
			out[i] = v
		} else if v, err := strconv.ParseFloat(quantityNumber(text), 64); err == nil && !math.IsInf(v, 0) {
			out[i] = v
		}
	}
	return out
}

func quantityNumber(text string) string {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return ""
	}
	end := strings.LastIndexAny(text, "0123456789") + 1
	number := strings.NewReplacer(",", "", " ", "").Replace(text[start:end])
	if strings.Contains(text[:start], "-") {
		return "-" + number
	}
	return number
}

// frameCodes returns the levels of the sample in their natural order and the
// level of each row.
func (f *facts) frameCodes() (codes []int32, levels []string) {
	counts, _ := sampleCounts(f.cells)
	var values []value
	for key, n := range counts {
		v := f.c.value(key.bits, key.text, n)
		if !f.disguised[v.text] && !(f.c.storage.isText() && f.isMissingText(v.text)) {
			values = append(values, v)
		}
	}
	slices.SortFunc(values, func(a, b value) int {
		return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.text, b.text))
	})
	place := make(map[string]int32, len(values))
	levels = make([]string, len(values))
	for i, v := range values {
		levels[i] = v.text
		place[v.text] = int32(i)
	}
	codes = make([]int32, f.cells.Len())
	for i, ok := range f.cells.Valid {
		codes[i] = -1
		if !ok {
			continue
		}
		if at, known := place[f.cellText(i)]; known {
			codes[i] = at
		}
	}
	return codes, levels
}

// cellText is the text of row i of the sample as in value.
func (f *facts) cellText(i int) string {
	switch f.cells.Type {
	case sketch.TextCells:
		return f.cells.Text(i)
	case sketch.FloatCells:
		return formatNumber(f.cells.Floats[i])
	}
	return f.c.value(uint64(f.cells.Ints[i]), "", 1).text
}
