package metadata

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Limits on what a file may hold.
const (
	maxTree  = 8 << 20   // bytes of a JSON file
	maxYAML  = 1 << 20   // bytes of a YAML file
	maxText  = 256 << 10 // bytes of a file of text; what is beyond is not read
	maxDepth = 64        // of nesting
	maxItems = 20_000    // columns, authors and so on that are looked at
	maxWords = 20_000    // bytes of one fact that are kept
)

// A SyntaxError says where a file of metadata could not be read.
type SyntaxError struct {
	Name string
	Line int // 0 where it is not known
	Err  error
}

func (e *SyntaxError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s, line %d: %v", e.Name, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Name, e.Err)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// A tree is a node of a JSON or YAML file: a tree of map[string]any, []any, string
// and bool, numbers being strings as written.
type tree struct{ v any }

var (
	errDeep    = fmt.Errorf("it nests deeper than %d levels", maxDepth)
	errAliases = errors.New("aliases (*name) are not read")
)

// parseJSON reads a JSON text.
func parseJSON(name string, text []byte) (tree, error) {
	if at := tooDeep(text); at >= 0 {
		return tree{}, &SyntaxError{name, lineAt(text, int64(at)), errDeep}
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		at := d.InputOffset()
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = syntax.Offset
		}
		return tree{}, &SyntaxError{name, lineAt(text, at), fmt.Errorf("this is not JSON: %w", err)}
	}
	return tree{v}, nil
}

// tooDeep is where brackets nest deeper than maxDepth, −1 for nowhere.
func tooDeep(text []byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1
}

func lineAt(text []byte, offset int64) int {
	offset = min(max(offset, 0), int64(len(text)))
	return 1 + bytes.Count(text[:offset], []byte("\n"))
}

// parseYAML reads the first document of a YAML text.
func parseYAML(name string, text []byte) (tree, error) {
	if len(text) > maxYAML {
		return tree{}, &SyntaxError{name, 0, fmt.Errorf("it is larger than %d bytes", maxYAML)}
	}
	if at := tooDeep(text); at >= 0 {
		return tree{}, &SyntaxError{name, lineAt(text, int64(at)), errDeep}
	}
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		line, cause := yamlLine(err)
		return tree{}, &SyntaxError{name, line, fmt.Errorf("this is not YAML: %s", cause)}
	}
	v, line, err := fromYAML(&root, 0)
	if err != nil {
		return tree{}, &SyntaxError{name, line, err}
	}
	return tree{v}, nil
}

// yamlLine takes the line out of an error of the YAML library.
func yamlLine(err error) (line int, cause string) {
	cause = strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(cause, "line "); ok {
		if number, message, ok := strings.Cut(rest, ": "); ok {
			line, _ = strconv.Atoi(number)
			return line, message
		}
	}
	return 0, cause
}

func fromYAML(n *yaml.Node, depth int) (v any, line int, err error) {
	if depth > maxDepth {
		return nil, n.Line, errDeep
	}
	switch n.Kind {
	case yaml.AliasNode:
		return nil, n.Line, errAliases
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return nil, 0, nil
		}
		return n.Value, 0, nil
	case yaml.DocumentNode:
		if len(n.Content) == 0 {
			return nil, 0, nil
		}
		return fromYAML(n.Content[0], depth)
	case yaml.SequenceNode:
		list := make([]any, 0, len(n.Content))
		for _, item := range n.Content {
			if v, line, err = fromYAML(item, depth+1); err != nil {
				return nil, line, err
			}
			list = append(list, v)
		}
		return list, 0, nil
	case yaml.MappingNode:
		fields := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			if v, line, err = fromYAML(n.Content[i+1], depth+1); err != nil {
				return nil, line, err
			}
			fields[n.Content[i].Value] = v
		}
		return fields, 0, nil
	}
	return nil, 0, nil
}
