package metadata

import (
	"encoding/json"
	"path"
	"strconv"
	"strings"
)

// field is the first of the fields called by one of the names that is there. A name
// matches with and without the prefix of a vocabulary: "license" and "sc:license".
func (t tree) field(names ...string) tree {
	fields, ok := t.v.(map[string]any)
	if !ok {
		return tree{}
	}
	for _, name := range names {
		for _, prefix := range [...]string{"", "sc:", "schema:", "cr:", "dct:", "dc:", "dcat:", "http://schema.org/", "https://schema.org/"} {
			if v := fields[prefix+name]; v != nil {
				return tree{v}
			}
		}
	}
	return tree{}
}

// list is the items of a list, or the node itself where it is none.
func (t tree) list() []tree {
	switch v := t.v.(type) {
	case nil:
		return nil
	case []any:
		items := make([]tree, 0, min(len(v), maxItems))
		for _, item := range v[:min(len(v), maxItems)] {
			items = append(items, tree{item})
		}
		return items
	}
	return []tree{t}
}

// text is the node in words: itself, or of an object its name, title or address, or of
// a list its first item that says anything. Of a text in several languages it takes English.
func (t tree) text() string {
	switch v := t.v.(type) {
	case string:
		return tidy(v)
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		for _, item := range t.list() {
			if text := item.text(); text != "" {
				return text
			}
		}
	case map[string]any:
		for _, name := range [...]string{"@value", "en", "name", "title", "url", "path", "@id"} {
			if text := (tree{v[name]}).text(); text != "" {
				return text
			}
		}
	}
	return ""
}

// texts is the text of each item.
func (t tree) texts() []string {
	var texts []string
	for _, item := range t.list() {
		if text := item.text(); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// words is a list of words, also where they are one text with commas.
func (t tree) words() []string {
	if text, ok := t.v.(string); ok && strings.Contains(text, ",") {
		var words []string
		for _, word := range strings.Split(text, ",") {
			if word = tidy(word); word != "" {
				words = append(words, word)
			}
		}
		return words
	}
	return t.texts()
}

func (t tree) number() int64 {
	n, err := strconv.ParseInt(strings.ReplaceAll(t.text(), ",", ""), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

func (t tree) isObject() bool { _, ok := t.v.(map[string]any); return ok }

// tidy is a text of a file as it is kept: of bounded length, without what cannot be
// shown, and "" where it only says that nothing is known.
func tidy(text string) string {
	if len(text) > maxWords {
		text = strings.ToValidUTF8(text[:maxWords], "")
	}
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
	text = strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
	switch strings.ToLower(text) {
	case "none", "null", "n/a", "unknown", "todo", "tbd":
		return ""
	}
	return text
}

// baseName is the last part of a path or address, without what follows ? and #.
func baseName(address string) string {
	address, _, _ = strings.Cut(address, "?")
	address, _, _ = strings.Cut(address, "#")
	return path.Base(strings.ReplaceAll(address, `\`, "/"))
}

// stem is a file name without the endings of formats and compressions.
func stem(name string) string {
	for {
		ext := strings.ToLower(path.Ext(name))
		switch ext {
		case ".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl", ".parquet", ".arrow", ".feather", ".xlsx", ".xls", ".data", ".dat",
			".gz", ".zst", ".bz2", ".xz", ".lz4", ".br", ".zip", ".tar", ".tgz", ".snappy", ".zlib":
			name = name[:len(name)-len(ext)]
		default:
			return name
		}
	}
}

// namesFile reports whether an address or path in a file of metadata means the data file.
func (a About) namesFile(address string) bool {
	base := baseName(address)
	if base == "" || base == "." || base == "/" {
		return false
	}
	return strings.EqualFold(base, a.Name) || a.Name != "" && strings.EqualFold(stem(base), stem(a.Name))
}
