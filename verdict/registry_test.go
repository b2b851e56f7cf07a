package verdict

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// Every criterion has a file named after its ID, its documentation and a test
// of its own beside it.
func TestCriteriaAreComplete(t *testing.T) {
	seen := make(map[string]bool)
	hardness := make(map[int]string)
	for _, c := range Criteria() {
		t.Run(c.ID, func(t *testing.T) {
			if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(c.ID) || seen[c.ID] {
				t.Errorf("the ID is taken or not in lower case with hyphens")
			}
			seen[c.ID] = true
			if other, taken := hardness[c.Hardness]; taken || c.Hardness < 0 || c.Hardness > 100 {
				t.Errorf("hardness %d is out of range or that of %s", c.Hardness, other)
			}
			hardness[c.Hardness] = c.ID
			if !strings.HasSuffix(c.Question, "?") || len(c.Why) < 40 || len(c.Remedy) < 20 || c.judge == nil {
				t.Errorf("question, why, remedy or judge is lacking")
			}
			checkLimits(t, c)
			checkFiles(t, c)
		})
	}
}

func checkLimits(t *testing.T, c Criterion) {
	if len(c.Limits) == 0 {
		t.Errorf("no limits")
	}
	for _, l := range c.Limits {
		if l.Meaning == "" || l.Source == "" || l.Value == nil || l.Value(DefaultPolicy()) == "" {
			t.Errorf("limit %s lacks its value, meaning or source", l.Name)
		}
	}
}

func checkFiles(t *testing.T, c Criterion) {
	file := strings.ReplaceAll(c.ID, "-", "_")
	if _, err := os.Stat(file + ".go"); err != nil {
		t.Errorf("no file of its own: %v", err)
	}
	test := "func Test" + camel(c.ID) + "(t *testing.T)"
	text, err := os.ReadFile(file + "_test.go")
	if err != nil || !strings.Contains(string(text), test) || !strings.Contains(string(text), `runTable(t, "`+c.ID+`"`) {
		t.Errorf("%s_test.go does not hold %s with its table: %v", file, test, err)
	}
}

func camel(id string) string {
	var b strings.Builder
	for _, word := range strings.Split(id, "-") {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

// Every limit of the policy is documented by one criterion, and every
// documented limit is one of the policy.
func TestLimitsAreThePolicy(t *testing.T) {
	documented := make(map[string]int)
	for _, c := range Criteria() {
		for _, l := range c.Limits {
			documented[l.Name]++
		}
	}
	policy := reflect.TypeFor[Policy]()
	for i := range policy.NumField() {
		name := policy.Field(i).Name
		if name == "Name" || name == "Skip" { // not limits
			continue
		}
		if documented[name] != 1 {
			t.Errorf("%s is documented %d times", name, documented[name])
		}
		delete(documented, name)
		if reflect.ValueOf(DefaultPolicy()).Field(i).IsZero() {
			t.Errorf("%s has no default", name)
		}
	}
	if len(documented) > 0 {
		t.Errorf("not in the policy: %v", documented)
	}
}

func TestLookup(t *testing.T) {
	for _, c := range Criteria() {
		if got, err := Lookup(c.ID); err != nil || got.ID != c.ID {
			t.Errorf("Lookup(%q) = %q, %v", c.ID, got.ID, err)
		}
	}
	tests := []struct{ id, near string }{
		{"larg", "large"},
		{"sparse", "not-sparse"},
		{"Not_Sparse", "not-sparse"},
		{"trivail", "not-trivial"},
		{"target", "target-present"},
		{"balance", "balanced"},
		{"usabel", "usable"},
		{"", " or "},
		{"\x1b[31mlarge", "large"},
		{strings.Repeat("é", 10000), " or "},
	}
	for _, tt := range tests {
		got, err := Lookup(tt.id)
		if err == nil || got.ID != "" {
			t.Fatalf("Lookup(%q) found %q", tt.id, got.ID)
		}
		message := err.Error()
		if !strings.Contains(message, "\nhint: did you mean ") || !strings.Contains(message, tt.near) || strings.ContainsRune(message, '\x1b') {
			t.Errorf("Lookup(%q): %q does not name %q", tt.id, message, tt.near)
		}
		if len(message) > 400 {
			t.Errorf("Lookup of a long ID answers with %d bytes", len(message))
		}
	}
}

// An explanation holds everything, in lines of at most 80 columns.
func TestExplain(t *testing.T) {
	for _, c := range Criteria() {
		var b strings.Builder
		if err := c.Explain(&b, DefaultPolicy()); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if len([]rune(line)) > 80 {
				t.Errorf("%s: line of %d columns: %s", c.ID, len([]rune(line)), line)
			}
		}
		flat := strings.Join(strings.Fields(b.String()), " ")
		parts := []string{c.ID, c.Question, c.Why, c.Remedy}
		for _, l := range c.Limits {
			parts = append(parts, l.Name+" = "+l.Value(DefaultPolicy()), asSentence(l.Source))
		}
		for _, part := range parts {
			if !strings.Contains(flat, part) {
				t.Errorf("%s: not explained: %s", c.ID, part)
			}
		}
	}
}
