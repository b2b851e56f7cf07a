package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fairset/fairset/ingest/parquet"
)

func TestMain(m *testing.M) {
	parquet.ChildMain()
	os.Exit(m.Run())
}

// writeCorpora makes a folder of files, truth tables among them.
func writeCorpora(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRun(t *testing.T) {
	dir := writeCorpora(t, map[string]string{
		"truth/expected_rows_cols.csv": "path,rows,cols,source,note\na.csv,2,2,x,\na.csv,3,2,x,odd\nnone.csv,0,2,x,\n",
		"truth/dialects.csv":           "path,delimiter,quotechar,header_lines,n_columns\na.csv,;,',1,2\na.csv,\",\",',1,2\nnone.csv,\",\",',1,2\n",
		"truth/json_validity.csv":      "path,expect\ngood.json,valid\nbad.json,invalid\nodd.json,disputed\n",
		"truth/expected_records.csv":   "path,expected,records,kind\na.csv,a.json,2,list of dict\n",
		"truth/oracle_csv.csv":         "path,majority,votes\na.csv,2x2,4\ngood.json,9x9,3\n",
		"truth/oracle_parquet.csv":     "path,pyarrow,duckdb,polars,null_counts,arrow_types\na.csv,wrong,wrong,wrong,,\n",
		"truth/types.csv":              "path,column,type,source\na.csv,n,integer,ptype\na.csv,#1,string,ptype\na.csv,n,sentence,ML-Data-Prep-Zoo\n",
		"truth/disguised_missing.csv":  "path,column,kind,value\ngaps.csv,#v,missing,NA\n",
		"truth/columns_raw.csv":        "path,column,na_tokens\ngaps.csv,v,NA=1; ?=2\n",
		"truth/leakage.csv":            "path,target,column,kind\na.csv,t,n,copy\n",
		"truth/targets.csv":            "path,target,task,missing_claimed\na.csv,t,,N\na.csv,nobody,,N\n",
		"a.csv":                        "n;t\n1;x\n2;y\n",
		"a.json":                       `[{"n":"1","t":"x"},{"n":"2","t":"y"}]`,
		"none.csv":                     "n,t\n",
		"good.json":                    `[{"a":1}]`,
		"bad.json":                     `[{"a":1},,`,
		"odd.json":                     `[{"a":1}]`,
		"gaps.csv":                     "v,w\n1,2\nNA,3\n3,4\n4,5\n",
	})
	want := map[string]string{
		rowsSure: "2 | 2", rowsAll: "2 | 3", rowsPolluted: "0 | 0",
		dialectRight: "2 | 3", delimiterRight: "2 | 3", quoteRight: "3 | 3", headerRight: "3 | 3",
		recordsEqual: "1 | 1", jsonValid: "1 | 1", jsonInvalid: "1 | 1", oracleAgree: "1 | 1",
		typesAll: "2 | 3", typesStored: "2 | 2", typesFeature: "0 | 1",
		leakSuspected: "0 | 1", targetThere: "1 | 2", missingAsClaim: "1 | 1",
	}
	var out strings.Builder
	if err := run(t.Context(), []string{"-corpora", dir, "-failures"}, &out); err != nil {
		t.Fatal(err)
	}
	for name, counts := range want {
		if line := "| " + name + " | " + counts + " |"; !strings.Contains(out.String(), line) {
			t.Errorf("there is no line %q in\n%s", line, out.String())
		}
	}
	for _, line := range []string{
		"disguised_missing | " + missingFound + " | 1 | 1", "columns_raw | " + missingFound + " | 1 | 2",
		`dialects, delimiter: a.csv: got ";" "" 1, want "," "'" 1`,
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("there is no line %q in\n%s", line, out.String())
		}
	}
}

func TestRunRefuses(t *testing.T) {
	for _, args := range [][]string{{"-only", "nothing"}, {"-corpora", t.TempDir()}, {"-nonsense"}} {
		var out strings.Builder
		if err := run(t.Context(), args, &out); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}
