package ingest

import (
	"strings"
	"testing"
)

func TestExtendedJSON(t *testing.T) {
	for _, test := range []struct{ name, text, schema, rows string }{
		{"keys", `{"_id":{"$oid":"507f1f77bcf86cd799439011"},"n":1}` + "\n" + `{"_id" : { "$oid" : "507f191e810c19729de860ea" },"n":2}`, "_id utf8, n int64", "507f1f77bcf86cd799439011|1\n507f191e810c19729de860ea|2"},
		{"numbers", `[{"a":{"$numberLong":"9007199254740993"},"b":{"$numberInt":"7"},"c":{"$numberDouble":"1.5"},"d":{"$numberDecimal":"2.50"}},{"a":1,"b":2,"c":{"$numberDouble":"-Infinity"},"d":{"$numberDouble":"NaN"}}]`, "a int64, b int64, c float64, d float64", "9007199254740993|7|1.5|2.5\n1|2|-Inf|(null)"},
		{"dates", `[{"d":{"$date":"2021-03-04T10:11:12.5Z"}},{"d":{"$date":{"$numberLong":"-1"}}},{"d":{"$date":86400000}}]`, "d timestamp", "2021-03-04 10:11:12.5Z\n1969-12-31 23:59:59.999Z\n1970-01-02 00:00:00Z"},
		{"moments out of range", `[{"d":{"$date":{"$numberLong":"9223372036854775807"}}}]`, "d utf8", "9223372036854775807"},
		{"other keys", `[{"a":{"$oid":"x","b":1}},{"a":{"$type":"y"}}]`, "a.$oid utf8, a.b int64, a.$type utf8", "x|1|(null)\n(null)|(null)|y"},
		{"other values", `[{"a":{"$oid":7}},{"a":{"$date":true}}]`, "a.$oid int64, a.$date bool", "7|(null)\n(null)|true"},
	} {
		t.Run(test.name, func(t *testing.T) {
			schema, rows, _, err := readJSON(test.text, 1)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(rows, "\n"); schema != test.schema || got != test.rows {
				t.Errorf("got %s:\n%s\nwant %s:\n%s", schema, got, test.schema, test.rows)
			}
		})
	}
}
