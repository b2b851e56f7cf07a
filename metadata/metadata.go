// Package metadata holds what is told about a dataset beside its bytes: licence,
// source, and the meaning of its columns.
package metadata

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
