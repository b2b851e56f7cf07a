package main

import (
	"math"

	"github.com/fairset/fairset/verdict"
)

// A confusion counts labels, the rows, against verdicts.
type confusion [3][4]int

// confusionOf judges every dataset.
func confusionOf(list []labelled, p verdict.Policy) confusion {
	var c confusion
	for _, l := range list {
		c[l.label][gradeOf(l.judge(p).Fairness)]++
	}
	return c
}

func (c confusion) all() int {
	n := 0
	for _, row := range c {
		for _, count := range row {
			n += count
		}
	}
	return n
}

// accuracy is the share of verdicts that equal the label; undetermined never does.
func (c confusion) accuracy() float64 {
	return float64(c[fair][fair]+c[care][care]+c[unfair][unfair]) / float64(c.all())
}

// kappa is Cohen's κ with quadratic weights (Cohen 1968): 1 for full agreement, 0 for
// that of chance. Undetermined, which keeps a dataset from being sent, counts as unfair.
// Without any disagreement to be expected it is NaN.
func (c confusion) kappa(weight func(distance float64) float64) float64 {
	var labels, verdicts [3]float64
	var seen, n float64
	for i, row := range c {
		for j, count := range row {
			j = min(j, int(unfair))
			labels[i] += float64(count)
			verdicts[j] += float64(count)
			seen += weight(math.Abs(float64(i-j))) * float64(count)
			n += float64(count)
		}
	}
	var expected float64
	for i := range labels {
		for j := range verdicts {
			expected += weight(math.Abs(float64(i-j))) * labels[i] * verdicts[j] / n
		}
	}
	return 1 - seen/expected
}

func quadratic(distance float64) float64 { return distance * distance }

// unweighted is for Cohen's plain κ.
func unweighted(distance float64) float64 { return min(1, distance) }
