package verdict

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/criteria.md anew")

// docs/criteria.md says what the registry says. "go generate ./verdict" writes it.
func TestCriteriaDocument(t *testing.T) {
	file := filepath.Join("..", "docs", "criteria.md")
	want := criteriaDocument(DefaultPolicy())
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v\nhint: run go generate ./verdict", err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/criteria.md is not current; run go generate ./verdict\n%s", diff)
	}
}

func criteriaDocument(p Policy) string {
	var b strings.Builder
	b.WriteString("<!-- Written by go generate ./verdict; do not edit. -->\n\n# Criteria\n\n" +
		"Each criterion asks one question about a dataset and answers pass, warn, fail, unknown or not applicable.\n" +
		"The worst finding decides: a fail of a blocking criterion makes the dataset unfair; else an unknown of one leaves it undetermined,\n" +
		"unless what lacks is something the user may tell; else a warning calls for care; else the dataset is fair.\n\n" +
		"The limits are those of the policy for a junior candidate. They were tried on 220 datasets labelled by hand;\n" +
		"\"argued\" marks a limit that no measurement stands behind. Skill runs from 0, no better than a guess, to 1, perfect.\n\n" +
		"| criterion | question | a fail |\n| --- | --- | --- |\n")
	for _, c := range Criteria() {
		fails := "calls for care"
		if c.Blocking {
			fails = "blocks"
		}
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", c.ID, c.ID, c.Question, fails)
	}
	for _, c := range Criteria() {
		writeCriterion(&b, c, p)
	}
	return b.String()
}

func writeCriterion(b *strings.Builder, c Criterion, p Policy) {
	fmt.Fprintf(b, "\n## %s\n\n**%s** %s\n\n%s\n\n", c.ID, c.Question, c.consequence(), c.Why)
	b.WriteString("| limit | value | meaning |\n| --- | --- | --- |\n")
	for _, l := range c.Limits {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", l.Name, l.Value(p), l.Meaning)
	}
	b.WriteString("\nWhere the limits come from:\n\n")
	for _, source := range c.sources() {
		fmt.Fprintf(b, "- %s\n", asSentence(source))
	}
	fmt.Fprintf(b, "\nWhat helps: %s\n", c.Remedy)
}
