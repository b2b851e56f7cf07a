package source

import (
	"os"
	"path/filepath"
	"strings"
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
		if d := distance(strings.ToLower(name), strings.ToLower(e.Name())); d < least {
			best, least = e.Name(), d
		}
	}
	if best == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(path), best)
}

// distance is the edit distance of Levenshtein (1966) in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
