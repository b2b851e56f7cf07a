package target

import "math"

const (
	maxTerms      = 120 // of a design that has categories
	maxTermLevels = 30  // of one category
)

// A design turns rows into the terms of a linear model: a one, standardised numbers, an indicator for missing numbers,
// an indicator for each frequent level. It learns from the training rows only.
type design struct {
	terms []term
}

type term struct {
	f         *feature
	mean, sd  float64
	indicator bool
	bin       uint16 // indicator: of this bin
}

func newDesign(feats []*feature, train []int32) *design {
	d := &design{}
	categories := 0
	for _, f := range feats {
		if f.nominal {
			categories++
			continue
		}
		d.number(f, train)
	}
	if categories == 0 {
		return d
	}
	each := min(max((maxTerms-len(d.terms))/categories, 1), maxTermLevels)
	for _, f := range feats {
		if f.nominal {
			for b := range min(each, f.bins) {
				d.indicate(f, uint16(b), train)
			}
		}
	}
	return d
}

func (d *design) number(f *feature, train []int32) {
	x := make([]float64, len(train))
	for i, row := range train {
		x[i] = f.x[row]
	}
	mean, sd := centre(x)
	d.terms = append(d.terms, term{f: f, mean: mean, sd: sd})
	d.indicate(f, 0, train)
}

// indicate adds an indicator of a bin, unless it is (nearly) always or never the case.
func (d *design) indicate(f *feature, bin uint16, train []int32) {
	n := 0
	for _, row := range train {
		if f.bin[row] == bin {
			n++
		}
	}
	if n >= minLeafRows && len(train)-n >= minLeafRows {
		share := float64(n) / float64(len(train))
		d.terms = append(d.terms, term{f: f, indicator: true, bin: bin, mean: share, sd: math.Sqrt(share * (1 - share))})
	}
}

// fill returns the terms of the rows, one row after the other, each beginning with a one.
func (d *design) fill(rows []int32) []float64 {
	p := len(d.terms) + 1
	x := make([]float64, len(rows)*p)
	for i, row := range rows {
		x[i*p] = 1
		for j := range d.terms {
			t := &d.terms[j]
			var v float64
			switch {
			case t.indicator && t.f.bin[row] == t.bin:
				v = (1 - t.mean) / t.sd
			case t.indicator:
				v = -t.mean / t.sd
			case t.f.bin[row] != 0:
				v = min(max((t.f.x[row]-t.mean)/t.sd, -maxDeviations), maxDeviations)
			}
			x[i*p+j+1] = v
		}
	}
	return x
}

// maxDeviations is how far a standardised number may lie from the mean in a linear model: one
// absurd cell shall not decide the fit.
const maxDeviations = 20
