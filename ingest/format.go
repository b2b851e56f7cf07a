package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/fairset/fairset/ingest/parquet"
)

// The values of Reading.Format.
const (
	formatCSV     = "csv"
	formatJSON    = "json"
	formatNDJSON  = "ndjson"
	formatParquet = "parquet"
	formatArrow   = "arrow"
	formatExcel   = "xlsx"
)

// An input of which nothing can be measured. Among several files it is left out.
var (
	errEmpty  = errors.New("the file is empty")
	errNoRows = errors.New("no data rows: the file holds column names and nothing else")
)

// tellFormat tells the format of an input from its first bytes and the same
// as text, unless the user named it.
func tellFormat(in *input, raw, text []byte, chosen string) (string, error) {
	name := in.src.Name()
	if len(bytes.TrimSpace(text)) == 0 {
		return "", &SyntaxError{Name: name, Err: errEmpty, Hint: "check that it was downloaded or exported whole"}
	}
	chosen = strings.ToLower(chosen)
	switch chosen {
	case "":
	case formatCSV, formatJSON, formatNDJSON, formatParquet, formatArrow, formatExcel:
		return chosen, nil
	default:
		return "", fmt.Errorf("unknown format %q\nhint: the formats are csv, ndjson, json, parquet, arrow and xlsx", chosen)
	}
	if format := tellColumnar(raw); format != "" {
		return format, nil
	}
	if isWorkbook(in, raw) {
		return formatExcel, nil
	}
	if kind, hint := knownBinary(raw); kind != "" {
		return "", &SyntaxError{Name: name, Err: fmt.Errorf("this is %s, neither CSV, JSON, Parquet, Arrow nor Excel", kind), Hint: hint}
	}
	if kind, hint := otherText(text); kind != "" {
		return "", &SyntaxError{Name: name, Err: fmt.Errorf("this is %s, not the data itself", kind), Hint: hint}
	}
	if junk(text) {
		return "", &SyntaxError{Name: name, Err: errors.New("binary data, neither CSV, JSON, Parquet, Arrow nor Excel"), Hint: "if it is text in an unusual encoding, name it with --encoding"}
	}
	return tellText(text), nil
}

// tellColumnar tells the formats that package parquet reads, "" for none of them.
func tellColumnar(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("PAR1")), bytes.HasPrefix(raw, []byte("PARE")): // the second is encrypted
		return formatParquet
	case parquet.IsArrow(raw):
		return formatArrow
	}
	return ""
}

// noText reports whether an input begins as only Parquet, Arrow and ZIP do, Excel workbooks among these.
func noText(raw []byte) bool {
	return tellColumnar(raw) != "" || bytes.HasPrefix(raw, []byte("PK\x03\x04"))
}

// columnar reports whether package parquet reads the format.
func columnar(format string) bool { return format == formatParquet || format == formatArrow }

// knownBinary names binary formats that people take for datasets.
func knownBinary(head []byte) (kind, hint string) {
	kinds := []struct{ magic, kind, hint string }{
		{"PK\x03\x04", "a ZIP archive", "unpack it first"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook that is encrypted or of the old kind (.xls)", "save it as .xlsx without a password, or the sheet as CSV"},
		{"%PDF-", "a PDF document", "export the table as CSV"},
		{"SQLite format 3\x00", "an SQLite database", "export the table as CSV"},
		{"\x89PNG", "a PNG image", "pass the file with the data"},
		{"\xff\xd8\xff", "a JPEG image", "pass the file with the data"},
		{"FEA1", "a Feather file of version 1", "write it again as Feather version 2, which is the Arrow file format, or as Parquet"},
		{"Obj\x01", "an Avro file", "save it as Parquet"},
		{"ORC", "an ORC file", "save it as Parquet"},
		{"\x89HDF", "an HDF5 file", "save it as Parquet"},
		{"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"},
		{"Rar!\x1a\x07", "a RAR archive", "unpack it first"},
		{"\x1f\x9d", "data of the old compress tool", "unpack it first, or compress it with gzip or zstd"},
		{"\x7fELF", "a program", "pass the file with the data"},
	}
	for _, k := range kinds {
		if k.magic == "ORC" && (len(head) < 4 || head[3] >= ' ') {
			continue
		}
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return k.kind, k.hint
		}
	}
	return "", ""
}

// otherText names text that people get in place of a dataset.
func otherText(text []byte) (kind, hint string) {
	start := strings.ToLower(string(bytes.TrimSpace(text[:min(len(text), 200)])))
	switch {
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"):
		return "a web page", "look for the link on the page that downloads the file"
	case strings.HasPrefix(start, "<?xml"):
		return "an XML document", "convert the table in it to CSV or JSON"
	case strings.HasPrefix(start, "version https://git-lfs"):
		return "a Git LFS pointer", "fetch the file that it stands for with git lfs pull"
	}
	return "", ""
}

// junk reports whether head has more control characters than text has: one in
// fifty, or one in five when they are zero bytes, which some programs write
// in place of characters; or any beside bytes of which one in five is no UTF-8.
func junk(head []byte) bool {
	control, zero := 0, 0
	for _, c := range head {
		switch {
		case c == 0:
			zero++
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b && c != 0x1e && c != 0x1f && c != 0x01:
			control++
		}
	}
	broken := 0
	for rest := head; len(rest) > utf8.UTFMax; {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError {
			broken++
		}
		rest = rest[n:]
	}
	return control*50 > len(head) || zero*5 > len(head) || (control+zero) > 0 && broken*5 > len(head)
}

// tellText tells CSV from JSON. Text that begins with a bracket is JSON, broken
// or not, unless its first value ends well and a delimiter follows it.
func tellText(head []byte) string {
	text := bytes.TrimLeft(head, " \t\r\n")
	if text[0] != '{' && text[0] != '[' {
		return formatCSV
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	var first json.RawMessage
	if err := dec.Decode(&first); err != nil {
		return brokenJSON(text, err)
	}
	rest := bytes.TrimLeft(text[dec.InputOffset():], " \t\r")
	switch {
	case len(bytes.TrimSpace(rest)) == 0:
		return formatJSON
	case rest[0] == ',' || rest[0] == ';' || rest[0] == '|':
		return formatCSV
	case text[0] == '[' && bytes.IndexByte(first, '{') < 0 && rest[0] != '\n':
		return formatCSV
	}
	return formatNDJSON
}

// brokenJSON tells the format of text whose first value is cut off or wrong.
func brokenJSON(text []byte, err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return formatJSON
	}
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	if text[0] == '{' && json.Valid(bytes.TrimSpace(firstLine(rest))) && len(bytes.TrimSpace(rest)) > 0 {
		return formatNDJSON // the first record is wrong, the second is not
	}
	inside := bytes.TrimLeft(line[1:], " \t\r")
	if len(inside) > 0 && bytes.IndexByte([]byte(`"{[]}-0123456789tfn,:'`), inside[0]) < 0 {
		return formatCSV // no JSON value begins so
	}
	return formatJSON
}

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return line
}
