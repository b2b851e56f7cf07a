package partial

import (
	"fmt"
	"slices"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// mostHeld is how many bytes of parts, as stored, are held in memory at a time. What is in others is read when it is needed.
const mostHeld = 64 << 20

// ReadAll reads the partial profiles at paths.
func ReadAll(paths []string) (parts []*Partial, err error) {
	var held int64
	for _, path := range paths {
		p, err := Read(path)
		if err != nil {
			return nil, err
		}
		if held += p.size; held > mostHeld {
			p.release()
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// release lets go of what load can read again.
func (p *Partial) release() {
	if p.path == "" || p.anew {
		return
	}
	p.Builder, p.Kept = nil, nil
}

// load returns the Builder of p, which is read again where it is not held.
func (p *Partial) load() (*profile.Builder, error) {
	if p.Builder != nil {
		return p.Builder, nil
	}
	again, err := p.again()
	if err != nil {
		return nil, err
	}
	return again.Builder, nil
}

// Files returns what p keeps of the data.
func (p *Partial) Files() ([]ingest.KeptFile, error) {
	if len(p.Kept) > 0 || !p.keeps {
		return p.Kept, nil
	}
	again, err := p.again()
	if err != nil {
		return nil, err
	}
	return again.Kept, nil
}

func (p *Partial) again() (*Partial, error) {
	again, err := Read(p.path)
	if err == nil && (again.size != p.size || !slices.Equal(again.Part.Sums, p.Part.Sums)) {
		err = fmt.Errorf("%s was written to while it was read", p.path)
	}
	return again, err
}
