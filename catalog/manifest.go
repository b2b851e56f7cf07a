package catalog

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// file reads a manifest by its content; the ending tells YAML, CSV and lists apart.
func (r *reader) file(name string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	root := filepath.Dir(name)
	trimmed := bytes.TrimSpace(content)
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case len(trimmed) == 0:
		return fmt.Errorf("%s is empty\nhint: a manifest names a path to a line or an entry", name)
	case trimmed[0] == '{' || trimmed[0] == '[':
		return r.json(name, trimmed, root)
	case ext == ".yaml" || ext == ".yml":
		return r.yaml(name, content, root)
	case ext == ".txt" || ext == ".lst" || ext == ".list":
		return r.list(name, bytes.NewReader(content), root)
	}
	return r.csv(name, content, root)
}

// list takes a path to a line; empty lines and those that begin with # are passed over.
func (r *reader) list(name string, in io.Reader, root string) error {
	if in == nil {
		in = os.Stdin
	}
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		text := strings.TrimSpace(s.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		r.add(Entry{Name: stem(text), Paths: []string{text}, From: fmt.Sprintf("%s:%d", name, line)}, root)
	}
	return s.Err()
}

// yaml takes a list of entries, or an object with the list under "datasets".
func (r *reader) yaml(name string, content []byte, root string) error {
	var v any
	if err := yaml.Unmarshal(content, &v); err != nil {
		return fmt.Errorf("%s cannot be read: %s\nhint: a manifest is a list of entries with path, target, license, …", name, firstLine(err))
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return r.json(name, raw, root)
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	return line
}

// csv takes an index: a header, and a dataset to a line.
func (r *reader) csv(name string, content []byte, root string) error {
	c := csv.NewReader(bytes.NewReader(content))
	c.FieldsPerRecord = -1
	header, err := c.Read()
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", name, err)
	}
	where, err := r.columns(name, header)
	if err != nil {
		return err
	}
	for {
		record, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			r.fault(fmt.Sprintf("%s:%d", name, bad.Line), bad.Err)
			continue
		}
		if err != nil {
			return err
		}
		line, _ := c.FieldPos(0)
		e, err := indexEntry(where, record)
		if e.From = fmt.Sprintf("%s:%d", name, line); err != nil {
			r.fault(e.From, err)
			continue
		}
		r.add(e, root)
	}
}

// Names of what an index in CSV may say, each with the headers that are taken for it,
// letters compared without regard to case.
var indexColumns = map[string][]string{
	"path": {"path", "file", "csv", "url", "dataset", "location", "filename"}, "name": {"name", "item", "id", "slug"},
	"title": {"title"}, "target": {"target", "target_column", "label"}, "task": {"task"}, "question": {"question"},
	"license": {"license", "licence"}, "source": {"source", "homepage"}, "meta": {"meta", "metadata"}, "dictionary": {"dictionary", "codebook"},
	"rows": {"rows", "n_rows", "nrow"}, "columns": {"columns", "cols", "n_cols", "ncol"}, "numeric": {"n_numeric", "numeric"}, "missing": {"missing", "has_missing", "missing_values"},
	"group": {"package", "group"}, "format": {"format"}, "delimiter": {"delimiter", "sep"}, "encoding": {"encoding"}, "sheet": {"sheet"},
}

// columns finds which column of the index is what; the flags outrank the header.
func (r *reader) columns(name string, header []string) (map[string]int, error) {
	where := map[string]int{}
	position := map[string]int{}
	for i, h := range header {
		if key := strings.ToLower(strings.TrimSpace(h)); key != "" {
			if _, twice := position[key]; !twice {
				position[key] = i
			}
		}
	}
	for what, known := range indexColumns {
		for _, h := range known {
			if i, ok := position[h]; ok {
				where[what] = i
				break
			}
		}
	}
	for what, h := range r.opts.Columns {
		i, ok := position[strings.ToLower(strings.TrimSpace(h))]
		if !ok {
			return nil, fmt.Errorf("%s has no column %q\nhint: its columns are %s", name, h, strings.Join(header, ", "))
		}
		if _, known := indexColumns[what]; !known {
			return nil, fmt.Errorf("--column %s=%s: nothing of a dataset is called %q\nhint: such as path, target, title, license, rows, columns", what, h, what)
		}
		where[what] = i
	}
	if _, ok := where["path"]; !ok {
		return nil, fmt.Errorf("%s has no column of paths\nhint: name it with --column path=HEADER; its columns are %s", name, strings.Join(header, ", "))
	}
	return where, nil
}

func indexEntry(where map[string]int, record []string) (Entry, error) {
	cell := func(what string) string {
		if i, ok := where[what]; ok && i < len(record) {
			return strings.TrimSpace(record[i])
		}
		return ""
	}
	e := Entry{
		Name: cell("name"), Title: cell("title"), Target: cell("target"), Task: cell("task"), Question: cell("question"), License: cell("license"),
		Source: cell("source"), Dictionary: cell("dictionary"), Format: cell("format"), Delimiter: cell("delimiter"), Encoding: cell("encoding"), Sheet: cell("sheet"),
	}
	if group := cell("group"); group != "" && e.Name != "" {
		e.Name = group + "-" + e.Name
	}
	if path := cell("path"); path != "" {
		e.Paths = strings.Split(path, "|")
	}
	if meta := cell("meta"); meta != "" {
		e.Meta = []string{meta}
	}
	var err error
	number := func(what string) int64 {
		text := strings.ReplaceAll(cell(what), ",", "")
		if text == "" {
			return 0
		}
		n, failed := strconv.ParseInt(text, 10, 64)
		if failed != nil || n < 0 {
			err = fmt.Errorf("%q is no number of %s", text, what)
		}
		return n
	}
	e.Claimed.Rows, e.Claimed.Columns = number("rows"), number("columns")
	if cell("numeric") != "" {
		n := number("numeric")
		e.Claimed.Numeric = &n
	}
	switch strings.ToLower(cell("missing")) {
	case "y", "yes", "true", "1":
		yes := true
		e.Claimed.Missing = &yes
	case "n", "no", "false", "0":
		no := false
		e.Claimed.Missing = &no
	}
	return e, err
}
