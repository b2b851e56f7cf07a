package profile

import (
	"math"
	"slices"
	"strings"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// frameColumn is the column of the row sample that associations and the target are
// measured on. Numbers stay numbers, times become seconds, all else becomes codes;
// disguised values are missing. A column to be skipped, unless it is the target, is left empty.
func (f *facts) frameColumn(isTarget bool) target.Column {
	c := target.Column{Name: f.c.field.Name, Skip: skip(f.column.Kind), Time: f.column.Kind == Date || f.column.Kind == Timestamp}
	switch {
	case c.Skip != "" && !isTarget:
	case f.c.storage.isTime():
		c.Numbers, c.Disguised = f.frameNumbers(1e-6)
	case f.calendar != nil && !f.calendar.keepsNumbers():
		c.Numbers, c.Time = f.frameCalendar(), true
	case f.c.storage.isText() && f.column.Kind == Date:
		c.Numbers = f.frameDates()
	case f.c.storage.isText() && (f.column.Kind == Quantity || f.column.Kind == Integer || f.column.Kind == Decimal):
		c.Numbers = f.frameQuantities()
	case f.c.storage.isNumber() && f.column.Kind != Boolean && f.column.Kind != Category && f.column.Kind != Code:
		c.Numbers, c.Disguised = f.frameNumbers(1)
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

// frameNumbers returns the numbers of the sample times scale, and those that stand for missing apart.
func (f *facts) frameNumbers(scale float64) ([]float64, []target.Cell) {
	var apart []target.Cell
	out := make([]float64, f.cells.Len())
	hidden := f.hiddenNumbers()
	for i, ok := range f.cells.Valid {
		out[i] = math.NaN()
		if !ok {
			continue
		}
		switch v := f.number(i); {
		case math.IsInf(v, 0):
		case hidden[v]:
			apart = append(apart, target.Cell{Row: int32(i), Number: v * scale})
		default:
			out[i] = v * scale
		}
	}
	return out, apart
}

// frameQuantities returns the number in each text such as "7", "$1,200" or "12 kg".
func (f *facts) frameQuantities() []float64 {
	out := make([]float64, f.cells.Len())
	for i, ok := range f.cells.Valid {
		out[i] = math.NaN()
		text := f.cells.Text(i)
		if !ok || f.isHiddenText(text) {
			continue
		}
		if v, ok := f.textNumber(text); ok {
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
	end := numberEnd(text, start)
	number := strings.NewReplacer(",", "", " ", "").Replace(text[start:end])
	if strings.Contains(text[:start], "-") {
		return "-" + number
	}
	return number
}

// frameCodes returns the levels of the sample in their natural order and the
// level of each row.
func (f *facts) frameCodes() (codes []int32, levels []string) {
	if f.cells.Type == sketch.TextCells {
		return f.textCodes(nil)
	}
	values, _ := f.c.sampleValues(f.cells)
	slices.SortFunc(values, compareValues)
	place := make(map[uint64]int32, len(values))
	for _, v := range values {
		text := f.c.spell(v)
		if f.disguised[text] {
			continue
		}
		place[v.bits] = int32(len(levels))
		levels = append(levels, text)
	}
	codes = make([]int32, f.cells.Len())
	for i, ok := range f.cells.Valid {
		codes[i] = -1
		if !ok {
			continue
		}
		if at, known := place[f.cell(i).bits]; known {
			codes[i] = at
		}
	}
	return codes, levels
}

// textCodes is frameCodes for texts, of the given rows only where rows is not nil.
func (f *facts) textCodes(rows []int) (codes []int32, levels []string) {
	codes, texts := codeTexts(f.cells, rows)
	order := make([]int32, 0, len(texts))
	for code, text := range texts {
		if !f.isHiddenText(text) {
			order = append(order, int32(code))
		}
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(texts[a], texts[b]) })
	place := make([]int32, len(texts))
	for code := range place {
		place[code] = -1
	}
	for at, code := range order {
		place[code] = int32(at)
		levels = append(levels, texts[code])
	}
	for i, code := range codes {
		if code >= 0 {
			codes[i] = place[code]
		}
	}
	return codes, levels
}

// cell is the value in row i of the sample, its count left at 0.
func (f *facts) cell(i int) value {
	switch f.cells.Type {
	case sketch.TextCells:
		return value{text: f.cells.Text(i)}
	case sketch.FloatCells:
		return f.c.value(math.Float64bits(f.cells.Floats[i]), "", 0)
	}
	return f.c.value(uint64(f.cells.Ints[i]), "", 0)
}
