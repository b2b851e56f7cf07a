// Command sparse writes the dataset sparse: air-quality readings by volunteers
// of which more than half never arrived. It is unfair because too much is missing.
//
//	go run ./testdata/sparse [FOLDER]
package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"time"

	"github.com/fairset/fairset/testdata/table"
)

const (
	seed = 20242
	rows = 2000
)

var header = []string{
	"station", "measured_at", "street_type", "pm25", "pm10", "no2", "ozone", "temperature_c", "humidity_pct", "wind_ms",
	"traffic_count", "comment",
}

// missingShares is how much of each column is missing, in the order of header.
var missingShares = [...]float64{0, 0, 0.5, 0.08, 0.75, 0.82, 0.86, 0.62, 0.78, 0.8, 0.77, 0.92}

// spellings are how each column writes that a value is missing.
var spellings = [...][]string{
	{""}, {""}, {"", "unknown"}, {""}, {"", "NA"}, {"", "n/a"}, {"", "?"}, {"", "-999"}, {"", "NA"}, {"", "-"}, {"", "-999"}, {"", "none"},
}

func main() {
	rng := table.Rand(seed)
	var out [][]string
	for i := range rows {
		cells := reading(rng, i)
		for c := range cells {
			if rng.Float64() < missingShares[c] {
				cells[c] = spellings[c][rng.IntN(len(spellings[c]))]
			}
		}
		out = append(out, cells)
	}
	table.Exit(table.WriteCSV(filepath.Join(table.Dir("sparse"), "sparse.csv"), header, out))
}

// reading draws one complete row.
func reading(rng *rand.Rand, i int) []string {
	at := time.Date(2023, 1, 1, 6, 0, 0, 0, time.UTC).Add(time.Duration(i) * 4 * time.Hour)
	streets := []string{"main road", "side street", "park", "yard"}
	street := rng.IntN(len(streets))
	season := math.Cos(2 * math.Pi * float64(at.YearDay()) / 365)
	temperature := 11 - 9*season + 3*rng.NormFloat64()
	wind := 3 * math.Exp(0.5*rng.NormFloat64())
	traffic := 900*math.Exp(0.3*rng.NormFloat64())/float64(1+street) + 20
	pm25 := 7 + 5*season + 0.012*traffic - 0.8*wind + 2*rng.NormFloat64()
	pm25 = math.Max(1, pm25)
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
	return []string{
		fmt.Sprintf("V%02d", 1+rng.IntN(40)), at.Format("2006-01-02 15:04"), streets[street], number(pm25),
		number(pm25*1.6 + math.Abs(3*rng.NormFloat64())), number(math.Max(2, 12+0.02*traffic+4*rng.NormFloat64())),
		number(math.Max(5, 55-18*season+8*rng.NormFloat64())), number(temperature),
		number(math.Min(100, math.Max(20, 72+8*season+9*rng.NormFloat64()))), number(wind),
		strconv.Itoa(int(traffic)), []string{"sensor cleaned", "battery changed", "moved to the balcony", "rain in the case"}[rng.IntN(4)],
	}
}
