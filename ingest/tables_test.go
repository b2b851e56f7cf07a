package ingest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tablesOf opens paths and tells each table's name and columns, the one that is meant first.
func tablesOf(t *testing.T, opts Options, paths ...string) []string {
	t.Helper()
	d, err := Open(context.Background(), paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var found []string
	for _, table := range append([]*Dataset{d}, d.Tables()...) {
		found = append(found, table.Name()+": "+strings.Join(columnNames(table.Schema()), " "))
	}
	return found
}

func TestTables(t *testing.T) {
	orders := "order,customer,amount\n1,1,10.5\n2,1,20\n3,2,7\n"
	customers := "customer,name\n1,Ann\n2,Bob\n"
	shop := map[string]string{"customers.csv": customers, "orders.csv": orders, "notes.txt": "Fetched in May.\n"}
	kaggle := map[string]string{
		"train.csv": "id,x,y,z,price\n1,2,3,4,5\n", "test.csv": "id,x,y,z\n" + strings.Repeat("1,2,3,4\n", 9),
		"sample_submission.csv": "id,price\n" + strings.Repeat("1,2\n", 9),
	}
	tests := []struct {
		name string
		in   []string
		opts Options
		want []string
	}{
		{"a folder of tables", []string{folder(t, shop)}, Options{}, []string{"orders.csv: order customer amount", "customers.csv: customer name"}},
		{"the table with the target", []string{folder(t, shop)}, Options{Target: " name "}, []string{"customers.csv: customer name", "orders.csv: order customer amount"}},
		{"an archive of tables", []string{writeFile(t, "shop.zip", zipText(t, "customers.csv", customers, "orders.csv", orders, "notes.txt", "Fetched in May.\n"))}, Options{}, []string{"orders.csv: order customer amount", "customers.csv: customer name"}},
		{"an archive of shards", []string{writeFile(t, "x.zip", zipText(t, "1.csv", customers, "2.csv", customers+"3,Cy\n"))}, Options{}, []string{"2.csv and 1 more: customer name"}},
		{"a column more", []string{folder(t, map[string]string{"2023.csv": "id,price\n1,2\n", "2024.csv": "id,city,price\n3,Rome,4\n"})}, Options{}, []string{"2023.csv and 1 more: id price city"}},
		{"lists of names", []string{folder(t, map[string]string{"cities.csv": "id,name,country\n1,Rome,1\n2,Oslo,2\n", "countries.csv": "id,name\n1,Italy\n"})}, Options{}, []string{"cities.csv: id name country", "countries.csv: id name"}},
		{"training and test", []string{folder(t, kaggle)}, Options{}, []string{"train.csv: id x y z price", "sample_submission.csv: id price", "test.csv: id x y z"}},
		{"two formats", []string{folder(t, map[string]string{"a.csv": orders, "b.json": "[{\"a\":1}]"})}, Options{}, []string{"a.csv: order customer amount", "b.json: a"}},
		{"an empty shard", []string{folder(t, map[string]string{"1.csv": "", "2.csv": "a,b\n", "3.csv": "a,b\n1,2\n"})}, Options{}, []string{"3.csv: a b"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, tablesOf(t, test.opts, test.in...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Shards that differ in columns and types are read as one, in every format.
func TestUnionOfShards(t *testing.T) {
	for _, test := range []struct{ name, first, second, x string }{
		{"csv", "x,y,z\n1,a,1\n2,b,2\n", "x,z,w\n1.5,3,2020-01-01\n", "x [1 2] [1.5]"},
		{"ndjson", "{\"x\":1,\"y\":\"a\",\"z\":1}\n{\"x\":2,\"y\":\"b\",\"z\":2}\n", "{\"x\":1.5,\"z\":3,\"w\":\"2020-01-01\"}\n", "x [1 2] [1.5]"},
		{"json", "[{\"x\":1,\"y\":\"a\",\"z\":1},{\"x\":2,\"y\":\"b\",\"z\":2}]", "[{\"x\":\"c\",\"z\":3,\"w\":\"2020-01-01\"}]", `x ["1" "2"] ["c"]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := folder(t, map[string]string{"1." + test.name: test.first, "2." + test.name: test.second})
			one, r := transcript(t, 1, Options{}, dir)
			four, _ := transcript(t, 4, Options{}, dir)
			if diff := cmp.Diff(one, four); diff != "" {
				t.Errorf("one worker and four:\n%s", diff)
			}
			if len(one) != 2 || r.Rows != 3 || r.Columns != 4 {
				t.Fatalf("%d batches, %+v", len(one), r)
			}
			column, values, _ := strings.Cut(test.x, " [")
			first, second, _ := strings.Cut(values, "] [")
			for batch, want := range []string{fmt.Sprintf("%s [%s]", column, first), fmt.Sprintf("%s [%s", column, second)} {
				if !strings.Contains(one[batch], want) {
					t.Errorf("batch %d lacks %q: %s", batch, want, one[batch])
				}
			}
			var absent []string
			for _, n := range r.Notes {
				if n.Kind == NoteAbsent {
					absent = append(absent, fmt.Sprintf("%s %d from %d", n.Name, n.Count, n.First.Row))
				}
			}
			if diff := cmp.Diff([]string{"y 1 from 3", "w 2 from 1"}, absent); diff != "" {
				t.Error(diff)
			}
		})
	}
}
