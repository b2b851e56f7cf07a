// Command tiny writes the dataset tiny: forty pots of basil. It is unfair
// because it is too small.
//
//	go run ./testdata/tiny [FOLDER]
package main

import (
	"math"
	"math/rand/v2"
	"path/filepath"
	"strconv"

	"github.com/fairset/fairset/testdata/table"
)

const (
	seed = 20244
	rows = 40
)

func main() {
	rng := table.Rand(seed)
	var out [][]string
	for range rows {
		out = append(out, pot(rng))
	}
	header := []string{"window", "light_hours", "water_ml", "height_cm"}
	table.Exit(table.WriteCSV(filepath.Join(table.Dir("tiny"), "tiny.csv"), header, out))
}

// pot draws one row: a pot of basil after four weeks.
func pot(rng *rand.Rand) []string {
	window := rng.IntN(4)
	light := math.Max(1, float64(8-2*window)+rng.NormFloat64())
	water := 50 * (1 + rng.IntN(5))
	height := math.Max(2, 4+1.5*light+float64(water)/50+1.5*rng.NormFloat64())
	return []string{
		[]string{"south", "west", "east", "north"}[window],
		strconv.FormatFloat(light, 'f', 1, 64), strconv.Itoa(water), strconv.FormatFloat(height, 'f', 1, 64),
	}
}
