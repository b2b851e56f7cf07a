package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"

	"github.com/fairset/fairset/verdict"
)

// labelled is a dataset that a person has judged.
type labelled struct {
	path, target string
	label        grade
	reason       string
	dataset      verdict.Case
	err          error // why it could not be read or measured
}

// judge judges the dataset; what could not be read is undetermined.
func (l labelled) judge(p verdict.Policy) verdict.Verdict {
	if l.err != nil {
		return verdict.Verdict{Fairness: verdict.Undetermined, Sentence: l.err.Error()}
	}
	return verdict.Judge(l.dataset, p)
}

// A grade is a rank of fairness: the labels have three, and the verdict one more.
type grade int

// The grades, the best first. A label is never undetermined.
const (
	fair grade = iota
	care
	unfair
	undetermined
)

var gradeNames = [...]string{"fair", "with care", "unfair", "undetermined"}

func (g grade) String() string { return gradeNames[g] }

// gradeOf is the grade of a verdict.
func gradeOf(f verdict.Fairness) grade {
	switch f {
	case verdict.Fair:
		return fair
	case verdict.FairWithCare:
		return care
	case verdict.Unfair:
		return unfair
	}
	return undetermined
}

// readLabels reads the truth table.
func readLabels(corpora string) ([]labelled, error) {
	file, err := os.Open(filepath.Join(corpora, "truth", "fairness_labels.csv"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	grades := map[string]grade{"fair": fair, "caveats": care, "not_fair": unfair}
	var list []labelled
	for i, row := range rows[1:] {
		label, ok := grades[row[2]]
		if !ok {
			return nil, fmt.Errorf("%s: row %d has the label %q, which is none", file.Name(), i+1, row[2])
		}
		list = append(list, labelled{path: row[0], target: row[1], label: label, reason: row[3]})
	}
	return list, nil
}

// key tells a labelled dataset apart: a file may stand with several targets.
func (l labelled) key() string { return l.path + "\n" + l.target }
