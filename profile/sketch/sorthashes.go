package sketch

import "slices"

const (
	bucketBits = 13
	buckets    = 1 << bucketBits
)

// sortHashes sorts hashes, of which the first level bits are 0 and the others evenly
// spread. It puts them into buckets by their first bits, which are few enough for the
// processor's cache, and sorts those: a quarter of the time of a sort by comparison.
// It returns spare, grown, for the next call.
func sortHashes(hashes []uint64, level uint, spare []uint64) []uint64 {
	if len(hashes) < buckets {
		slices.Sort(hashes)
		return spare
	}
	shift := 64 - bucketBits - level
	var ends [buckets]int32
	for _, h := range hashes {
		ends[h>>shift&(buckets-1)]++
	}
	var sum int32
	for i, n := range ends {
		ends[i] = sum
		sum += n
	}
	spare = slices.Grow(spare[:0], len(hashes))[:len(hashes)]
	for _, h := range hashes {
		b := h >> shift & (buckets - 1)
		spare[ends[b]] = h
		ends[b]++
	}
	start := int32(0)
	for _, end := range ends {
		slices.Sort(spare[start:end])
		start = end
	}
	copy(hashes, spare)
	return spare
}
