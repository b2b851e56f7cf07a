package brief

import (
	"encoding/json"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/report/blocks"
)

type notebook struct {
	Cells         []any          `json:"cells"`
	Metadata      map[string]any `json:"metadata"`
	NBFormat      int            `json:"nbformat"`
	NBFormatMinor int            `json:"nbformat_minor"`
}

type markdownCell struct {
	CellType string         `json:"cell_type"`
	ID       string         `json:"id"`
	Metadata map[string]any `json:"metadata"`
	Source   []string       `json:"source"`
}

type codeCell struct {
	markdownCell
	Count   *int  `json:"execution_count"`
	Outputs []any `json:"outputs"`
}

// starter is a Jupyter notebook that loads the data and has headed, empty sections.
func (f Facts) starter() ([]byte, error) {
	n := notebook{NBFormat: 4, NBFormatMinor: 5, Metadata: map[string]any{
		"kernelspec":    map[string]string{"display_name": "Python 3", "language": "python", "name": "python3"},
		"language_info": map[string]string{"name": "python"},
	}}
	text := func(id, source string) {
		n.Cells = append(n.Cells, markdownCell{"markdown", id, map[string]any{}, lines(source)})
	}
	code := func(id, source string) {
		n.Cells = append(n.Cells, codeCell{markdownCell{"code", id, map[string]any{}, lines(source)}, nil, []any{}})
	}
	text("title", "# "+blocks.Escape(prose.Line(f.Title))+"\n\n"+blocks.Escape(prose.Line(f.Question)))
	code("load", "import pandas as pd\n\ndf = "+f.Load.Python+"\ndf.head()")
	for _, s := range [][2]string{
		{"question", "How I understand the question"},
		{"data", "The data"},
		{"analysis", "Analysis"},
		{"findings", "What I found"},
		{"next", "What I would do next"},
	} {
		text(s[0], "## "+s[1])
		code(s[0]+"-code", "")
	}
	out, err := json.MarshalIndent(n, "", " ")
	return append(out, '\n'), err
}

// lines cuts source as notebooks keep it: each line but the last with its end.
func lines(source string) []string {
	if source == "" {
		return []string{}
	}
	return strings.SplitAfter(source, "\n")
}
