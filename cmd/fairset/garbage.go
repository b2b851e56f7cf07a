package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// gcPercent is how much garbage may pile up beside what is in use. Most of that is
	// tables without pointers, which cost nothing to look through again.
	gcPercent = 50
	// smallHeap is how many bytes, garbage with them, are not worth a collection.
	smallHeap = 96 << 20
	// leastLive is the least that is counted as in use: what was so at a collection may be much more soon after.
	leastLive = 8 << 20
)

// saveGarbage has garbage collected sooner than Go does by itself where the heap is large, and later where it is small.
func saveGarbage() {
	if os.Getenv("GOGC") == "" {
		afterCollection()
	}
}

// afterCollection sets the percentage anew whenever garbage was collected.
func afterCollection() {
	type garbage struct{ _ *byte }
	runtime.SetFinalizer(new(garbage), func(*garbage) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(percentBeside(live[0].Value.Uint64()))
		afterCollection()
	})
}

// percentBeside is how much garbage there may be beside so many bytes in use.
func percentBeside(live uint64) int {
	return max(gcPercent, int(100*smallHeap/max(live, leastLive))-100)
}
