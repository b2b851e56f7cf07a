package target

import "math"

const (
	bayesLaplace = 1.0 // rows that every bin of every class is given
	bayesBins    = 32  // of a column; more levels say too little each
)

// bayes returns how naive Bayes does on the test rows: every column is taken to speak for itself, given the class
// (Hand and Yu 2001). Columns are counted in their coarse bins, with Laplace's one row more in each.
func (g *goal) bayes(feats []*feature, train, test []int32) outcome {
	classes := g.classes
	prior := make([]float64, classes)
	for _, row := range train {
		prior[g.class[row]]++
	}
	score := make([]float64, len(test)*classes)
	for i := range test {
		for k, n := range prior {
			score[i*classes+k] = math.Log((n + bayesLaplace) / float64(len(train)+classes))
		}
	}
	for _, f := range feats {
		bins := int(f.coarse[len(f.coarse)-1]) + 1
		used := min(bins, bayesBins+1) // levels stand in the order of their frequency: the rare share the last
		at := func(row int32) int { return min(int(f.coarse[f.bin[row]]), used-1) }
		told := make([]float64, used*classes)
		for _, row := range train {
			told[at(row)*classes+int(g.class[row])]++
		}
		for b := range used {
			for k, n := range prior {
				told[b*classes+k] = math.Log((told[b*classes+k] + bayesLaplace) / (n + bayesLaplace*float64(used)))
			}
		}
		for i, row := range test {
			add(score[i*classes:(i+1)*classes], told[at(row)*classes:])
		}
	}
	usual := g.constants(train)
	if classes > 2 {
		return g.judge(test, score, usual)
	}
	odds := make([]float64, len(test))
	for i := range odds {
		odds[i] = score[2*i+1] - score[2*i]
	}
	return g.judge(test, odds, usual)
}
