package verdict

import (
	"slices"

	"github.com/fairset/fairset/profile/target"
)

// A Policy is every limit of the verdict. Shares run from 0 to 1, and skill
// from 0 (no better than a guess) to 1 (perfect). Where the numbers come from
// in full stands at the criteria, see docs/criteria.md.
type Policy struct {
	// Name is that of the preset that it began from.
	Name string
	// Skip names criteria that are not asked.
	Skip []string

	// LargePass is the fewest different rows that pass. Cross-validation errs by about 3% there (Varoquaux 2017).
	LargePass int64
	// LargeFail is the fewest different rows that do not fail. Cross-validation errs by about 6% there.
	LargeFail int64
	// LargeSeries is the same as LargeFail for the points of a time series. Argued: 16 years of months.
	LargeSeries int64

	// VariedPassMin is the fewest usable columns that pass: the median of real take-home tasks.
	VariedPassMin int
	// VariedPassMax is the most usable columns that pass: above the 95th percentile of public tables, 39.
	VariedPassMax int
	// VariedFailMin is the fewest usable columns that do not fail. Argued: fewer leave no choice to reason about.
	VariedFailMin int
	// VariedFailMax is the most usable columns that do not fail. Argued: more cannot be read in a few hours.
	VariedFailMax int
	// VariedLogMin is the same as VariedFailMin for logs, series and texts. Real take-home tasks have 2 columns and more.
	VariedLogMin int
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
	// InformativeStructure is the least association between two columns that passes where nothing is predicted. Argued.
	InformativeStructure float64
	// InformativeFail is the least skill that does not fail. Labelled as not learnable: under 0.05.
	InformativeFail float64

	// TrivialSingle is the skill of one column alone from which it is suspect. Tried on 52 suspects.
	TrivialSingle float64
	// TrivialOverall is the skill of all columns together from which the target is suspect. Tried on 52 suspects.
	TrivialOverall float64
	// TrivialRestMin is the least skill that must remain without the suspects. Tried on 52 suspects.
	TrivialRestMin float64
	// TrivialRestMax is the skill that must not remain without the suspects: that from which on any dataset is suspect.
	TrivialRestMax float64

	// TargetMissingPass is the largest share of rows without a target that passes. Labelled fair: up to 32%.
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

	// WeaknessesMin is the fewest kinds of weakness that pass. Labelled fair: half have 5.
	WeaknessesMin int
	// WeaknessesMax is the most kinds of weakness that pass. Labelled fair: nine in ten have at most 8.
	WeaknessesMax int

	// HoursPass is the most likely hours that pass: the median of stated limits is 3.
	HoursPass float64
	// HoursFail is the most likely hours that do not fail. Argued: twice the median of stated limits.
	HoursFail float64
	// EffortRead is the hours to read the task and load the file. A prior, as all of Effort.
	EffortRead float64
	// EffortColumn is the hours for each usable column.
	EffortColumn float64
	// EffortColumns is the most columns that are looked at one by one.
	EffortColumns int
	// EffortWeakness is the hours for each kind of weakness.
	EffortWeakness float64
	// EffortText is the hours where there is free text.
	EffortText float64
	// EffortDates is the hours where there are dates.
	EffortDates float64
	// EffortFile is the hours for each further file.
	EffortFile float64
	// EffortModel is the hours where a target is to be predicted.
	EffortModel float64
	// EffortReport is the hours to write it up.
	EffortReport float64
	// EffortLow times the likely hours is the low end.
	EffortLow float64
	// EffortHigh times the likely hours is the high end. People report 1.5 to 3 times the stated time.
	EffortHigh float64

	// LaptopFilePass is the bytes of the largest file that passes. Real tasks have up to 45 MB.
	LaptopFilePass int64
	// LaptopFileFail is the bytes of the largest file that does not fail. Argued.
	LaptopFileFail int64
	// LaptopMemoryPass is the most bytes in pandas that pass. Argued from a laptop with 8 GB.
	LaptopMemoryPass int64
	// LaptopMemoryFail is the most bytes in pandas that do not fail. Argued from a laptop with 8 GB.
	LaptopMemoryFail int64

	// OpaquePass is the largest share of names that say nothing that passes: 90% of public tables have less.
	OpaquePass float64
	// OpaqueFail is the largest share of names that say nothing that does not fail: 94% of public tables have less.
	OpaqueFail float64
	// OpaqueLength is the characters from which on a name is a sentence. Argued.
	OpaqueLength int
	// OpaqueLong is the largest share of names that are sentences that passes. Argued.
	OpaqueLong float64
	// DictionaryCoverage is the least share of columns that a dictionary must explain. Argued.
	DictionaryCoverage float64

	// ReachableWords is how many different words of a special field a dataset may use and pass. Argued.
	ReachableWords int
	// ReachableForeign is the largest share of names in another language that passes. Argued.
	ReachableForeign float64

	// SplitDuplicates is the largest share of repeated rows that passes. 94% of public tables have less.
	SplitDuplicates float64
	// SplitDuplicatesFail is the largest share of repeated rows that does not fail. Two tables labelled so have 45% and 50%.
	SplitDuplicatesFail float64
	// SplitMeanRows is the fewest rows per thing from which on rows hang together. Argued.
	SplitMeanRows float64
	// SplitSkill is how much better a random split may look than one by the structure of the rows. Argued.
	SplitSkill float64

	// TimeSkill is how much better a random split may look than one by time. Argued.
	TimeSkill float64
	// TimeYear is the last year that data must reach to be of today. Argued: 15 years ago.
	TimeYear int
	// TimeGaps is the largest share of steps without a row that passes in a series. Argued.
	TimeGaps float64

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
		Name: "junior",

		LargePass:            1000,
		LargeFail:            300,
		LargeSeries:          200,
		VariedPassMin:        6,
		VariedPassMax:        50,
		VariedFailMin:        4,
		VariedFailMax:        100,
		VariedLogMin:         2,
		VariedFamilies:       2,
		SparsePass:           0.20,
		SparseFail:           0.40,
		SparseColumn:         0.50,
		SparseColumns:        1.0 / 3,
		UsablePass:           0.005,
		UsableFail:           0.05,
		UsableMisfits:        0.05,
		UsableColumns:        0.05,
		InformativePass:      0.30,
		InformativeStructure: 0.22,
		InformativeFail:      0.05,
		TrivialSingle:        target.StrongSkill,
		TrivialOverall:       target.StrongTotal,
		TrivialRestMin:       0.15,
		TrivialRestMax:       0.97,
		TargetMissingPass:    0.40,
		TargetMissingFail:    0.60,
		TargetDistinct:       0.50,
		BalancedShare:        0.05,
		BalancedRows:         50,
		BalancedFail:         10,
		BalancedClasses:      12,
		BalancedClassRows:    30,

		WeaknessesMin: 2,
		WeaknessesMax: 9,

		HoursPass:      4,
		HoursFail:      6,
		EffortRead:     0.50,
		EffortColumn:   0.03,
		EffortColumns:  120,
		EffortWeakness: 0.12,
		EffortText:     0.25,
		EffortDates:    0.25,
		EffortFile:     0.50,
		EffortModel:    0.75,
		EffortReport:   0.75,
		EffortLow:      0.8,
		EffortHigh:     1.8,

		LaptopFilePass:   50e6,
		LaptopFileFail:   200e6,
		LaptopMemoryPass: 1e9,
		LaptopMemoryFail: 4e9,

		OpaquePass:         0.25,
		OpaqueFail:         0.50,
		OpaqueLength:       60,
		OpaqueLong:         0.30,
		DictionaryCoverage: 0.90,

		ReachableWords:   3,
		ReachableForeign: 0.10,

		SplitDuplicates:     0.05,
		SplitDuplicatesFail: 0.30,
		SplitMeanRows:       1.5,
		SplitSkill:          0.15,

		TimeSkill: 0.15,
		TimeYear:  2011,
		TimeGaps:  0.05,

		OpenPass:        "attach",
		OpenFail:        "never",
		PersonalQuasi:   0.01,
		SensitiveTopics: 3,
		SensitiveLoaded: 2,

		OriginalFail: "A",

		IndustryRunnerUp: 0.40,
	}
}

// Without returns p with criteria that are not asked.
func (p Policy) Without(ids ...string) Policy {
	p.Skip = slices.Concat(p.Skip, ids)
	return p
}
