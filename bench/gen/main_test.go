package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	for _, kind := range []struct {
		name    string
		columns int
	}{{"mixed", 20}, {"numeric", 20}, {"wide", 30}, {"text", 30}} {
		args := []string{"-kind", kind.name, "-size", "100KB", "-columns", "30", "-rows", "200"}
		var table, again, lines bytes.Buffer
		for out, more := range map[*bytes.Buffer][]string{&table: nil, &again: nil, &lines: {"-format", "ndjson"}} {
			if err := run(append(args, more...), out); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(table.Bytes(), again.Bytes()) {
			t.Errorf("%s: two runs differ", kind.name)
		}
		quoted := bytes.Count(table.Bytes(), []byte(`"said"`))
		records, err := csv.NewReader(&table).ReadAll()
		if err != nil || len(records) != 201 || len(records[0]) != kind.columns {
			t.Fatalf("%s: %d records, %v", kind.name, len(records), err)
		}
		if kind.name == "mixed" && (quoted < 15 || quoted > 50) {
			t.Errorf("%d of 200 rows hold a quoted field, want about 30", quoted)
		}
		for i, line := range strings.Split(strings.TrimSpace(lines.String()), "\n") {
			var row map[string]any
			if err := json.Unmarshal([]byte(line), &row); err != nil || len(row) != kind.columns {
				t.Fatalf("%s, line %d: %d members, %v", kind.name, i+1, len(row), err)
			}
		}
	}
}

func TestWrong(t *testing.T) {
	for _, args := range [][]string{{"-kind", "x"}, {"-format", "x"}, {"-size", "x"}, {"-size", "-1MB"}, {"-x"}} {
		if err := run(args, &bytes.Buffer{}); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
}
