package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	// gcPercent is how much garbage may pile up beside what is in use. Most of that is
	// tables without pointers, which cost nothing to look through again.
	gcPercent = 65
	// smallHeap is how many bytes, garbage with them, are not worth a collection.
	smallHeap = 112 << 20
	// leastLive is the least that is counted as in use: what was so at a collection may be much more soon after.
	leastLive = 8 << 20
)

// saveGarbage has garbage collected sooner than Go does by itself where the heap is large, and later where it is small. It looks now
// and then: who is told by a finalizer is told late when all processors are busy.
func saveGarbage() {
	if os.Getenv("GOGC") != "" {
		return
	}
	go func() {
		before := 0
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		for range time.Tick(10 * time.Millisecond) {
			metrics.Read(live)
			if percent := percentBeside(live[0].Value.Uint64()); percent != before {
				debug.SetGCPercent(percent)
				before = percent
			}
		}
	}()
}

// percentBeside is how much garbage there may be beside so many bytes in use.
func percentBeside(live uint64) int {
	return max(gcPercent, int(100*smallHeap/max(live, leastLive))-100)
}
