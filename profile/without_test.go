package profile

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A profile without a column is the profile of a file that never had it.
func TestWithoutIsAFileThatNeverHadIt(t *testing.T) {
	names, columns := small(500)
	whole := record(names, columns...)
	for i := range names {
		keptNames := append(append([]string{}, names[:i]...), names[i+1:]...)
		keptColumns := append(append([][]any{}, columns[:i]...), columns[i+1:]...)
		opts := Options{Target: keptNames[0]}
		src, err := Without(&memorySource{rec: whole, batch: 1000}, []string{names[i]})
		if err != nil {
			t.Fatal(err)
		}
		got, err := Compute(t.Context(), src, opts)
		if err != nil {
			t.Fatal(err)
		}
		want := compute(t, record(keptNames, keptColumns...), opts)
		if diff := cmp.Diff(marshal(t, want), marshal(t, got)); diff != "" {
			t.Errorf("without %s:\n%s", names[i], diff)
		}
	}
}

func TestWithoutUnknownColumn(t *testing.T) {
	names, columns := small(10)
	_, err := Without(&memorySource{rec: record(names, columns...), batch: 1000}, []string{"colour", "wieght"})
	var unknown *ColumnError
	if !errors.As(err, &unknown) || unknown.Name != "wieght" || unknown.Nearest[0] != "weight" {
		t.Errorf("got %v", err)
	}
}
