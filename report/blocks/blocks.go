// Package blocks writes short pages: in go a title and a list of blocks, out come an HTML
// page that needs nothing from anywhere and Markdown that says the same.
//
//  1. Every text is made fit to be shown: what steers a terminal or hides is replaced.
//  2. [HTML] escapes it, and a Content-Security-Policy allows nothing but the style of the page.
//  3. [Markdown] escapes it so that no markup comes out of it.
package blocks

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"
	"unicode"

	"github.com/fairset/fairset/internal/csp"
	"github.com/fairset/fairset/internal/prose"
)

// A Block is one piece of a page: the same for HTML and Markdown.
type Block struct {
	Title string      // a heading of level 2; with Level 3 one below
	Level int         // 0 means 2
	Text  string      // a paragraph
	Lines [][2]string // terms and what they are
	Items []string
	Steps []string // numbered
	Code  string
	Head  []string // of Rows
	Rows  [][]string
}

// Style is the style of every page.
//
//go:embed page.css
var Style string

var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {{.Hash}}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{.Title}}</title>
<style>{{.Style}}</style>
</head>
<body>
<main>
{{if .Banner}}<p class="banner">{{.Banner}}</p>
{{end}}<h1>{{.Title}}</h1>
{{range .Blocks}}{{if .Title}}{{if eq .Level 3}}<h3>{{.Title}}</h3>{{else}}<h2>{{.Title}}</h2>{{end}}
{{end}}{{if .Text}}<p>{{.Text}}</p>
{{end}}{{if .Lines}}<dl>
{{range .Lines}}<dt>{{index . 0}}</dt><dd>{{index . 1}}</dd>
{{end}}</dl>
{{end}}{{if .Items}}<ul>
{{range .Items}}<li>{{.}}</li>
{{end}}</ul>
{{end}}{{if .Steps}}<ol>
{{range .Steps}}<li>{{.}}</li>
{{end}}</ol>
{{end}}{{if .Code}}<pre tabindex="0"><code>{{.Code}}</code></pre>
{{end}}{{if .Rows}}<div class="scroll" tabindex="0" role="region" aria-label="{{.Title}}"><table>
<thead><tr>{{range .Head}}{{if .}}<th scope="col">{{.}}</th>{{else}}<td></td>{{end}}{{end}}</tr></thead>
<tbody>
{{range .Rows}}<tr>{{range .}}<td>{{.}}</td>{{end}}</tr>
{{end}}</tbody>
</table></div>
{{end}}{{end}}</main>
</body>
</html>
`))

// HTML renders blocks as a page that needs nothing from anywhere.
func HTML(title, banner string, blocks []Block) ([]byte, error) {
	var b bytes.Buffer
	err := page.Execute(&b, map[string]any{
		"Title": prose.Line(title), "Banner": banner, "Blocks": cleanBlocks(blocks), "Style": template.CSS(Style),
		"Hash": template.HTMLAttr(csp.Hash(Style)),
	})
	return b.Bytes(), err
}

// Markdown renders the same blocks as Markdown.
func Markdown(title, banner string, blocks []Block) []byte {
	var b strings.Builder
	if banner != "" {
		b.WriteString("**" + Escape(banner) + "**\n\n")
	}
	b.WriteString("# " + Escape(title) + "\n")
	for _, x := range cleanBlocks(blocks) {
		writeMarkdown(&b, x)
	}
	return []byte(b.String())
}

func writeMarkdown(b *strings.Builder, x Block) {
	if x.Title != "" {
		level := "##"
		if x.Level == 3 {
			level = "###"
		}
		b.WriteString("\n" + level + " " + Escape(x.Title) + "\n")
	}
	if x.Text != "" {
		b.WriteString("\n" + Escape(x.Text) + "\n")
	}
	section := func(n int, line func(i int) string) {
		if n > 0 {
			b.WriteString("\n")
		}
		for i := range n {
			b.WriteString(line(i))
		}
	}
	section(len(x.Lines), func(i int) string {
		return "- **" + Escape(x.Lines[i][0]) + "**: " + Escape(x.Lines[i][1]) + "\n"
	})
	section(len(x.Items), func(i int) string { return "- " + Escape(x.Items[i]) + "\n" })
	section(len(x.Steps), func(i int) string { return "1. " + Escape(x.Steps[i]) + "\n" })
	if x.Code != "" {
		b.WriteString("\n    " + strings.ReplaceAll(x.Code, "\n", "\n    ") + "\n")
	}
	if len(x.Rows) > 0 {
		b.WriteString("\n")
		markdownRow(b, x.Head)
		b.WriteString(strings.Repeat("| --- ", len(x.Head)) + "|\n")
		for _, row := range x.Rows {
			markdownRow(b, row)
		}
	}
}

func markdownRow(b *strings.Builder, cells []string) {
	for _, cell := range cells {
		b.WriteString("| " + Escape(cell) + " ")
	}
	b.WriteString("|\n")
}

// Escape makes text plain in Markdown, as GitHub and pandoc read it.
func Escape(s string) string {
	var b strings.Builder
	text := []rune(strings.Join(strings.Fields(s), " "))
	for i, r := range text {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '_':
			if i == 0 || i == len(text)-1 || !inWord(text[i-1]) || !inWord(text[i+1]) {
				b.WriteByte('\\') // inside a word it is no emphasis
			}
			b.WriteRune(r)
		case '|', '`', '\\', '*', '[', ']', '#', '~', '$':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cleanBlocks is blocks with all texts fit to be shown.
func cleanBlocks(blocks []Block) []Block {
	out := make([]Block, len(blocks))
	each := func(texts []string) []string {
		var clean []string
		for _, t := range texts {
			clean = append(clean, prose.Line(t))
		}
		return clean
	}
	for i, x := range blocks {
		y := Block{Title: prose.Line(x.Title), Level: x.Level, Text: prose.Line(x.Text), Code: prose.Lines(x.Code)}
		y.Items, y.Steps, y.Head = each(x.Items), each(x.Steps), each(x.Head)
		for _, l := range x.Lines {
			y.Lines = append(y.Lines, [2]string{prose.Line(l[0]), prose.Line(l[1])})
		}
		for _, row := range x.Rows {
			y.Rows = append(y.Rows, each(row))
		}
		out[i] = y
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
