package profile

import (
	"fmt"
	"testing"
)

func TestCertaintyAndForm(t *testing.T) {
	tests := []struct {
		name     string
		cells    []any
		least    float64 // of the confidence
		most     float64
		runnerUp Kind
		form     string
	}{
		{"nothing", cycle(30, nil), 1, 1, "", ""},
		{"flag", cycle(30, true, false), 1, 1, "", ""},
		{"rooms", cycle(90, 1, 2, 3, 4, 5), 0, 0.6, Category, ""},
		{"price", fill(300, func(i int) any { return float64(i*i%1001) / 4 }), 0.9, 1, Quantity, ""},
		{"population", fill(300, func(i int) any { return (i*7919 + 13) % 150 * 1000 }), 0.9, 1, Decimal, ""},
		{"built", fill(300, func(i int) any { return 1900 + i*7%120 }), 0.7, 0.9, Date, "year"},
		{"x", fill(300, func(i int) any { return 1900 + i*7%120 }), 0.7, 1, Date, "year"},
		{"sold", fill(300, func(i int) any { return 20180000 + 100*(1+i%12) + 1 + i*7%28 }), 0, 1, Date, "date as number"},
		{"sold", fill(300, func(i int) any { return 1_000_000*(1+i%12) + 10_000*(1+i*7%28) + 2018 }), 0, 1, Date, "date as number"},
		{"sold", fill(300, func(i int) any { return 20180000 + i*317%1400 }), 0, 1, Identifier, ""},
		{"id", fill(300, func(i int) any { return i + 1 }), 0.9, 1, Integer, "sequence"},
		{"customer_id", fill(300, func(i int) any { return (i*7919 + 13) % 10007 }), 0.9, 1, Integer, ""},
		{"plz", fill(300, func(i int) any { return fmt.Sprintf("%05d", 1000+i*317%90000) }), 0.9, 1, Identifier, "postcode"},
		{"part", fill(300, func(i int) any { return fmt.Sprintf("%05d", 1000+i*317%90000) }), 0.9, 1, Identifier, "leading zeros"},
		{"where", fill(300, func(i int) any { return fmt.Sprintf("%c%d %d%cQ", 'A'+i%26, 1+i%20, i%10, 'A'+i%23) }), 0, 1, Identifier, "postcode"},
		{"place", fill(300, func(i int) any { return fmt.Sprintf("50.%04d, 6.%04d", i*37%9999, i*91%9999) }), 0, 1, Identifier, "coordinates"},
		{"rate", fill(300, func(i int) any { return fmt.Sprintf("%d %%", i*3%101) }), 1, 1, Text, "percent"},
		{"cost", fill(300, func(i int) any { return fmt.Sprintf("€%d", i*3%101) }), 1, 1, Text, "currency"},
		{"town", cycle(300, "Aachen", "Bonn", "Celle"), 0.9, 1, Text, ""},
		{"town", cycle(9, "Aachen", "Bonn", "Celle"), 0, 0.7, Text, ""},
	}
	for _, test := range tests {
		c := compute(t, record([]string{test.name}, test.cells), Options{}).Columns[0]
		if c.KindConfidence < test.least || c.KindConfidence > test.most || c.RunnerUp != test.runnerUp && c.Kind != Category || c.Form != test.form {
			t.Errorf("%q %v: %s %.2f, then %s, form %q", test.name, test.cells[0], c.Kind, c.KindConfidence, c.RunnerUp, c.Form)
		}
		if c.RunnerUp == c.Kind {
			t.Errorf("%q: %s comes after itself", test.name, c.Kind)
		}
	}
}
