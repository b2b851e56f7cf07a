package metadata_test

import (
	"fmt"

	"github.com/fairset/fairset/metadata"
)

func ExampleRecogniseLicense() {
	l, _ := metadata.RecogniseLicense("https://creativecommons.org/licenses/by-sa/4.0/")
	fmt.Println(l.ID, l.Use)
	fmt.Println(l.Why)
	// Output:
	// CC-BY-SA-4.0 attach-alike
	// it lets anyone pass the data on under the same licence
}
