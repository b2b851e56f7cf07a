package verdict

// Effort is how long the task takes a candidate, and what machine it needs.
type Effort struct {
	Hours       Hours    `json:"hours"`
	PandasBytes int64    `json:"pandas_bytes"`
	LoadSeconds float64  `json:"load_seconds"`
	Reasons     []string `json:"reasons"` // what the hours are made of, in plain words
}

// Hours is an estimate of working time.
type Hours struct {
	Low    float64 `json:"low"`
	Likely float64 `json:"likely"`
	High   float64 `json:"high"`
}
