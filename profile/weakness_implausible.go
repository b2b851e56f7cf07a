package profile

import (
	"fmt"

	"github.com/fairset/fairset/profile/sketch"
)

// oddImplausible tells of numbers that cannot be, by what the column is called: the name is weak evidence,
// so that only few such values among many that can be are told.
func (f *facts) oddImplausible(d sketch.Distribution) {
	name := f.c.field.Name
	x := f.numbersOf()
	tell := func(n int64, what, condition string, holds func(v float64) bool) {
		if n == 0 || share(n, d.N) > 0.1 {
			return
		}
		f.odd("implausible", n, fmt.Sprintf("%s of %s %s %s, which hardly can be.", counted(n, "value"), quoted(name), verb(n, "is", "are"), what),
			fmt.Sprintf("df[%s %s]", x, condition),
			func(i int) bool { v := f.numberAt(i); return holds(v) && !f.disguised[formatNumber(v)] })
	}
	negative := d.Below(0)
	zero := d.N - d.Above(0) - negative
	switch {
	case isChange(name):
	case named(name, "age", "ages", "alter") && d.Quantile(0.99) <= 120:
		tell(negative, "below 0", "< 0", func(v float64) bool { return v < 0 })
		if d.Quantile(0.5) >= 12 && d.Quantile(0.5) <= 80 {
			tell(d.Above(120), "above 120", "> 120", func(v float64) bool { return v > 120 })
		}
	case neverNegative(name) && negative > 0:
		tell(negative, "below 0", "< 0", func(v float64) bool { return v < 0 })
	case neverZero(name) && negative == 0 && d.Quantile(0.05) > 0:
		tell(zero, "0", "== 0", func(v float64) bool { return v == 0 })
	}
}

// isChange reports whether a column calls itself a difference, which may have either sign.
func isChange(name string) bool {
	return named(name, "change", "diff", "difference", "delta", "net", "balance", "profit", "return", "growth", "gain", "log", "score",
		"z", "std", "scaled", "norm", "residual", "error", "discount", "adjusted", "relative", "margin", "tax", "refund", "ln", "pct", "lat", "lon")
}

// neverNegative reports whether a column calls itself an amount that cannot be below 0.
func neverNegative(name string) bool {
	return neverZero(name) || named(name, "quantity", "qty", "count", "duration", "minutes", "hours", "rooms", "bedrooms", "population",
		"salary", "wage", "distance", "mileage", "passengers", "votes", "stock", "rainfall", "precipitation")
}

// neverZero reports whether a column calls itself an amount that cannot be 0 either.
func neverZero(name string) bool {
	return named(name, "price", "weight", "height", "area", "sqft", "surface", "carat", "bmi", "glucose", "cholesterol", "horsepower", "heartrate", "pulse") ||
		named(name, "blood") && named(name, "pressure") || named(name, "bloodpressure")
}
