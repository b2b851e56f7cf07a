package personal_test

import (
	"fmt"

	"github.com/fairset/fairset/profile/personal"
)

func ExampleExamine() {
	found := personal.Examine(personal.Column{
		Name: "contact", Cells: 2, Distinct: 2,
		Values: []personal.Value{{Text: "ann@example.org", Count: 1}, {Text: "bob@example.org", Count: 1}},
	})
	fmt.Println(found[0].What, found[0].Count)
	fmt.Println(personal.Mask("ann@example.org", found[0].What))
	// Output:
	// email 2
	// a… (email)
}
