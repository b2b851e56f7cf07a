package profile

import (
	"math"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/profile/target"
)

// rowsButID counts the rows of the sample that equal an earlier one in all columns but those that identify rows, whose names it returns
// too. Where the sample does not hold all of the rows, Lo is what it holds, Value what Charikar's estimator of
// distinct values (GEE, 2000) makes of it, and Hi what would be were no other row new.
func rowsButID(all []*facts, sampled int, rows int64) (e sketch.Estimate, without []string) {
	hashes := rowHashes{rows: make([]uint64, sampled)}
	for _, f := range all {
		if f.column.Kind == Identifier {
			without = append(without, f.c.field.Name)
			continue
		}
		hashes.add(f)
	}
	if len(without) == 0 || hashes.columns < 2 {
		return sketch.Estimate{}, nil
	}
	counts := map[uint64]int{}
	for _, h := range hashes.rows {
		counts[h]++
	}
	n, once := len(hashes.rows), 0
	for _, c := range counts {
		if c == 1 {
			once++
		}
	}
	found := float64(n - len(counts))
	if int64(n) == rows || n == 0 {
		return sketch.Exactly(found), without
	}
	total := float64(rows)
	distinct := math.Sqrt(total/float64(n))*float64(once) + float64(len(counts)-once)
	return sketch.Estimate{
		Value: math.Round(min(max(total-distinct, found), total-float64(len(counts)))),
		Lo:    found,
		Hi:    total - float64(len(counts)),
	}, without
}

// conflicts counts the rows of the sample whose features all equal those of a row with another target. Identifiers are no features.
func conflicts(all []*facts, frame target.Table) (n int64) {
	hashes := rowHashes{rows: make([]uint64, len(frame.RowHash))}
	for i, f := range all {
		if i != frame.Target && f.column.Kind != Identifier {
			hashes.add(f)
		}
	}
	if hashes.columns == 0 {
		return 0
	}
	type group struct {
		rows  int64
		label float64
		mixed bool
	}
	groups := map[uint64]*group{}
	for i, h := range hashes.rows {
		label := cellOf(frame.Columns[frame.Target], i)
		if label != label {
			continue
		}
		g := groups[h]
		if g == nil {
			g = &group{label: label}
			groups[h] = g
		}
		g.rows++
		g.mixed = g.mixed || g.label != label
	}
	for _, g := range groups {
		if g.mixed {
			n += g.rows
		}
	}
	return n
}

// rowHashes are the hashes of the rows of the sample over some of its columns.
type rowHashes struct {
	rows    []uint64
	columns int
}

// add joins a column to the hashes; one that is the same in all rows changes nothing.
func (r *rowHashes) add(f *facts) {
	if f.column.Kind == Constant || f.column.Kind == Empty {
		return
	}
	r.columns++
	for i, h := range r.rows {
		r.rows[i] = sketch.Mix(h*0x9e3779b97f4a7c15 ^ f.cellHash(i))
	}
}
