package target

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// countDistinct is how many different values the rows have.
func countDistinct(col *Column, rows []int32) int {
	if col.Numbers == nil {
		names, _ := countValues(col, rows)
		return len(names)
	}
	seen := make(map[float64]bool)
	for _, r := range rows {
		seen[col.Numbers[r]] = true
	}
	return len(seen)
}

// countValues returns the distinct values of the rows, most frequent first, as text.
func countValues(col *Column, rows []int32) (names []string, counts map[string]int64) {
	counts = make(map[string]int64)
	if col.Numbers == nil {
		byCode := make([]int64, len(col.Levels))
		for _, r := range rows {
			byCode[col.Codes[r]]++
		}
		for code, n := range byCode {
			if n > 0 {
				counts[col.Levels[code]] += n
			}
		}
	} else {
		byNumber := make(map[float64]int64)
		for _, r := range rows {
			byNumber[col.Numbers[r]]++
		}
		for v, n := range byNumber {
			counts[numberName(v)] += n
		}
	}
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return names, counts
}

func numberName(v float64) string {
	if v == 0 {
		v = 0 // no "-0"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// valueName is the value of a cell as in countValues.
func valueName(col *Column, row int32) string {
	if col.Numbers != nil {
		return numberName(col.Numbers[row])
	}
	return col.Levels[col.Codes[row]]
}

// classify lists the classes in res and leaves out the rows of those that are too rare.
func (g *goal) classify(col *Column, names []string, counts map[string]int64, res *Result) {
	var rare int
	for i, name := range names {
		res.Classes = append(res.Classes, Class{Value: name, Count: counts[name]})
		if counts[name] < minClassRows || i >= maxClasses {
			rare++
		}
	}
	scored := len(names) - rare
	if scored < 2 {
		res.Skipped = fmt.Sprintf("Fewer than two classes of %q have at least %d rows.", col.Name, minClassRows)
		return
	}
	if rare == 0 {
		return
	}
	before := len(g.rows)
	keep := make(map[string]bool, scored)
	for _, name := range names[:scored] {
		keep[name] = true
	}
	g.rows = slices.DeleteFunc(g.rows, func(r int32) bool { return !keep[valueName(col, r)] })
	why := fmt.Sprintf("those with fewer than %d rows", minClassRows)
	if scored == maxClasses {
		why = fmt.Sprintf("all but the %d most frequent", maxClasses)
	}
	res.Notes = append(res.Notes, fmt.Sprintf("Rare classes of %q, %s, were left out of the measurement: %s of %s classes, %s of %s rows.",
		col.Name, why, thousands(rare), thousands(len(names)), thousands(before-len(g.rows)), thousands(before)))
}

// index numbers the classes of the rows, most frequent first.
func (g *goal) index(col *Column, names []string) {
	number := make(map[string]int32, len(names))
	g.class = make([]int32, len(g.rows))
	seen := make([]int, len(names))
	for i, name := range names {
		number[name] = int32(i)
	}
	for i, r := range g.rows {
		g.class[i] = number[valueName(col, r)]
		seen[g.class[i]]++
	}
	// A class may have lost its rows to the row limit: close the gaps.
	renumber := make([]int32, len(names))
	for c, n := range seen {
		if n >= minClassRows {
			renumber[c] = int32(g.classes)
			g.classes++
			g.names, g.total = append(g.names, names[c]), append(g.total, n)
		} else {
			renumber[c] = -1
		}
	}
	kept := 0
	for i, c := range g.class {
		if renumber[c] >= 0 {
			g.rows[kept], g.class[kept] = g.rows[i], renumber[c]
			kept++
		}
	}
	g.rows, g.class = g.rows[:kept], g.class[:kept]
	g.bins = g.classes
	g.bin = make([]uint16, kept)
	for i, c := range g.class {
		g.bin[i] = uint16(c)
	}
}
