// Command noise writes the dataset noise: coffee subscribers whose
// satisfaction has nothing to do with anything that is known. It is unfair
// because the target cannot be predicted.
//
//	go run ./testdata/noise [FOLDER]
package main

import (
	"math"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"time"

	"github.com/fairset/fairset/testdata/table"
)

const (
	seed = 20243
	rows = 2000
)

var header = []string{
	"subscribed_on", "plan", "roast", "channel", "deliveries", "skipped", "mean_rating", "box_weight_g", "support_calls",
	"satisfaction",
}

func main() {
	rng := table.Rand(seed)
	var out [][]string
	for range rows {
		out = append(out, subscription(rng))
	}
	table.Exit(table.WriteCSV(filepath.Join(table.Dir("noise"), "noise.csv"), header, out))
}

// subscription draws one row. The last cell depends on none of the others.
func subscription(rng *rand.Rand) []string {
	day := time.Date(2022, 3, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rng.IntN(900))
	plan := rng.IntN(3)
	deliveries := 1 + rng.IntN(12*(plan+1))
	rating := ""
	if rng.Float64() < 0.92 {
		rating = strconv.FormatFloat(math.Round(10*math.Min(5, 4+0.6*rng.NormFloat64()))/10, 'f', 1, 64)
	}
	return []string{
		day.Format("2006-01-02"),
		[]string{"single", "pair", "office"}[plan],
		[]string{"light", "medium", "dark", "decaf"}[rng.IntN(4)],
		[]string{"website", "app", "market stall", "voucher"}[rng.IntN(4)],
		strconv.Itoa(deliveries), strconv.Itoa(rng.IntN(1 + deliveries/3)), rating,
		strconv.Itoa(250 * (1 + plan + rng.IntN(3))), strconv.Itoa(int(rng.ExpFloat64())),
		strconv.Itoa(int(math.Max(0, math.Min(100, 66+16*rng.NormFloat64())))),
	}
}
