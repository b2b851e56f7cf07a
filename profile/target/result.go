package target

import "github.com/fairset/fairset/profile/sketch"

// A Task is what a candidate would be asked to do with the target.
type Task string

// The tasks.
const (
	Regression     Task = "regression"
	Classification Task = "classification" // binary and multiclass
	Forecast       Task = "forecast"
	Clustering     Task = "clustering"
	Explore        Task = "explore"
)

// A Result is how much the other columns tell about the target.
type Result struct {
	Column   string    `json:"column"`
	Task     Task      `json:"task"`
	Nature   Nature    `json:"nature,omitempty"` // "amount", "count", "time-to-event", "binary", "multiclass", "ordinal", "series"
	Rows     int64     `json:"rows"`             // rows analysed
	Missing  float64   `json:"missing"`          // share of rows without a target
	Classes  []Class   `json:"classes"`          // classification only, most frequent first
	Features []Feature `json:"features"`
	// Suspects give the target away without being features: the order of the rows, identifiers, and groups.
	Suspects []Suspect `json:"suspects,omitempty"`
	Baseline *Baseline `json:"baseline,omitempty"`
	// DropTest tells what skill remains when the suspects are taken away, in that order.
	DropTest []Drop `json:"drop_test"`
	// LearningCurve is the skill of the boosted trees on growing shares of the rows, without what the drop test took away.
	LearningCurve []CurvePoint `json:"learning_curve,omitempty"`
	// MoreRows says in plain words what the last doubling of the rows brought, "" when neither much nor little.
	MoreRows string `json:"more_rows,omitempty"`
	// Careless and Careful are the skill of the boosted trees when leaks, sentinels, gaps and
	// repeated rows are left as they are, and when they are treated; both on the same held-out rows.
	Careless *sketch.Estimate `json:"careless,omitempty"`
	Careful  *sketch.Estimate `json:"careful,omitempty"`
	// Conflicts counts rows whose features all equal those of a row with another target.
	Conflicts int64 `json:"conflicts,omitempty"`
	// Splits compares a random split with the one that the structure of the rows asks for.
	Splits []Split `json:"splits,omitempty"`
	// Skipped says in plain words why something was not measured, "" when everything was.
	Skipped string `json:"skipped,omitempty"`
	// Notes say in plain words what was left out or cut short: rare classes, rows, columns.
	Notes []string `json:"notes"`
}

// A Class is a value of a classification target.
type Class struct {
	Value string `json:"value"`
	Count int64  `json:"count"`
}

// A Feature is what one column tells about the target.
type Feature struct {
	Column  string  `json:"column"`
	Measure string  `json:"measure"` // "mutual-information": share of the target's entropy, corrected for chance
	Value   float64 `json:"value"`   // 0 (nothing) to 1 (everything)
	Lo      float64 `json:"lo"`      // Lo to Hi holds what Value would be on all rows of the dataset, with 95 %; both are Value
	Hi      float64 `json:"hi"`      // when all were analysed
	Null95  float64 `json:"null_95"` // 95th percentile of Value when the target is shuffled
	// Skill is the cross-validated skill of this column alone: R² or normalised accuracy or
	// 2·AUC−1, 0 for the constant predictor, 1 for perfect; on the rows that Baseline.Split holds out.
	Skill float64 `json:"skill"`
	// SkillNull95 is the 95th percentile of Skill when the target is shuffled, 0 at least. SkillQ is the share of false discoveries among the
	// columns with no less Skill, counted over the shuffles of all columns; few shuffles let it be no less than about 0.05.
	SkillNull95 float64 `json:"skill_null_95"`
	SkillQ      float64 `json:"skill_q"`
	// Effect names the effect size that fits the kinds of column and target: "auc" (0 to 1, 0.5 for none),
	// "omega-squared", "spearman" (−1 to 1) or "cramers-v" (corrected for bias); EffectValue is the value.
	Effect      string  `json:"effect,omitempty"`
	EffectValue float64 `json:"effect_value"`
	// EffectNull95 is the 95th percentile of EffectValue by chance; an AUC as far below 0.5, or a correlation as far below 0, is as rare.
	EffectNull95 float64 `json:"effect_null_95"`
	// EtaSquared is the share of the variance between classes, of a number and classes: ω² before it is corrected for chance.
	EtaSquared *float64 `json:"eta_squared,omitempty"`
	// KS is Kolmogorov and Smirnov's distance between a number's distributions in two classes: 0 for equal, 1 for apart.
	KS *float64 `json:"ks,omitempty"`
	// Xi is Chatterjee's ξ, how far an ordered target is a function of an ordered column: 0 for none, 1 for all.
	Xi *float64 `json:"xi,omitempty"`
	// XiNull95 is the 95th percentile of Xi by chance.
	XiNull95 *float64 `json:"xi_null_95,omitempty"`
	// PPS is the Predictive Power Score that the Python package ppscore gives, to compare: 0 for none, 1 for perfect.
	PPS *float64 `json:"pps,omitempty"`
	// Q is the share of false discoveries among the columns with no larger Q; Significant columns tell more than chance
	// would in any column of a thousand tables of noise.
	Q           float64 `json:"q"`
	Significant bool    `json:"significant"`
	Leak        *Leak   `json:"leak,omitempty"`
}

// A Leak is the suspicion that a column knows the target's answer.
type Leak struct {
	// Suspect is "copy", "recode", "missing-tells", "group", "known-after", "too-strong", "part-of-formula" or "part-of-sum".
	Suspect string `json:"suspect"`
	Why     string `json:"why"`
}

// A Suspect gives the target away without being a feature.
type Suspect struct {
	Column string `json:"column"` // "" for the order of the rows
	// Suspect is "row-order", "identifier" or "group".
	Suspect string `json:"suspect"`
	Why     string `json:"why"`
}

// Baseline is the cross-validated skill of models of growing strength on all columns together.
type Baseline struct {
	Metric   string            `json:"metric"` // "r2", "auc" (skill 2·AUC−1) or "accuracy" (normalised)
	Dummy    sketch.Estimate   `json:"dummy"`  // the constant predictor; of a forecast, last season's value
	Stump    sketch.Estimate   `json:"stump"`
	Linear   sketch.Estimate   `json:"linear"`
	Bayes    *sketch.Estimate  `json:"bayes,omitempty"` // naive Bayes; classification only
	Boosted  []sketch.Estimate `json:"boosted"`         // one entry: the boosted trees on all columns
	Headroom float64           `json:"headroom"`        // boosted over the best of dummy, stump, linear and bayes
	// Companions are other measures of the boosted trees on the held-out rows: "mae" and "rmse" in the unit of the target, days for dates, or
	// "log-loss" in nats and "balanced-accuracy", 0 to 1.
	Companions []Companion `json:"companions"`
	Folds      int         `json:"folds"`
	Rows       int64       `json:"rows"` // rows the models saw
	// Split says how rows were held out: "random", "group" or "time". The stump is always scored at random.
	Split string `json:"split"`
}

// A Companion is a measure of a model beside its skill.
type Companion struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

// A Drop is one step of the drop test.
type Drop struct {
	Columns []string        `json:"columns"` // taken away so far
	Skill   sketch.Estimate `json:"skill"`   // of the best model on the rest
}

// A CurvePoint is one point of the learning curve.
type CurvePoint struct {
	Rows  int64           `json:"rows"` // trained on
	Skill sketch.Estimate `json:"skill"`
}

// A Split is the skill of the boosted trees when rows are held out in a certain way.
type Split struct {
	By    string          `json:"by"`   // "random", "group" or "time"
	Name  string          `json:"name"` // of the column to split by, "" for random
	Skill sketch.Estimate `json:"skill"`
}
