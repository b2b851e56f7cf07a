package profile

import (
	"sync"

	"github.com/fairset/fairset/profile/sketch"
)

// A shared is what the builders of one Compute have in common, to need its memory
// once: whole rows met before, and the sample. Neither depends on the order in which
// rows come.
type shared struct {
	mu     sync.Mutex
	rows   *sketch.Rows
	sample *sketch.Sample
}

// begin empties picked, which is to hold rows of a batch for the sample.
func (s *shared) begin(picked *sketch.Sample) {
	s.mu.Lock()
	defer s.mu.Unlock()
	picked.Empty(s.sample)
}

// add adds the hashes of the rows of a batch and those picked for the sample.
func (s *shared) add(rows []uint64, picked *sketch.Sample) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows.AddAll(rows)
	s.sample.Merge(picked)
}

// merge adds what another has, which is used up.
func (s *shared) merge(other *shared) {
	if s == other {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows.Merge(other.rows)
	s.sample.Merge(other.sample)
}
