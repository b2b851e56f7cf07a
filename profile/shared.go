package profile

import (
	"sync"
	"sync/atomic"

	"github.com/fairset/fairset/profile/sketch"
)

// A shared is what the builders of one Compute have in common, to need its memory
// once: whole rows met before, and the sample. Neither depends on the order in which
// rows come. Each has a lock of its own, since builders would wait for one often.
type shared struct {
	rowsLock, sampleLock sync.Mutex
	rows                 *sketch.Rows
	sample               *sketch.Sample
	limit                atomic.Uint64 // of the sample
}

func newShared(rows *sketch.Rows, sample *sketch.Sample) *shared {
	s := &shared{rows: rows, sample: sample}
	s.limit.Store(sample.Limit())
	return s
}

// begin empties picked, which is to hold rows of a batch for the sample.
func (s *shared) begin(picked *sketch.Sample) { picked.Empty(s.limit.Load()) }

// add adds the hashes of the rows of a batch and those picked for the sample, first
// to what no other builder is adding to.
func (s *shared) add(rows []uint64, picked *sketch.Sample) {
	if s.rowsLock.TryLock() {
		s.addRows(rows)
		s.sampleLock.Lock()
		s.addSample(picked)
		return
	}
	s.sampleLock.Lock()
	s.addSample(picked)
	s.rowsLock.Lock()
	s.addRows(rows)
}

// addRows adds hashes of rows and gives back their lock, which whoever calls it holds.
func (s *shared) addRows(rows []uint64) {
	defer s.rowsLock.Unlock()
	s.rows.AddAll(rows)
}

// addSample adds picked rows and gives back their lock, which whoever calls it holds.
func (s *shared) addSample(picked *sketch.Sample) {
	defer s.sampleLock.Unlock()
	s.sample.Merge(picked)
	s.limit.Store(s.sample.Limit())
}

// merge adds what another has, which is used up and which nobody adds to any more.
func (s *shared) merge(other *shared) {
	if s == other {
		return
	}
	s.rowsLock.Lock()
	s.rows.Merge(other.rows)
	s.rowsLock.Unlock()
	s.sampleLock.Lock()
	s.addSample(other.sample)
}
