package cell

import "testing"

// The word for the usual pair is read four letters at a time; its slow twin is parseBoolean.
func TestBooleanEqualsSlowTwin(t *testing.T) {
	for _, text := range []string{
		"true", "false", "TRUE", "False", "tRuE", "fals", "falsy", "trues", "truth", "falses", "tru", "t", "", "yes", "0", "1", "TRUE ", "\x54rue", "\x14rue", "tr\xf5e",
	} {
		p, want, wantOK := parseBoolean([]byte(text))
		wantOK = wantOK && p == pairTrueFalse
		if got, ok := boolean([]byte(text), pairTrueFalse); ok != wantOK || ok && got != want {
			t.Errorf("%q: got %v, %v, want %v, %v", text, got, ok, want, wantOK)
		}
	}
}
