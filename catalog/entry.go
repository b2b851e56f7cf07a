package catalog

import (
	"fmt"
	"path"
	"strings"
	"unicode"
)

// An Entry is a dataset of a catalogue: where it is, and what the catalogue says of it.
type Entry struct {
	Name       string            `json:"name" yaml:"name"`
	Title      string            `json:"title,omitempty" yaml:"title"`
	Paths      []string          `json:"paths" yaml:"paths"`
	Target     string            `json:"target,omitempty" yaml:"target"`
	Task       string            `json:"task,omitempty" yaml:"task"`
	Question   string            `json:"question,omitempty" yaml:"question"`
	License    string            `json:"license,omitempty" yaml:"license"`
	Source     string            `json:"source,omitempty" yaml:"source"`
	Meta       []string          `json:"meta,omitempty" yaml:"meta"`
	Dictionary string            `json:"dictionary,omitempty" yaml:"dictionary"`
	Drop       []string          `json:"drop,omitempty" yaml:"drop"`
	Format     string            `json:"format,omitempty" yaml:"format"`
	Delimiter  string            `json:"delimiter,omitempty" yaml:"delimiter"`
	Encoding   string            `json:"encoding,omitempty" yaml:"encoding"`
	Sheet      string            `json:"sheet,omitempty" yaml:"sheet"`
	NoHeader   bool              `json:"no_header,omitempty" yaml:"no_header"`
	Types      map[string]string `json:"types,omitempty" yaml:"types"`
	Claimed    Claim             `json:"claimed,omitzero" yaml:"claimed"`
	// From is where the catalogue names it, such as "sets.csv:12".
	From string `json:"-" yaml:"-"`
}

// A Claim is what the catalogue says of a dataset's contents; zero means that it says nothing.
type Claim struct {
	Rows    int64  `json:"rows,omitempty" yaml:"rows"`
	Columns int64  `json:"columns,omitempty" yaml:"columns"`
	Numeric *int64 `json:"numeric,omitempty" yaml:"numeric"` // columns of numbers
	Missing *bool  `json:"missing,omitempty" yaml:"missing"`
}

// A Fault is a part of a catalogue that cannot be used.
type Fault struct {
	From string // such as "sets.csv:12"
	Err  error
}

func (f Fault) Error() string { return f.From + ": " + f.Err.Error() }

// named gives every entry a name of its own that is fit for a folder: what is alike gets
// a number.
func named(entries []Entry) {
	taken := map[string]bool{}
	for i := range entries {
		e := &entries[i]
		base := folderName(e.Name)
		if base == "" && len(e.Paths) > 0 {
			base = folderName(stem(e.Paths[0]))
		}
		if base == "" {
			base = "dataset"
		}
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		taken[strings.ToLower(name)] = true
		e.Name = name
	}
}

// stem is the last part of a path or an address without its endings.
func stem(p string) string {
	if _, member, ok := strings.Cut(p, "!"); ok {
		p = member
	}
	p, _, _ = strings.Cut(p, "?")
	name := path.Base(strings.ReplaceAll(p, `\`, "/"))
	if dot := strings.IndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	return name
}

const longestFolder = 80 // characters: file systems take 255 bytes

// reserved are names that results take, and those that Windows keeps for devices.
var reserved = map[string]bool{
	"index": true, "results": true, "con": true, "prn": true, "aux": true, "nul": true, "com1": true, "lpt1": true,
}

// folderName makes a name fit for a folder on any system, "" when nothing is left.
func folderName(name string) string {
	var b strings.Builder
	n := 0
	for _, r := range strings.TrimSpace(name) {
		if n == longestFolder {
			break
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-' || r == '.':
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
		n++
	}
	out := strings.Trim(b.String(), "-.")
	if reserved[strings.ToLower(out)] {
		out += "-set"
	}
	return out
}
