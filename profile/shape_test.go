package profile

import "testing"

func TestNumberIn(t *testing.T) {
	tests := []struct {
		text string
		want float64
		ok   bool
	}{
		{"12", 12, true},
		{"-1.5e3", -1500, true},
		{"1,234", 1234, true},
		{"-1,234,567.25", -1234567.25, true},
		{"12,34,567", 1234567, true},
		{"1,23,45,678.5", 12345678.5, true},
		{"1,2,3", 0, false},
		{"6,0", 0, false},
		{"1,5", 0, false},
		{"1234,567", 0, false},
		{"1,23,456,789", 0, false},
		{"123,45,678", 0, false},
		{"1,234,56", 0, false},
		{"1.5,234", 0, false},
		{"1,234.5,678", 0, false},
		{"-,123", 0, false},
		{",", 0, false},
		{"", 0, false},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			if got, ok := numberIn(test.text); got != test.want || ok != test.ok {
				t.Errorf("numberIn(%q) = %v, %v, want %v, %v", test.text, got, ok, test.want, test.ok)
			}
		})
	}
}
