package metadata

import (
	"html"
	"regexp"
	"strings"
)

// readme reads a README of Markdown, reStructuredText or plain text: its title, its first
// paragraph, its licence, and tables that describe columns of the data.
func readme(text string, about About) *Metadata {
	m := &Metadata{License: licenseInProse(text)}
	m.Title, m.Description = opening(text)
	lines := strings.Split(text, "\n")
	for i := 0; i+2 < len(lines) && len(m.Columns) < maxItems; i++ {
		if !strings.Contains(lines[i], "|") || strings.Trim(lines[i+1], "|-: \t\r") != "" || !strings.Contains(lines[i+1], "-") {
			continue
		}
		place := placesOf(cellsOf(lines[i]))
		if len(place) < 2 {
			continue
		}
		for i += 2; i < len(lines) && strings.Contains(lines[i], "|"); i++ {
			if c, ok := described(cellsOf(lines[i]), place); ok {
				m.Columns = append(m.Columns, c)
			}
		}
	}
	m.Columns = append(m.Columns, definitions(text, about)...)
	return m
}

// cellsOf splits a line of a Markdown table.
func cellsOf(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	cells := strings.Split(line, "|")
	for i, c := range cells {
		cells[i] = strings.Trim(strings.TrimSpace(c), "`* ")
	}
	return cells
}

var blankLine = regexp.MustCompile(`\n[ \t\r]*\n`)

// opening is the first heading of a text and the first paragraph that follows.
func opening(text string) (title, paragraph string) {
	for _, block := range blankLine.Split(text, 20) {
		block = strings.TrimSpace(block)
		if heading, ok := strings.CutPrefix(block, "#"); ok && title == "" {
			head, rest, _ := strings.Cut(heading, "\n")
			title, block = tidy(strings.Trim(head, "# \r")), strings.TrimSpace(rest)
		}
		if block == "" || strings.ContainsAny(block[:1], "#|![<=-`") {
			continue
		}
		return title, tidy(strings.Join(strings.Fields(block), " "))
	}
	return title, ""
}

// definition is a line that says of a name what it means, as in UCI's .names files and in
// lists: "3. petal length: in cm", "- `hp` - horsepower", "wt	weight in pounds".
var definition = regexp.MustCompile("^[ \\t]*(?:[-*+•]|\\(?[0-9]{1,3}[.):]|\\|)?[ \\t]*[`'\"*]{0,3}([^:`|=–—\\t]{1,60}?)[`'\"*]{0,3}[ \\t]*(?::|--?[ ]|–|—|=|\\t|  )[ \\t:]*(\\S.*)$")

// definitions finds lines that describe a column of the data. Only names that the data has
// count, so that prose with colons does not.
func definitions(text string, about About) []Column {
	var columns []Column
	seen := map[string]bool{}
	for line := range strings.Lines(text) {
		match := definition.FindStringSubmatch(strings.TrimRight(line, " \t\r\n"))
		if match == nil {
			continue
		}
		name := strings.TrimSpace(match[1])
		if !about.hasColumn(name) || seen[fold(name)] {
			continue
		}
		seen[fold(name)] = true
		columns = append(columns, Column{Name: name, Description: tidy(match[2])})
	}
	return columns
}

var (
	rdItem   = regexp.MustCompile(`\\item\{(?:\\code\{)?([^{}]{1,80})\}?\}\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}`)
	rdTitle  = regexp.MustCompile(`\\title\{([^{}]*)\}`)
	rdAbout  = regexp.MustCompile(`(?s)\\description\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}`)
	rdMarkup = regexp.MustCompile(`\\[a-zA-Z]+\{([^{}]*)\}`)
)

// rd reads the documentation of a dataset in an R package.
func rd(text string) *Metadata {
	m := &Metadata{}
	plain := func(s string) string {
		return tidy(strings.Join(strings.Fields(rdMarkup.ReplaceAllString(s, "$1")), " "))
	}
	if match := rdTitle.FindStringSubmatch(text); match != nil {
		m.Title = plain(match[1])
	}
	if match := rdAbout.FindStringSubmatch(text); match != nil {
		m.Description = plain(match[1])
	}
	for _, match := range rdItem.FindAllStringSubmatch(text, maxItems) {
		m.Columns = append(m.Columns, Column{Name: tidy(match[1]), Description: plain(match[2])})
	}
	return m
}

var (
	htmlTitle = regexp.MustCompile(`(?is)<(?:title|h1|h2)[^>]*>(.*?)</(?:title|h1|h2)>`)
	htmlItem  = regexp.MustCompile(`(?is)<dt[^>]*>(.{1,200}?)</dt>\s*<dd[^>]*>(.*?)</dd>`)
	htmlRow   = regexp.MustCompile(`(?is)<tr[^>]*>\s*<t[dh][^>]*>(.{1,200}?)</t[dh]>\s*<td[^>]*>(.*?)</td>`)
	htmlTag   = regexp.MustCompile(`(?s)<[^>]*>`)
)

// page reads documentation in HTML, as R writes it: lists of definitions and tables whose
// first cell names a column of the data.
func page(text string, about About) *Metadata {
	plain := func(s string) string {
		return tidy(strings.Join(strings.Fields(html.UnescapeString(htmlTag.ReplaceAllString(s, " "))), " "))
	}
	m := &Metadata{License: licenseInProse(plainLines(text))}
	if match := htmlTitle.FindStringSubmatch(text); match != nil {
		m.Title = plain(match[1])
	}
	for _, items := range []*regexp.Regexp{htmlItem, htmlRow} {
		for _, match := range items.FindAllStringSubmatch(text, maxItems) {
			if name := strings.TrimSuffix(plain(match[1]), ":"); about.hasColumn(name) {
				m.Columns = append(m.Columns, Column{Name: name, Description: plain(match[2])})
			}
		}
	}
	return m
}

func plainLines(text string) string { return html.UnescapeString(htmlTag.ReplaceAllString(text, "\n")) }
