package brief

import (
	"path"
	"regexp"
	"strings"
)

// A piece is some text of a file and the line on which it begins, 0 where there are none.
type piece struct {
	line int
	text string
}

// textOf returns all the texts in a file of the pack, also those that are not shown:
// comments, attributes and metadata.
func textOf(name string, content []byte) ([]piece, error) {
	switch path.Ext(name) {
	case ".html":
		return htmlText(content)
	case ".json", ".ipynb":
		return jsonText(content)
	case ".eml":
		return mailText(content)
	}
	if name == "SHA256SUMS" {
		content = checksum.ReplaceAll(content, nil)
	}
	return paragraphs(string(content)), nil
}

var checksum = regexp.MustCompile(`(?m)^[0-9a-f]{64}  `)

// paragraphs cuts text at blank lines.
func paragraphs(text string) []piece {
	var out []piece
	start := 1
	var lines []string
	flush := func(next int) {
		if len(lines) > 0 {
			out = append(out, piece{start, strings.Join(lines, "\n")})
		}
		lines, start = nil, next
	}
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" {
			flush(i + 2)
			continue
		}
		lines = append(lines, line)
	}
	flush(0)
	return out
}
