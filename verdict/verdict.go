package verdict

import (
	"fmt"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/verdict/overused"
)

// A Case is everything that a judgement may look at.
type Case struct {
	Reading ingest.Reading
	Profile *profile.Profile
	Told    Told
}

// Told is what the person who asks has said. The zero value is nothing.
type Told struct {
	Target   string // the column to predict
	Task     string
	Question string // that the candidate is asked
	Industry string // of the company that hires: words, or a NAICS or NACE code
	License  string // SPDX id or name; outranks Metadata
	Source   string // address that the data comes from
	// AboutPeople is "yes" or "no" when the user settled whether rows are about people.
	AboutPeople string
	// AllowOverused is the reason to send well-known data all the same, "" for none.
	AllowOverused string
	// Overused is datasets that the user knows to be over-used, besides those that are known here.
	Overused []overused.Entry
	// AllowOwnIndustry sends data of the company's own industry all the same.
	AllowOwnIndustry bool
	Metadata         *metadata.Metadata // nil when nothing stands beside the data
}

// An Outcome is the answer to one question. The zero Outcome is Unknown, so
// that a forgotten return can never send a dataset out.
type Outcome int

// The outcomes, in JSON "unknown", "not-applicable", "pass", "warn" and "fail".
const (
	Unknown Outcome = iota
	NotApplicable
	Pass
	Warn
	Fail
)

var outcomeNames = [...]string{"unknown", "not-applicable", "pass", "warn", "fail"}

func (o Outcome) String() string { return outcomeNames[o] }

// MarshalText writes the name that interface.md fixes.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads a name that MarshalText wrote.
func (o *Outcome) UnmarshalText(text []byte) error {
	for i, name := range outcomeNames {
		if name == string(text) {
			*o = Outcome(i)
			return nil
		}
	}
	return fmt.Errorf("no outcome is called %q", text)
}

// Fairness is the overall answer.
type Fairness string

// The answers.
const (
	Fair         Fairness = "fair"
	FairWithCare Fairness = "fair-with-care"
	Unfair       Fairness = "unfair"
	Undetermined Fairness = "undetermined"
)

// A Verdict is the overall answer and the findings it rests on.
type Verdict struct {
	Fairness   Fairness  `json:"fairness"`
	Confidence string    `json:"confidence"` // "high", "medium" or "low"
	Sentence   string    `json:"sentence"`   // what it is, whether to send it, why, what next
	Deciding   []string  `json:"deciding"`   // IDs of the criteria that decided, hardest first
	Findings   []Finding `json:"findings"`   // in the order of the registry
	// Changes is what would change the verdict, the nearest first.
	Changes []Turn     `json:"changes"`
	Policy  PolicyUsed `json:"policy"`
}

// PolicyUsed tells by which limits a verdict was reached.
type PolicyUsed struct {
	Name        string       `json:"name"`        // of the preset that it began from
	Differences []Difference `json:"differences"` // from the default
}

// A Finding is the answer of one criterion.
type Finding struct {
	Criterion string    `json:"criterion"`
	Question  string    `json:"question"`
	Blocking  bool      `json:"blocking"` // a fail makes the dataset unfair
	Outcome   Outcome   `json:"outcome"`
	Reason    string    `json:"reason"` // one plain sentence with the deciding number
	Measures  []Measure `json:"measures"`
	Flip      string    `json:"flip"`            // the smallest change that would give another outcome
	Remedy    string    `json:"remedy"`          // what the user can do
	Rerun     string    `json:"rerun,omitempty"` // flags that try the remedy, for a shell
	Ask       string    `json:"ask,omitempty"`   // for Unknown: what the user was not asked and may tell
	Then      Fairness  `json:"then,omitempty"`  // the verdict if this finding alone were a pass; absent where it is one or does not apply
	Near      bool      `json:"near"`            // the interval of a measure holds its limit

	// Gist is Reason in a few words, for the Sentence of the verdict; Judge empties it.
	Gist string `json:"-"`

	// Judge compares and weighs findings by these, then empties them.
	FlipTo  Outcome `json:"-"`
	FlipFar float64 `json:"-"` // 0 to 1: how large the change is among those that were looked at
	Warning Weight  `json:"-"`
}

// A Measure is one number that a finding rests on, beside its limit.
type Measure struct {
	Name   string          `json:"name"`
	Column string          `json:"column,omitempty"`
	Value  sketch.Estimate `json:"value"`
	Unit   string          `json:"unit,omitempty"` // "rows", "columns", "share", "skill"
	Limit  string          `json:"limit"`          // in words: "at least 1,000; under 300 fails"
	Source string          `json:"source"`
}
