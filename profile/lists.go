package profile

import (
	"bytes"
	"encoding/json"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow/array"
)

// appendList appends a list as JSON text, without spaces.
func appendList(dst []byte, lists *array.List, i int) []byte {
	items := lists.ListValues()
	from, to := lists.ValueOffsets(i)
	dst = append(dst, '[')
	for at := int(from); at < int(to); at++ {
		if at > int(from) {
			dst = append(dst, ',')
		}
		if items.IsNull(at) {
			dst = append(dst, "null"...)
			continue
		}
		switch a := items.(type) {
		case *array.Boolean:
			dst = strconv.AppendBool(dst, a.Value(at))
		case *array.Int64:
			dst = strconv.AppendInt(dst, a.Value(at), 10)
		case *array.Float64:
			dst = append(dst, a.ValueStr(at)...)
		default:
			dst = appendQuoted(dst, a.ValueStr(at))
		}
	}
	return append(dst, ']')
}

// appendQuoted appends text as a JSON string in which "<", ">" and "&" stay as they are.
func appendQuoted(dst []byte, text string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(text) != nil { // never for a string
		return strconv.AppendQuote(dst, text)
	}
	return append(dst, bytes.TrimSpace(b.Bytes())...)
}
