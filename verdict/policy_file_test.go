package verdict

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadPolicy(t *testing.T) {
	changed := func(base string, change func(*Policy)) Policy {
		p, ok := Preset(base)
		if !ok {
			t.Fatalf("no preset %s", base)
		}
		change(&p)
		return p
	}
	tests := []struct {
		name, text string
		want       Policy
	}{
		{"empty", "", DefaultPolicy()},
		{"a comment", "# as it is\n", DefaultPolicy()},
		{"YAML", "LargePass: 500\nSparsePass: 0.3\n", changed("junior", func(p *Policy) { p.LargePass, p.SparsePass = 500, 0.3 })},
		{"JSON", `{"LargePass": 500}`, changed("junior", func(p *Policy) { p.LargePass = 500 })},
		{"other spellings", "large-pass: 500\nhours_fail: 8\n", changed("junior", func(p *Policy) { p.LargePass, p.HoursFail = 500, 8 })},
		{"a whole number for a share", "SparsePass: 1", changed("junior", func(p *Policy) { p.SparsePass = 1 })},
		{"a preset, wherever it stands", "HoursPass: 7\npreset: senior\n", changed("senior", func(p *Policy) { p.HoursPass = 7 })},
		{"skip", "skip: [reachable, original-is-none]", Policy{}},
		{"skip one", "skip: [reachable]", changed("junior", func(p *Policy) { p.Skip = []string{"reachable"} })},
	}
	for _, tt := range tests {
		got, err := ReadPolicy([]byte(tt.text))
		if (err != nil) != (tt.want.Name == "") {
			t.Errorf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestReadPolicyRefuses(t *testing.T) {
	tests := []struct{ name, text, says string }{
		{"an unknown name", "LargPass: 3", "did you mean LargePass"},
		{"a word", "LargePass: many", `LargePass cannot be "many": it is a whole number`},
		{"a fraction of a row", "LargePass: 2.5", "whole number"},
		{"negative", "SparsePass: -0.1", "0 or more"},
		{"not a number", "SparsePass: .nan", "0 or more"},
		{"twice", "LargePass: 3\nlarge-pass: 4", "line 2"},
		{"an unknown preset", "preset: intern", "the presets are junior, senior and exploration"},
		{"an unknown criterion", "skip: [larg]", "did you mean large"},
		{"an unknown use", "OpenFail: sometimes", "one of attach, attach-alike, link or never"},
		{"its own name", "name: x", "no limit is called"},
		{"a list", "- 3", "names of limits"},
		{"no YAML", "a: [", "not YAML or JSON"},
	}
	for _, tt := range tests {
		if _, err := ReadPolicy([]byte(tt.text)); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v does not say %q", tt.name, err, tt.says)
		}
	}
}

func FuzzReadPolicy(f *testing.F) {
	f.Add([]byte("LargePass: 500\nskip: [large]\n"))
	f.Add([]byte("a: &a [*a]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if p, err := ReadPolicy(text); err != nil && p.Name != "" {
			t.Errorf("a policy beside the error %v", err)
		}
	})
}

func TestPresets(t *testing.T) {
	for i, name := range Presets() {
		p, ok := Preset(name)
		if !ok || p.Name != name {
			t.Errorf("%s: %v", name, p.Name)
		}
		if differs := len(p.Differences()) > 0; differs != (i > 0) {
			t.Errorf("%s: %v", name, p.Differences())
		}
	}
	if _, ok := Preset(""); ok {
		t.Error("a preset without a name")
	}
	want := []Difference{{"large", "not asked", "asked"}, {"LargePass", "500 rows", "1,000 rows"}}
	p := DefaultPolicy().Without("large")
	p.LargePass = 500
	if diff := cmp.Diff(want, p.Differences()); diff != "" {
		t.Error(diff)
	}
}

// What is skipped is not asked.
func TestWithout(t *testing.T) {
	p := DefaultPolicy()
	v := Judge(*rowsCase(5, fairCase().Profile.Duplicates.Rows), p.Without("large"))
	for _, f := range v.Findings {
		if f.Criterion == "large" {
			t.Error("large is asked")
		}
	}
	if len(p.Skip) != 0 {
		t.Error("Without changed its receiver")
	}
}
