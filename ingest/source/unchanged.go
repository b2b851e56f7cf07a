package source

import (
	"fmt"
	"os"
)

// Unchanged returns an error when the stored bytes are no longer those that Open
// found, as far as size and time of the last change tell.
func (s *Source) Unchanged() error {
	now, err := os.Stat(s.path)
	if err == nil && now.Size() == s.stored.Size() && now.ModTime().Equal(s.stored.ModTime()) {
		return nil
	}
	return fmt.Errorf("%s: the file changed while it was read\nhint: run again when nothing writes to it", s.name)
}
