package profile

import (
	"cmp"
	"math"
	"slices"
)

const (
	orderBlocks   = 20  // of rows, that columns are compared between
	minOrder      = 0.2 // η or V from which the row number tells something
	minOrderRows  = 100
	maxOrderShown = 10
)

// orderSignals tells what the place of a row knows about the columns: the near rows are cut
// into twenty blocks in the order of the input, and each column is compared between them. Ids and times
// are left out, which rows are often sorted by.
func (s *survey) orderSignals() []OrderSignal {
	if len(s.near) < minOrderRows {
		return nil
	}
	blocks := make([]int32, len(s.near))
	for j := range blocks {
		blocks[j] = int32(j * orderBlocks / len(s.near))
	}
	// By chance alone η² and V² vary by about √(2·df)/n.
	chance := math.Sqrt(4 * math.Sqrt(2*(orderBlocks-1)) / float64(len(s.near)))
	var list []OrderSignal
	columns := s.tied(func(i int) bool { return s.frame.Columns[i].Skip == "" && !s.isTimeColumn(i) && !s.onAxis(i) })
	if t := s.frame.Target; t >= 0 && !slices.Contains(columns, t) {
		columns = append(columns, t)
	}
	for _, i := range columns {
		if v := s.tells(blocks, orderBlocks, i); v >= max(minOrder, chance) {
			list = append(list, OrderSignal{s.name(i), v})
		}
	}
	slices.SortStableFunc(list, func(a, b OrderSignal) int { return cmp.Compare(b.Value, a.Value) })
	return list[:min(len(list), maxOrderShown)]
}
