package verdict

// A Policy is every limit of the verdict. Shares run from 0 to 1, and skill
// from 0 (no better than a guess) to 1 (perfect). Where the numbers come from
// in full stands at the criteria, see docs/criteria.md.
type Policy struct {
	// LargePass is the fewest different rows that pass. Cross-validation errs by about 3% there (Varoquaux 2017).
	LargePass int64
	// LargeFail is the fewest different rows that do not fail. Cross-validation errs by about 6% there.
	LargeFail int64

	// VariedPassMin is the fewest usable columns that pass: the median of real take-home tasks.
	VariedPassMin int
	// VariedPassMax is the most usable columns that pass: above the 95th percentile of public tables, 39.
	VariedPassMax int
	// VariedFailMin is the fewest usable columns that do not fail. Argued: fewer leave no choice to reason about.
	VariedFailMin int
	// VariedFailMax is the most usable columns that do not fail. Argued: more cannot be read in a few hours.
	VariedFailMax int
	// VariedFamilies is the fewest families of columns that pass: only 6% of public tables hold nothing but numbers.
	VariedFamilies int

	// SparsePass is the largest share of missing cells that passes: 94% of public tables lack less.
	SparsePass float64
	// SparseFail is the largest share of missing cells that does not fail: 98% of public tables lack less.
	SparseFail float64
	// SparseColumn is the share of missing cells above which a column counts as mostly empty. By definition of "mostly".
	SparseColumn float64
	// SparseColumns is the largest share of mostly empty columns that passes. Argued.
	SparseColumns float64

	// UsablePass is the largest share of broken records that passes. Argued.
	UsablePass float64
	// UsableFail is the largest share of broken records that does not fail. Argued.
	UsableFail float64
	// UsableMisfits is the share of misfits above which a column counts as having no clear type. Argued.
	UsableMisfits float64
	// UsableColumns is the largest share of columns without clear type that passes. Argued.
	UsableColumns float64

	// InformativePass is the least skill that passes. Labelled fair: 0.41 to 0.95.
	InformativePass float64
	// InformativeFail is the least skill that does not fail. Labelled as not learnable: under 0.05.
	InformativeFail float64

	// TrivialSingle is the skill of one column alone from which it is suspect. Tried on 52 suspects.
	TrivialSingle float64
	// TrivialOverall is the skill of all columns together from which the target is suspect. Tried on 52 suspects.
	TrivialOverall float64
	// TrivialRestMin is the least skill that must remain without the suspects. Tried on 52 suspects.
	TrivialRestMin float64
	// TrivialRestMax is the skill that must not remain without the suspects. Tried on 52 suspects.
	TrivialRestMax float64

	// TargetMissingPass is the largest share of rows without a target that passes. Argued.
	TargetMissingPass float64
	// TargetMissingFail is the largest share of rows without a target that does not fail. Argued.
	TargetMissingFail float64

	// TargetDistinct is the largest share of different values among the rows of a target of classes. Argued.
	TargetDistinct float64

	// BalancedShare is the least share of the rarer of two classes that passes (OpenML-CC18).
	BalancedShare float64
	// BalancedRows is the fewest rows of the rarer of two classes that pass. Argued.
	BalancedRows int64
	// BalancedFail is the fewest rows of the second commonest class that do not fail. Argued.
	BalancedFail int64
	// BalancedClasses is the most classes that pass. Argued.
	BalancedClasses int
	// BalancedClassRows is the fewest rows of each of three or more classes that pass. Argued.
	BalancedClassRows int64

	// OpenPass is the strictest use of a licence that passes: attach, attach-alike, link or never. From the essay: public data.
	OpenPass string
	// OpenFail is the use of a licence from which it fails. A known prohibition only.
	OpenFail string

	// PersonalQuasi is the largest share of rows that harmless columns single out together. Argued.
	PersonalQuasi float64

	// SensitiveTopics is the number of specially protected topics from which it fails. Tried on 220 labelled datasets.
	SensitiveTopics int
	// SensitiveLoaded is the number of columns on a distressing theme from which it fails. Argued.
	SensitiveLoaded int

	// OriginalFail is the tier of over-used datasets that fails: A is known everywhere. Argued.
	OriginalFail string

	// IndustryRunnerUp is the part of the first sector's score from which a runner-up counts. Argued.
	IndustryRunnerUp float64
}

// DefaultPolicy is the policy for a task that a junior candidate can do in a
// few hours. The limits were tried on 220 datasets labelled by hand.
func DefaultPolicy() Policy {
	return Policy{
		LargePass:         1000,
		LargeFail:         300,
		VariedPassMin:     6,
		VariedPassMax:     50,
		VariedFailMin:     4,
		VariedFailMax:     100,
		VariedFamilies:    2,
		SparsePass:        0.20,
		SparseFail:        0.40,
		SparseColumn:      0.50,
		SparseColumns:     1.0 / 3,
		UsablePass:        0.005,
		UsableFail:        0.05,
		UsableMisfits:     0.05,
		UsableColumns:     0.05,
		InformativePass:   0.30,
		InformativeFail:   0.05,
		TrivialSingle:     0.90,
		TrivialOverall:    0.97,
		TrivialRestMin:    0.15,
		TrivialRestMax:    0.95,
		TargetMissingPass: 0.30,
		TargetMissingFail: 0.60,
		TargetDistinct:    0.50,
		BalancedShare:     0.05,
		BalancedRows:      50,
		BalancedFail:      10,
		BalancedClasses:   12,
		BalancedClassRows: 30,
		OpenPass:          "attach",
		OpenFail:          "never",
		PersonalQuasi:     0.01,
		SensitiveTopics:   3,
		SensitiveLoaded:   2,
		OriginalFail:      "A",
		IndustryRunnerUp:  0.40,
	}
}
