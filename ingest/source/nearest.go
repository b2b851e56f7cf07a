package source

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// nearest returns the path in the folder of path whose name is spelt most like
// it, or "" when none is close.
func nearest(path string) string {
	folder, name := filepath.Split(path)
	if folder == "" {
		folder = "."
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return ""
	}
	best, least := "", max(2, len(name)/3)+1
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if d := prose.Edits(strings.ToLower(name), strings.ToLower(e.Name())); d < least {
			best, least = e.Name(), d
		}
	}
	if best == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(path), best)
}
