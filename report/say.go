package report

import (
	"html/template"
	"regexp"
	"strings"
)

// flagPattern finds flags of the command line, with a value written in capitals.
var flagPattern = regexp.MustCompile(`--[a-z][a-z-]*[a-z]( [A-Z][A-Z]+)?\b`)

// say makes HTML of a sentence: flags in it stand out and never break at a line's end.
func say(sentence string) template.HTML {
	var b strings.Builder
	last := 0
	for _, at := range flagPattern.FindAllStringIndex(sentence, -1) {
		b.WriteString(template.HTMLEscapeString(sentence[last:at[0]]))
		b.WriteString(`<code class="flag">` + template.HTMLEscapeString(sentence[at[0]:at[1]]) + `</code>`)
		last = at[1]
	}
	b.WriteString(template.HTMLEscapeString(sentence[last:]))
	return template.HTML(b.String())
}
