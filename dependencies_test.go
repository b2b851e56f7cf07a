package fairset_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"testing"
)

// Every module that go.mod requires directly has its line in
// docs/decisions/dependencies.md, and no module that has gone has one.
func TestDependenciesAreDecided(t *testing.T) {
	direct, all := requiredModules(t)
	page, err := os.ReadFile("docs/decisions/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	var decided []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllSubmatch(page, -1) {
		decided = append(decided, string(row[1]))
	}
	for _, mod := range direct {
		if !slices.Contains(decided, mod) {
			t.Errorf("docs/decisions/dependencies.md has no line on %s: why it is needed, what it drags in, what else could do it", mod)
		}
	}
	for _, mod := range decided {
		if !slices.Contains(all, mod) {
			t.Errorf("docs/decisions/dependencies.md has a line on %s, which go.mod no longer requires", mod)
		}
	}
}

// requiredModules are the modules that go.mod names, and those of them that
// are imported by this module itself.
func requiredModules(t *testing.T) (direct, all []string) {
	t.Helper()
	out, err := exec.Command("go", "mod", "edit", "-json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	for _, r := range mod.Require {
		all = append(all, r.Path)
		if !r.Indirect {
			direct = append(direct, r.Path)
		}
	}
	return direct, all
}
