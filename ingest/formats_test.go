package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// formats is the folder with one small table in each binary format; make.py in it wrote them.
const formats = "../testdata/formats"

// cellsOf reads a dataset and returns its columns as "name type", its rows with "|" between cells, and its notes.
func cellsOf(opts Options, paths ...string) (schema string, rows []string, r Reading, err error) {
	d, err := Open(context.Background(), paths, opts)
	if err != nil {
		return "", nil, r, err
	}
	defer d.Close()
	for again := true; again; {
		var mu sync.Mutex
		byRow := map[int64]string{}
		again, err = d.Scan(context.Background(), 2, func(_, _ int, first int64, rec arrow.Record) error {
			mu.Lock()
			defer mu.Unlock()
			for i := range int(rec.NumRows()) {
				cells := make([]string, rec.NumCols())
				for c := range cells {
					cells[c] = strings.Clone(rec.Column(c).ValueStr(i))
				}
				byRow[first+int64(i)] = strings.Join(cells, "|")
			}
			return nil
		})
		if err != nil {
			return "", nil, r, err
		}
		rows = make([]string, len(byRow))
		for i := range rows {
			rows[i] = byRow[int64(i)]
		}
	}
	var fields []string
	for _, f := range d.Schema().Fields() {
		fields = append(fields, f.Name+" "+f.Type.Name())
	}
	r, err = d.Reading()
	return strings.Join(fields, ", "), rows, r, err
}

// kindsOf are the different kinds of notes, in order.
func kindsOf(notes []Note) string {
	seen := map[string]bool{}
	for _, n := range notes {
		seen[n.Kind] = true
	}
	var kinds []string
	for kind := range seen {
		kinds = append(kinds, kind)
	}
	sort.Strings(kinds)
	return strings.Join(kinds, " ")
}

// TestTextFormats reads a table in each way in which people write tables as text.
func TestTextFormats(t *testing.T) {
	const ab, rows = "a int64, b utf8", "1|x 2|y 3|z"
	long := func(line string) string { return strings.Repeat(line, 8) }
	for _, test := range []struct {
		name, text   string
		schema, rows string // rows are the first three
		notes        string
		opts         Options
	}{
		{"comma", "a,b\n1,x\n2,y\n3,z\n", ab, rows, "", Options{}},
		{"semicolon", "a;b\n1;x\n2;y\n3;z\n", ab, rows, "", Options{}},
		{"tab", "a\tb\n1\tx\n2\ty\n3\tz\n", ab, rows, "", Options{}},
		{"pipe", "a|b\n1|x\n2|y\n3|z\n", ab, rows, "", Options{}},
		{"space", "a b\n1 x\n2 y\n3 z\n", ab, rows, "", Options{}},
		{"spaces that align", "a    b\n1    x\n22   y\n333  z\n", ab, "1|x 22|y 333|z", "", Options{}},
		{"two characters", "a::b\n1::x\n2::y\n3::z\n", ab, rows, "", Options{}},
		{"several bytes", "a§b\n1§x\n2§y\n3§z\n", ab, rows, "", Options{}},
		{"a delimiter of the user", "a<>b\n1<>x\n2<>y\n3<>z\n", ab, rows, "", Options{Delimiter: "<>"}},
		{"double quotes, doubled", "a,b\n1,\"x, \"\"q\"\"\"\n2,y\n3,z\n", ab, `1|x,~"q" 2|y 3|z`, "", Options{}},
		{"double quotes, backslash", "a,b\n1,\"x, \\\"q\\\"\"\n2,\"\\\"y\\\"\"\n3,z\n", ab, `1|x,~"q" 2|"y" 3|z`, "", Options{}},
		{"single quotes", "a,b\n1,'x, q'\n2,'y, r'\n3,'z'\n", ab, "1|x,~q 2|y,~r 3|z", "", Options{}},
		{"CRLF", "a,b\r\n1,x\r\n2,y\r\n3,z\r\n", ab, rows, "", Options{}},
		{"CR", "a,b\r1,x\r2,y\r3,z\r", ab, rows, "", Options{}},
		{"line ends mixed", "a,b\r\n1,x\n2,y\r\n3,z\n", ab, rows, "", Options{}},
		{"comments", "# made by hand\na,b\n1,x\n# a pause\n2,y\n3,z\n", ab, rows, "comment preamble", Options{}},
		{"preamble", "Report of 2024\n\na,b\n1,x\n2,y\n3,z\n", ab, rows, "preamble", Options{}},
		{"footer", "a,b,c\n1,x,2\n2,y,3\n3,z,4\nSource: nobody\n", "a int64, b utf8, c int64", "1|x|2 2|y|3 3|z|4", "footer", Options{}},
		{"several header rows", "a,a,b\nmin,max,\n" + long("1,2,x\n3,4,y\n5,6,z\n"), "a min int64, a max int64, b utf8", "1|2|x 3|4|y 5|6|z", "multiple-headers", Options{}},
		{"no header", "1,2.5\n2,3.5\n3,4.5\n", "column_1 int64, column_2 float64", "1|2.5 2|3.5 3|4.5", "", Options{}},
		{"no header, says the user", "a,b\nc,d\n", "column_1 utf8, column_2 utf8", "a|b c|d", "", Options{NoHeader: true}},
		{"names twice", "a,a\n1,x\n2,y\n3,z\n", "a int64, a_2 utf8", rows, "header", Options{}},
		{"a series of pandas without a name", ",0\n7,x\n8,y\n9,z\n", "column_1 int64, 0 utf8", "7|x 8|y 9|z", "header", Options{}},
		{"numbers of which the first lacks one", ",0\n,1\n8,2\n9,3\n", "column_1 int64, column_2 int64", "(null)|0 (null)|1 8|2", "", Options{}},
		{"a name missing", "a,\n1,x\n2,y\n3,z\n", "a int64, column_2 utf8", rows, "header", Options{}},
		{"ragged rows", "a,b,c\n1,x,1\n2,y\n3,z,3,4\n" + long("4,w,5\n"), "a int64, b utf8, c int64", "1|x|1 2|y|(null) 3|z|3", "ragged-row", Options{}},
		{"a delimiter at the end", "a,b\n1,x,\n2,y,\n3,z,\n", ab, rows, "trailing-delimiter", Options{}},
		{"line breaks in cells", "a,b\n1,\"x\ny\"\n2,y\n3,z\n", ab, "1|x\ny 2|y 3|z", "", Options{}},
		{"zero bytes", "a,b\n1,x\x00\n2,y\n3,z\n" + long("4,w\n"), ab, "1|x\x00 2|y 3|z", "nul-byte", Options{}},
		{"decimal comma", "a;b\n1;2,5\n2;3,75\n3;4,125\n", "a int64, b float64", "1|2.5 2|3.75 3|4.125", "", Options{}},
		{"thousands", "a,b\n1,\"1,234,567\"\n2,\"2,345\"\n3,17\n", "a int64, b int64", "1|1234567 2|2345 3|17", "", Options{}},
		{"currency", "a,b\n1,$1.50\n2,$2.75\n3,$3\n", "a int64, b float64", "1|1.5 2|2.75 3|3", "", Options{}},
		{"percent", "a,b\n1,12.5%\n2,50%\n3,7%\n", "a int64, b float64", "1|12.5 2|50 3|7", "", Options{}},
		{"codes with zeros", "a,b\n007,x\n010,y\n123,z\n", "a utf8, b utf8", "007|x 010|y 123|z", "", Options{}},
		{"types of the user", "a,b\n1,x\n2,y\n3,z\n", "a utf8, b utf8", rows, "", Options{Types: map[string]string{"a": "text"}}},
		{"JSON lines", "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n{\"a\":3,\"b\":\"z\"}\n", ab, rows, "", Options{}},
		{"JSON array", `[{"a":1,"b":"x"},{"a":2,"b":"y"},{"a":3,"b":"z"}]`, ab, rows, "", Options{}},
		{"JSON columns", `{"a":[1,2,3],"b":["x","y","z"]}`, ab, rows, "", Options{}},
		{"JSON wrapped", `{"data":[{"a":1,"b":"x"},{"a":2,"b":"y"},{"a":3,"b":"z"}]}`, ab, rows, "", Options{}},
		{"JSON concatenated", `{"a":1,"b":"x"}{"a":2,"b":"y"} {"a":3,"b":"z"}`, ab, rows, "", Options{}},
		{"JSON nested", `[{"a":{"b":1}},{"a":{"b":2}},{"a":null}]`, "a.b int64", "1 2 (null)", "nested", Options{}},
		{"JSON arrays", `[{"a":[1,2]},{"a":[]},{"a":null}]`, "a list", "[1,2] [] (null)", "", Options{}},
		{"JSON arrays of several types", `[{"a":[1,"x"]},{"a":[{}]},{"a":[[1]]}]`, "a utf8", `[1,"x"] [{}] [[1]]`, "nested", Options{}},
		{
			"Mongo", `{"a":{"$oid":"5f0c"},"b":{"$date":"2024-05-06T07:08:09Z"},"c":{"$numberLong":"7"}}` + "\n" + `{"a":{"$oid":"5f0d"},"b":{"$date":"2024-05-06T07:08:10Z"},"c":{"$numberLong":"8"}}`,
			"a utf8, b timestamp, c int64", "5f0c|2024-05-06~07:08:09Z|7 5f0d|2024-05-06~07:08:10Z|8", "",
			Options{},
		},
		{"numbers beyond float64", `[{"a":12345678901234567890.5},{"a":1}]`, "a utf8", "12345678901234567890.5 1", "", Options{}},
		{"keys twice", `[{"a":1,"a":2},{"a":3}]`, "a int64", "1 3", "duplicate-key", Options{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			schema, rows, r, err := cellsOf(test.opts, writeFile(t, "table", test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := tildes(rows[:min(len(rows), 3)]); schema != test.schema || got != test.rows {
				t.Errorf("%s: %q\nwant %s: %q", schema, got, test.schema, test.rows)
			}
			if got := kindsOf(r.Notes); got != test.notes {
				t.Errorf("notes %q, want %q", got, test.notes)
			}
		})
	}
}

// tildes joins rows by blanks; those in cells become "~".
func tildes(rows []string) string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = strings.ReplaceAll(r, " ", "~")
	}
	return strings.Join(out, " ")
}

// TestBinaryFormats reads the table of make.py in each format, codec, compression and encoding.
func TestBinaryFormats(t *testing.T) {
	const schema, rows = "id int64, name utf8, x float64", "1|ann|1.5 2|bob|(null) 3|eve|3.5"
	const city = "stadt utf8, einwohner int64"
	for _, test := range []struct {
		file, schema, rows, is string // is: format, compression, encoding
		notes                  string
		opts                   Options
	}{
		{"table.csv.gz", schema, rows, "csv gzip utf-8", "", Options{}},
		{"table.csv.zst", schema, rows, "csv zstd utf-8", "", Options{}},
		{"table.csv.bz2", schema, rows, "csv bzip2 utf-8", "", Options{}},
		{"table.csv.xz", schema, rows, "csv xz utf-8", "", Options{}},
		{"table.csv.lzma", schema, rows, "csv lzma utf-8", "", Options{}},
		{"table.csv.lz4", schema, rows, "csv lz4 utf-8", "", Options{}},
		{"table.csv.sz", schema, rows, "csv snappy utf-8", "", Options{}},
		{"table.csv.zlib", schema, rows, "csv zlib utf-8", "", Options{}},
		{"table.csv.br", schema, rows, "csv brotli utf-8", "", Options{}},
		{"table.zip", schema, rows, "csv zip utf-8", "other-files", Options{}},
		{"table.zip!data/table.csv", schema, rows, "csv zip utf-8", "other-files", Options{}},
		{"table.tar", schema, rows, "csv tar utf-8", "", Options{}},
		{"table.tar.xz", schema, rows, "csv tar+xz utf-8", "", Options{}},
		{"none.parquet", schema, rows, "parquet none binary", "", Options{}},
		{"snappy.parquet", schema, rows, "parquet none binary", "", Options{}},
		{"gzip.parquet", schema, rows, "parquet none binary", "", Options{}},
		{"zstd.parquet", schema, rows, "parquet none binary", "", Options{}},
		{"brotli.parquet", schema, rows, "parquet none binary", "", Options{}},
		{"lz4.parquet", schema, rows, "parquet none binary", "", Options{}},
		{"plain-v2.parquet", schema, rows, "parquet none binary", "", Options{}},
		{"int96.parquet", "t timestamp", "2024-05-06~07:08:09.123456Z (null)", "parquet none binary", "", Options{}},
		{"file.arrow", schema, rows, "arrow none binary", "", Options{}},
		{"stream.arrows", schema, rows, "arrow none binary", "", Options{}},
		{"table.feather", schema, rows, "arrow none binary", "", Options{}},
		{"table.xlsx", "id int64, name utf8, day date32", "1|ann|2024-01-02 2|bob|2024-01-03", "xlsx none binary", "other-tables", Options{}},
		{"table.xlsx", "a int64", "7 8 9", "xlsx none binary", "other-tables", Options{Sheet: "second"}},
		{"utf-8-sig.csv", city, "München|1 Köln|2 Düsseldorf|3 Säckingen|4", "csv none utf-8-bom", "", Options{}},
		{"utf-16.csv", city, "München|1 Köln|2 Düsseldorf|3 Säckingen|4", "csv none utf-16le", "", Options{}},
		{"utf-16-be.csv", city, "München|1 Köln|2 Düsseldorf|3 Säckingen|4", "csv none utf-16be", "", Options{}},
		{"utf-32.csv", city, "München|1 Köln|2 Düsseldorf|3 Säckingen|4", "csv none utf-32le", "", Options{}},
		{"windows-1252.csv", city, "München|1 Köln|2 Düsseldorf|3 Säckingen|4", "csv none windows-1252", "", Options{}},
		{"windows-1251.csv", "город utf8, население int64", "Москва|1 Казань|2 Нижний~Новгород|3", "csv none windows-1251", "", Options{}},
		{"shift-jis.csv", "都市 utf8, 人口 int64", "東京都|1 大阪府|2 京都市|3 北海道の町|4", "csv none shift_jis", "", Options{}},
		{"gb18030.csv", "城市 utf8, 人口 int64", "北京市|1 上海市|2 广州市|3 这个地方的人|4", "csv none gb18030", "", Options{}},
		{"euc-kr.csv", "도시 utf8, 인구 int64", "서울|1 부산|2 대구의사람|3 이것은도시이다|4", "csv none euc-kr", "", Options{}},
		{"invalid-utf-8.csv", "a int64, b utf8", "1|café 2|naïve 3|bad\uFFFD 4|déjà~vu 5|über", "csv none utf-8", "invalid-encoding", Options{}},
		{"windows-1251.csv", "ãîðîä utf8, íàñåëåíèå int64", "Ìîñêâà|1 Êàçàíü|2 Íèæíèé~Íîâãîðîä|3", "csv none windows-1252", "", Options{Encoding: "windows-1252"}},
	} {
		t.Run(test.file, func(t *testing.T) {
			schema, rows, r, err := cellsOf(test.opts, filepath.Join(formats, test.file))
			if err != nil {
				t.Fatal(err)
			}
			if got := tildes(rows); schema != test.schema || got != test.rows {
				t.Errorf("%s: %q\nwant %s: %q", schema, got, test.schema, test.rows)
			}
			if got := fmt.Sprintf("%s %s %s", r.Format, r.Compression, r.Encoding); got != test.is {
				t.Errorf("it is %s, want %s", got, test.is)
			}
			if got := kindsOf(r.Notes); got != test.notes {
				t.Errorf("notes %q, want %q", got, test.notes)
			}
		})
	}
}

// TestParquetTypes reads a column of every logical type.
func TestParquetTypes(t *testing.T) {
	schema, rows, _, err := cellsOf(Options{}, filepath.Join(formats, "types.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	want := []struct{ column, first string }{
		{"i8 int64", "-1"},
		{"u32 int64", "4000000000"},
		{"u64 int64", "7"},
		{"f16 float64", "(null)"},
		{"f32 float64", "0.5"},
		{"bool bool", "true"},
		{"date date32", "2024-05-06"},
		{"time time64", "07:08:09.123456"},
		{"ms timestamp", "2024-05-06 07:08:09.123Z"},
		{"us timestamp", "2024-05-06 07:08:09.123456Z"},
		{"ns timestamp", "2024-05-06 07:08:09.123456Z"},
		{"dec float64", "12.34"},
		{"big utf8", "1234567890123456789.25"},
		{"text utf8", "é"},
		{"bytes utf8", "0xff00"},
		{"uuid utf8", "00000000-0000-0000-0000-000000000001"},
		{"list list", "[1,2]"},
		{"record.a int64", "1"},
		{"record.b utf8", "x"},
		{"records utf8", `[{"a":1}]`},
		{"map utf8", `{"k":1}`},
		{"category utf8", "a"},
		{"null null", "(null)"},
	}
	columns, cells := strings.Split(schema, ", "), strings.Split(rows[0], "|")
	if len(columns) != len(want) || len(rows) != 2 {
		t.Fatalf("%d rows of %s", len(rows), schema)
	}
	for i, w := range want {
		if columns[i] != w.column || cells[i] != w.first {
			t.Errorf("%s: %s, want %s: %s", columns[i], cells[i], w.column, w.first)
		}
	}
}

// TestRefusedFormats: what cannot be read says so, with a hint.
func TestRefusedFormats(t *testing.T) {
	for _, test := range []struct{ name, path, want string }{
		{"encrypted Parquet", filepath.Join(formats, "encrypted.parquet"), "encrypted"},
		{"Parquet cut off", filepath.Join(formats, "cut.parquet"), "cut off"},
		{"a web page", writeFile(t, "x.csv", "<!doctype html><html>"), "a web page"},
		{"a PDF", writeFile(t, "x.csv", "%PDF-1.7\n"), "a PDF"},
		{"nothing", writeFile(t, "x.csv", ""), "empty"},
	} {
		_, _, _, err := cellsOf(Options{}, test.path)
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "hint: ") {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// TestShardFormats reads a folder and a glob of files in several compressions as one table.
func TestShardFormats(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"table.csv.gz", "table.csv.zst", "table.csv.lzma"} {
		content, err := os.ReadFile(filepath.Join(formats, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{folder, filepath.Join(folder, "*")} {
		schema, rows, _, err := cellsOf(Options{}, path)
		if want := "id int64, name utf8, x float64"; err != nil || schema != want || len(rows) != 9 {
			t.Errorf("%s: %s, %d rows, %v", path, schema, len(rows), err)
		}
	}
}
