package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"github.com/fairset/fairset/testdata/table"
)

const (
	seed          = 20241
	distinctSales = 4000
	duplicates    = 14 // sales that the register holds twice
)

// A sale is one row. A nil pointer is a cell without a value.
type sale struct {
	SaleID       string  `json:"sale_id" parquet:"sale_id"`
	SoldOn       string  `json:"sold_on" parquet:"sold_on"`
	District     string  `json:"district" parquet:"district"`
	Type         string  `json:"type" parquet:"type"`
	AreaM2       int64   `json:"area_m2" parquet:"area_m2"`
	Rooms        int64   `json:"rooms" parquet:"rooms"`
	PlotM2       *int64  `json:"plot_m2" parquet:"plot_m2,optional"`
	YearBuilt    int64   `json:"year_built" parquet:"year_built"`
	Condition    string  `json:"condition" parquet:"condition"`
	EnergyRating *string `json:"energy_rating" parquet:"energy_rating,optional"`
	HasGarden    bool    `json:"has_garden" parquet:"has_garden"`
	DistanceKm   float64 `json:"distance_km" parquet:"distance_km"`
	AgentNote    *string `json:"agent_note" parquet:"agent_note,optional"`
	TransferTax  int64   `json:"transfer_tax" parquet:"transfer_tax"`
	Price        int64   `json:"price" parquet:"price"`
}

// draw returns all sales in the order of the register, some of them twice.
func draw() []sale {
	rng := table.Rand(seed)
	twice := map[int]bool{}
	for len(twice) < duplicates {
		twice[rng.IntN(distinctSales)] = true
	}
	var rows []sale
	for i := range distinctSales {
		s := drawSale(rng, i)
		rows = append(rows, s)
		if twice[i] {
			rows = append(rows, s)
		}
	}
	return rows
}

// A home is a sale before it is registered, with what the price depends on.
type home struct {
	sale
	district  district
	homeType  homeType
	condition condition
	energy    int // 0 is A, 6 is G
	day       time.Time
}

// drawSale draws the facts of a home, its price from them, and then what the
// register got wrong.
func drawSale(rng *rand.Rand, i int) sale {
	d := districts[pick(rng, districtShares)]
	h := home{district: d, homeType: types[pick(rng, d.types)]}
	h.sale = sale{
		SaleID:     fmt.Sprintf("LB-%05d", 10001+i),
		District:   d.name,
		Type:       h.homeType.name,
		AreaM2:     int64(math.Round(h.homeType.area * math.Exp(0.24*rng.NormFloat64()))),
		YearBuilt:  int64(min(2023, d.built+int(24*rng.NormFloat64()))),
		DistanceKm: math.Round(10*math.Max(0.1, d.distance+0.8*rng.NormFloat64())) / 10,
	}
	h.Rooms = max(1, int64(math.Round(float64(h.AreaM2)/27+0.7*rng.NormFloat64())))
	if h.homeType.plot > 0 {
		plot := int64(math.Round(h.homeType.plot*math.Exp(0.35*rng.NormFloat64())/10) * 10)
		h.PlotM2 = &plot
	}
	h.HasGarden = rng.Float64() < h.homeType.garden
	h.condition = conditions[pick(rng, conditionShares)]
	h.Condition = h.condition.name
	h.energy = energyRating(rng, h.YearBuilt, h.condition)
	h.day = soldOn(rng, i)
	h.Price = h.price(priceNoise * rng.NormFloat64())
	h.TransferTax = transferTax(h.Price, rng.Float64() < reliefShare)
	h.AgentNote = agentNote(rng, h.HasGarden)
	return h.register(rng)
}

// soldOn spreads the sales over six years in the order of their numbers.
func soldOn(rng *rand.Rand, i int) time.Time {
	first := time.Date(2019, 1, 2, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, i*2185/distinctSales+rng.IntN(5))
}

// energyRating is better for newer and for renovated homes: A is best, G worst.
func energyRating(rng *rand.Rand, built int64, c condition) int {
	e := 5.2 - float64(built-1920)/22 - c.energy + 0.9*rng.NormFloat64()
	return max(0, min(6, int(math.Round(e))))
}

// price is in euros: a plain hedonic model with a market trend and noise.
func (h home) price(noise float64) int64 {
	years := h.day.Sub(time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24 / 365.25
	l := 8.55 + 0.88*math.Log(float64(h.AreaM2)) + h.district.premium + h.homeType.premium + h.condition.premium
	l += 0.045*math.Min(years, 3.5) - 0.02*math.Max(0, years-3.5)
	l += -0.022*h.DistanceKm - 0.028*float64(h.energy)
	if h.HasGarden {
		l += 0.06
	}
	if h.PlotM2 != nil {
		l += 0.06 * math.Log(float64(*h.PlotM2)/300)
	}
	return int64(math.Round(math.Exp(l+noise)/500)) * 500
}

const (
	priceNoise  = 0.17
	reliefShare = 0.03 // buyers of a first home, who pay half the tax
)

// transferTax is what the buyer pays the town: 1.5 % of the price up to
// €150,000, 4 % of what lies above, 6 % above €400,000; half of it for a first home.
func transferTax(price int64, relief bool) int64 {
	tax := 15 * min(price, 150_000)
	tax += 40 * (max(price, 150_000) - 150_000)
	tax += 20 * (max(price, 400_000) - 400_000)
	if relief {
		tax /= 2
	}
	return tax / 1000
}

// register writes the sale down the way the three offices of the town do:
// not always in the same way, and not always completely.
func (h home) register(rng *rand.Rand) sale {
	s := h.sale
	s.SoldOn = h.day.Format("2006-01-02")
	if rng.Float64() < 0.12 {
		s.SoldOn = h.day.Format("02/01/2006")
	}
	if s.District == "Old Town" && rng.Float64() < 0.2 {
		s.District = "old town"
	}
	if rng.Float64() >= 0.11 {
		rating := "ABCDEFG"[h.energy : h.energy+1]
		s.EnergyRating = &rating
	}
	if rng.Float64() < 0.03 {
		s.AreaM2 = -999
	}
	return s
}
