package brief

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/fairset/fairset/report/blocks"

	nethtml "golang.org/x/net/html"
)

// A piece is some text of a file and the line on which it begins, 0 where there are none.
type piece struct {
	line int
	text string
}

// textOf returns all the texts in a file of the pack, also those that are not shown:
// comments, attributes and metadata.
func textOf(name string, content []byte) ([]piece, error) {
	switch path.Ext(name) {
	case ".html":
		return htmlText(content)
	case ".json", ".ipynb":
		return jsonText(content)
	}
	var out []piece
	for i, line := range strings.Split(string(content), "\n") {
		if name == "SHA256SUMS" {
			_, line, _ = strings.Cut(line, "  ")
		}
		out = append(out, piece{i + 1, line})
	}
	return out, nil
}

// htmlText is the text, the comments and the attributes. The style of the page is a
// constant of ours, and any other is looked at.
func htmlText(content []byte) ([]piece, error) {
	z := nethtml.NewTokenizer(bytes.NewReader(content))
	line := 1
	var out []piece
	for {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			if z.Err() == io.EOF {
				return out, nil
			}
			return nil, z.Err()
		}
		raw := string(z.Raw())
		token := z.Token()
		switch kind {
		case nethtml.TextToken, nethtml.CommentToken:
			if token.Data != blocks.Style {
				for i, text := range strings.Split(token.Data, "\n") {
					out = append(out, piece{line + i, text})
				}
			}
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			for _, a := range token.Attr {
				if token.Data != "meta" {
					out = append(out, piece{line, a.Val})
				}
			}
		}
		line += strings.Count(raw, "\n")
	}
}

// jsonText is every text and number, and every name but those that the formats fix.
func jsonText(content []byte) ([]piece, error) {
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	var out []piece
	walkJSON(v, "", func(_, text string) { out = append(out, piece{0, text}) })
	return out, nil
}

func walkJSON(v any, key string, visit func(key, text string)) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			if name == "missingValues" && isMissingList(value) || name == "@context" && isContext(value) {
				continue // constants of the formats
			}
			if !fixedNames[name] {
				visit("", name)
			}
			walkJSON(value, name, visit)
		}
	case []any:
		if key == "source" { // of a cell of a notebook: lines
			visit(key, strings.Join(texts(v), ""))
			return
		}
		for _, value := range v {
			walkJSON(value, key, visit)
		}
	case string:
		visit(key, v)
	case json.Number:
		if !fixedNumbers[key] {
			visit(key, v.String())
		}
	}
}

func texts(list []any) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = fmt.Sprint(x)
	}
	return out
}

// fixedNames are names that Frictionless, Croissant and notebooks fix.
var fixedNames = map[string]bool{
	"missingValues": true, "nullable": true, "constraints": true, "distribution": true, "version": true,
}

// isContext reports whether v is the context that every Croissant description carries.
func isContext(v any) bool {
	got, err := json.Marshal(v)
	want, failed := json.Marshal(croissantContext)
	return err == nil && failed == nil && bytes.Equal(got, want)
}

var fixedNumbers = map[string]bool{"nbformat": true, "nbformat_minor": true, "bytes": true}

// isMissingList reports whether the list is the one that every pack carries.
func isMissingList(v any) bool {
	list, ok := v.([]any)
	if !ok {
		return false
	}
	for _, x := range list {
		if text, ok := x.(string); !ok || !usualMissing[text] {
			return false
		}
	}
	return true
}

// usualMissing is what pandas takes for missing by itself.
var usualMissing = map[string]bool{
	"": true, "#N/A": true, "#N/A N/A": true, "#NA": true, "-1.#IND": true, "-1.#QNAN": true, "-NaN": true, "-nan": true, "1.#IND": true, "1.#QNAN": true,
	"<NA>": true, "N/A": true, "NA": true, "NULL": true, "NaN": true, "None": true, "n/a": true, "nan": true, "null": true,
}
