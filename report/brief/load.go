package brief

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fairset/fairset/ingest"
)

// Load is how the data file is loaded in one line each.
type Load struct {
	Python string // of an expression that is a pandas data frame, with pandas as pd
	R      string
	Julia  string
}

// loadLines writes the lines for a file that stands in the folder data.
func loadLines(r ingest.Reading, f File) Load {
	path := strconv.Quote("data/" + f.Name)
	switch {
	case f.Rewritten:
		return csvLines(path, ingest.Dialect{Delimiter: ",", Quote: `"`, Header: 1}, "utf-8")
	case f.Format == "csv" && r.Dialect != nil:
		return csvLines(path, *r.Dialect, r.Encoding)
	case f.Format == "ndjson":
		return Load{
			"pd.read_json(" + path + ", lines=True)",
			"jsonlite::stream_in(file(" + path + "))",
			"using JSONTables, DataFrames; DataFrame(jsontable(\"[\" * join(eachline(" + path + "), \",\") * \"]\"))",
		}
	case f.Format == "json":
		return Load{
			"pd.read_json(" + path + ")",
			"jsonlite::fromJSON(" + path + ", flatten = TRUE)",
			"using JSONTables, DataFrames; DataFrame(jsontable(read(" + path + ", String)))",
		}
	case f.Format == "parquet":
		return Load{
			"pd.read_parquet(" + path + ")",
			"arrow::read_parquet(" + path + ")",
			"using Parquet2, DataFrames; DataFrame(Parquet2.Dataset(" + path + "))",
		}
	case f.Format == "arrow":
		return Load{
			"pd.read_feather(" + path + ")",
			"arrow::read_feather(" + path + ")",
			"using Arrow, DataFrames; DataFrame(Arrow.Table(" + path + "))",
		}
	case f.Format == "xlsx":
		return Load{
			"pd.read_excel(" + path + ")",
			"readxl::read_excel(" + path + ")",
			"using XLSX, DataFrames; DataFrame(XLSX.readtable(" + path + ", 1))",
		}
	}
	return Load{"pd.read_csv(" + path + ")", "read.csv(" + path + ")", "using CSV, DataFrames; CSV.read(" + path + ", DataFrame)"}
}

func csvLines(path string, d ingest.Dialect, encoding string) Load {
	python, r, julia := []string{path}, []string{path}, []string{path, "DataFrame"}
	if d.Delimiter != "," {
		python = append(python, "sep="+pythonText(d.Delimiter))
		r = append(r, "sep = "+pythonText(d.Delimiter))
		julia = append(julia, "delim="+pythonText(d.Delimiter))
	}
	if name := pythonEncoding(encoding); name != "utf-8" {
		python = append(python, "encoding="+pythonText(name))
		r = append(r, "fileEncoding = "+pythonText(rEncoding(encoding)))
	}
	if d.Quote != "" && d.Quote != `"` {
		python = append(python, "quotechar="+pythonText(d.Quote))
		r = append(r, "quote = "+pythonText(d.Quote))
		julia = append(julia, "quotechar='"+strings.Trim(pythonText(d.Quote), `"`)+"'")
	}
	if d.Escape == `\` {
		python = append(python, `escapechar="\\"`)
		julia = append(julia, `escapechar='\\'`)
	}
	if d.Preamble > 0 {
		python = append(python, fmt.Sprintf("skiprows=%d", d.Preamble))
		r = append(r, fmt.Sprintf("skip = %d", d.Preamble))
		julia = append(julia, fmt.Sprintf("skipto=%d, header=%d", d.Preamble+d.Header+1, d.Preamble+1))
	}
	if d.Comment != "" {
		python = append(python, "comment="+pythonText(d.Comment))
		r = append(r, "comment.char = "+pythonText(d.Comment))
		julia = append(julia, "comment="+pythonText(d.Comment))
	}
	if d.Header == 0 {
		python = append(python, "header=None")
		r = append(r, "header = FALSE")
		julia = append(julia, "header=false")
	}
	return Load{
		"pd.read_csv(" + strings.Join(python, ", ") + ")",
		"read.csv(" + strings.Join(r, ", ") + ")",
		"using CSV, DataFrames; CSV.read(" + strings.Join(julia, ", ") + ")",
	}
}

// pythonText writes a text as Python, R and Julia all read it.
func pythonText(s string) string { return strconv.QuoteToASCII(s) }

func pythonEncoding(name string) string {
	switch name {
	case "", "utf-8", "ascii", "us-ascii":
		return "utf-8"
	case "utf-8-bom":
		return "utf-8-sig"
	case "utf-16le", "utf-16be", "utf-16le-bom", "utf-16be-bom":
		return "utf-16"
	}
	return name
}

func rEncoding(name string) string {
	if name == "utf-8-bom" {
		return "UTF-8-BOM"
	}
	return strings.ToUpper(name)
}
