package sketch

import "fmt"

func ExampleDistinct() {
	left, right := NewDistinct(100), NewDistinct(100)
	for i := range uint64(40) {
		left.Add(Mix(i))
		right.Add(Mix(i + 20))
	}
	left.Merge(right)
	fmt.Println(left.Estimate(80))
	// Output: {60 60 60}
}
