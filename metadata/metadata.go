package metadata

import "strings"

// Metadata is what a file beside the data, or the user, says of the dataset. It is
// told, not measured: it may be wrong. The zero value is nothing told.
type Metadata struct {
	From        []string `json:"from"` // files it was read from, in order of trust
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Authors     []string `json:"authors"`
	Citation    string   `json:"citation"`
	Homepage    string   `json:"homepage"` // where the data comes from
	Version     string   `json:"version"`
	Published   string   `json:"published"` // date, as told
	License     string   `json:"license"`   // as told: an SPDX id, a name, an address or a text
	Keywords    []string `json:"keywords"`
	Language    string   `json:"language"`
	RowMeans    string   `json:"row_means"` // what one row is
	Rows        int64    `json:"rows"`      // claimed, 0 when not told
	Columns     []Column `json:"columns"`
	Target      string   `json:"target"`
	Task        string   `json:"task"`
	// Origin names the file that each of the facts above was taken from, by its name in JSON.
	Origin map[string]string `json:"origin"`
	// Notes says of files that they could not be read or say nothing of this dataset, and why.
	Notes []string `json:"notes"`
}

// A Column is what is told of one column.
type Column struct {
	Name        string   `json:"name"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Type        string   `json:"type"` // as told, such as "integer" or "sc:Float"
	Unit        string   `json:"unit"`
	Levels      []string `json:"levels"` // allowed values, "code: meaning" where both are told
	Missing     *bool    `json:"missing"`
	From        string   `json:"from"` // the file that told most of it
}

// Column returns what is told of the column of that name, and whether anything is.
func (m *Metadata) Column(name string) (Column, bool) {
	if m == nil {
		return Column{}, false
	}
	for _, c := range m.Columns {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// Explains reports whether the column of that name is described in words that say
// more than its name.
func (m *Metadata) Explains(name string) bool {
	c, ok := m.Column(name)
	if !ok {
		return false
	}
	told := fold(c.Description)
	if told == "" {
		told = fold(c.Title)
	}
	return told != "" && told != fold(name) || len(c.Levels) > 0
}

// fold is a name without case, spaces and punctuation, so that "Sale Price",
// "sale_price" and "SalePrice" are one.
func fold(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if r == '%' || r == '#' || r > 127 || 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}
