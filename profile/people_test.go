package profile

import (
	"fmt"
	"strings"
	"testing"
)

// What identifies people stands nowhere in a profile; what does not is left as it is.
func TestMasked(t *testing.T) {
	const n = 60
	rec := record([]string{"name", "cc_number", "date_of_birth", "sex", "age", "note"},
		cycle(n, "Ann Lee", "Robert Miller", "Maria Garcia", "John Smith", "Sarah Jones", "David Brown"),
		fill(n, func(i int) any { return 4111111111111111 + i }),
		fill(n, func(i int) any { return fmt.Sprintf("19%02d-03-%02d", 40+i, 1+i%28) }),
		cycle(n, "f", "m"), fill(n, func(i int) any { return 20 + i }),
		cycle(n, "harmless", "write to ann@example.org please", "fine"))
	p := compute(t, rec, Options{Target: "name"})
	document := marshal(t, p)
	for _, secret := range []string{"Ann Lee", "Miller", "411111111111", "1940-03", "1999-03", "ann@example.org"} {
		if strings.Contains(document, secret) {
			at := strings.Index(document, secret)
			t.Errorf("%s stands in the profile: %s", secret, document[max(0, at-150):at+20])
		}
	}
	for i, what := range []string{"person-name", "card", "birth-date", "", "", "mention"} {
		c := p.Columns[i]
		if what == "" && len(c.Personal) == 0 {
			continue
		}
		if len(c.Personal) != 1 || c.Personal[0].What != what {
			t.Errorf("%s: %+v, want %s", c.Name, c.Personal, what)
		}
	}
	if p.Columns[5].Top[0].Value != "fine" && p.Columns[5].Top[0].Value != "harmless" && !strings.Contains(document, "harmless") {
		t.Errorf("texts that mention nobody are masked: %+v", p.Columns[5].Top)
	}
	if p.Columns[4].Numeric == nil || p.Columns[1].Numeric != nil {
		t.Error("the extremes of cards are shown, or those of ages are not")
	}
	if !p.People.Likely {
		t.Errorf("rows are about people: %+v", p.People)
	}
}

// Rows that few others are alike are counted, whoever they are of.
func TestQuasi(t *testing.T) {
	const n = 100
	table := func(zip func(i int) any) *Profile {
		return compute(t, record([]string{"birth_year", "gender", "zip", "marital"},
			cycle(n, 1980, 1990), cycle(n, "f", "m"), fill(n, zip), cycle(n, "single", "married")), Options{})
	}
	q := table(func(i int) any { return fmt.Sprintf("0%d", 1000+i/4) }).People.Quasi
	if q == nil || q.Rows != n || q.Share != 1 || strings.Join(q.Columns, " ") != "birth_year gender zip" {
		t.Errorf("groups of two: %+v", q)
	}
	if q := table(func(int) any { return "01000" }).People.Quasi; q != nil {
		t.Errorf("groups of fifty: %+v", q)
	}
}
