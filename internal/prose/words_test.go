package prose

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	tests := []struct {
		name string
		want []string
	}{
		{"", nil},
		{"customerID_2", []string{"customer", "id", "2"}},
		{"HTTPServer", []string{"http", "server"}},
		{"Sale Price (€)", []string{"sale", "price"}},
		{"größe", []string{"größe"}},
		{"X1", []string{"x1"}},
		{"FG%", []string{"fg"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Words(tt.name)); diff != "" {
			t.Errorf("%q: %s", tt.name, diff)
		}
	}
}
