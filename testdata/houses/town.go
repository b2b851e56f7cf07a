package main

import (
	"math/rand/v2"
	"strings"
)

// A district of the town. Premium is the effect on the logarithm of the price.
type district struct {
	name     string
	premium  float64
	distance float64   // km to the centre
	built    int       // year that homes were built, on average
	types    []float64 // shares of the types
}

var (
	districts = [...]district{
		{"Old Town", 0.22, 0.8, 1925, []float64{0.72, 0.2, 0.06, 0.02}},
		{"Harbour", 0.30, 1.9, 1988, []float64{0.85, 0.1, 0.03, 0.02}},
		{"Mill Quarter", 0.02, 2.4, 1948, []float64{0.4, 0.45, 0.1, 0.05}},
		{"Castle Hill", 0.34, 3.1, 1936, []float64{0.2, 0.15, 0.3, 0.35}},
		{"Northgate", -0.12, 4.4, 1969, []float64{0.55, 0.3, 0.1, 0.05}},
		{"Lakeside", 0.18, 6.2, 1990, []float64{0.12, 0.18, 0.3, 0.4}},
		{"Eastfields", -0.16, 7.0, 1978, []float64{0.3, 0.35, 0.25, 0.1}},
		{"Weir Village", -0.08, 10.5, 1964, []float64{0.05, 0.2, 0.3, 0.45}},
	}
	districtShares = []float64{0.14, 0.1, 0.17, 0.08, 0.17, 0.1, 0.15, 0.09}
)

// A homeType says what homes of a type are like on average.
type homeType struct {
	name       string
	area, plot float64 // m²
	garden     float64 // share with a garden
	premium    float64
}

var types = [...]homeType{
	{"flat", 72, 0, 0.12, 0},
	{"terraced", 98, 180, 0.7, -0.02},
	{"semi-detached", 116, 320, 0.92, 0.03},
	{"detached", 142, 610, 0.97, 0.1},
}

// A condition is how well a home is kept.
type condition struct {
	name            string
	premium, energy float64
}

var (
	conditions = [...]condition{
		{"needs work", -0.2, -0.6},
		{"fair", -0.07, 0},
		{"good", 0, 0.3},
		{"renovated", 0.11, 1.6},
	}
	conditionShares = []float64{0.12, 0.3, 0.4, 0.18}
)

// pick returns i with probability shares[i].
func pick(rng *rand.Rand, shares []float64) int {
	x := rng.Float64()
	for i, share := range shares {
		if x < share {
			return i
		}
		x -= share
	}
	return len(shares) - 1
}

var (
	openings = []string{
		"quiet street", "close to the tram", "south-facing living room", "view over the roofs", "first viewing booked out",
		"keys at the office", "seller moved abroad", "sold with the kitchen", "cellar included", "bright corner",
		"next to the primary school", "parking space at the back",
	}
	endings = []string{
		"new boiler two years ago", "roof to be checked", "windows replaced", "bathroom redone", "wooden floors throughout",
		"some damp in the cellar", "wiring is old", "bicycle store", "short walk to the market", "handover agreed for spring",
	}
)

// agentNote is what the agent jotted down, nil for one sale in four.
func agentNote(rng *rand.Rand, garden bool) *string {
	if rng.Float64() < 0.25 {
		return nil
	}
	parts := []string{openings[rng.IntN(len(openings))]}
	if garden && rng.Float64() < 0.3 {
		parts = append(parts, "garden faces "+[]string{"south", "west", "east"}[rng.IntN(3)])
	}
	parts = append(parts, endings[rng.IntN(len(endings))])
	note := strings.Join(parts, ", ")
	note = strings.ToUpper(note[:1]) + note[1:] + "."
	return &note
}
