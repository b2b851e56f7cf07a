package sketch

// An Estimate is a number with its interval. Lo = Hi means exact.
type Estimate struct {
	Value float64 `json:"value"`
	Lo    float64 `json:"lo"`
	Hi    float64 `json:"hi"`
}

// Exactly returns v as an exact Estimate.
func Exactly(v float64) Estimate { return Estimate{Value: v, Lo: v, Hi: v} }

// IsExact reports whether the interval has no width.
func (e Estimate) IsExact() bool { return e.Lo == e.Hi }
