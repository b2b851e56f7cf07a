package metadata

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// headings are what the columns of a dictionary are called.
var headings = map[string][]string{
	"name":        {"column", "columnname", "variable", "variablename", "var", "field", "fieldname", "name", "feature", "featurename", "attribute", "attributename", "header", "rownames", "key"},
	"description": {"description", "definition", "meaning", "desc", "label", "explanation", "details", "comment", "notes", "title", "what", "variabledescription", "longdescription"},
	"type":        {"type", "datatype", "class", "dtype", "format", "kind"},
	"unit":        {"unit", "units", "uom"},
	"levels":      {"levels", "values", "allowedvalues", "codes", "categories", "enum", "options", "possiblevalues"},
}

var errNoDictionary = errors.New("its first row names no column of names and no column of descriptions\n" +
	"hint: a dictionary is a table with the columns column and description, one row for each column of the data")

// dictionary reads a table with one row for each column of the data. Its first row says
// where the name and the description stand.
func dictionary(name string, text []byte) (*Metadata, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF"))))
	r.Comma = delimiterOf(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	header, err := r.Read()
	if err != nil {
		return nil, &SyntaxError{name, 1, errNoDictionary}
	}
	place := placesOf(header)
	if _, named := place["name"]; !named {
		return nil, &SyntaxError{name, 1, errNoDictionary}
	}
	if _, described := place["description"]; !described {
		return nil, &SyntaxError{name, 1, errNoDictionary}
	}
	m := &Metadata{}
	for len(m.Columns) < maxItems {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			var parse *csv.ParseError
			if errors.As(err, &parse) {
				return nil, &SyntaxError{name, parse.Line, parse.Err}
			}
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if c, ok := described(record, place); ok {
			m.Columns = append(m.Columns, c)
		}
	}
	return m, nil
}

// placesOf finds the headings of a dictionary among those of a table.
func placesOf(header []string) map[string]int {
	place := map[string]int{}
	for what, words := range headings {
		least := len(words)
		for i, heading := range header {
			for rank, word := range words[:least] {
				if fold(heading) == word {
					place[what], least = i, rank
				}
			}
		}
	}
	return place
}

// described is the column that a row of a dictionary tells of.
func described(record []string, place map[string]int) (Column, bool) {
	cell := func(what string) string {
		if i, ok := place[what]; ok && i < len(record) {
			return tidy(strings.Trim(record[i], "`*"))
		}
		return ""
	}
	c := Column{Name: cell("name"), Description: cell("description"), Type: cell("type"), Unit: cell("unit")}
	c.Name = strings.Trim(c.Name, "`* \t")
	if list := cell("levels"); list != "" {
		for _, level := range strings.FieldsFunc(list, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
			c.Levels = append(c.Levels, strings.TrimSpace(level))
		}
	}
	return c, c.Name != ""
}

// delimiterOf is the sign that stands most often in the first line.
func delimiterOf(text []byte) rune {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	best, most := ',', 0
	for _, sign := range ",;\t|" {
		if n := bytes.Count(line, []byte(string(sign))); n > most {
			best, most = sign, n
		}
	}
	return best
}
