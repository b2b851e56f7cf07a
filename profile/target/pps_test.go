package target

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The Predictive Power Score is that of ppscore 1.3.1 when its folds are drawn as ppscore draws them: the columns in the order of numpy's
// RandomState(123), cut into four, class by class for classes.
func TestPredictivePowerIsThatOfPpscore(t *testing.T) {
	raw, err := os.ReadFile(shared(t, filepath.Join("truth", "association-goldens.json")))
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		Input    map[string][]float64 `json:"continuous_input"`
		Expected map[string]struct {
			MAE *float64 `json:"pps_mae_seed123"`
			F1  *float64 `json:"pps_f1_seed123"`
		} `json:"continuous_expected"`
	}
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for pair, want := range g.Expected {
		from, to, _ := strings.Cut(pair, "->")
		order := newTwister(123).permutation(len(g.Input[from]))
		r := paired{x: picked(g.Input[from], order), y: picked(g.Input[to], order)}
		n := newNeighbours(false, r)
		near := func(got float64, want *float64) {
			t.Logf("%s: %.6f, ppscore %.6f", pair, got, *want)
			if tried++; math.Abs(got-*want) > 1e-5 {
				t.Errorf("%s: %.4f, want %.4f", pair, got, *want)
			}
		}
		if want.MAE != nil {
			near(n.ofNumbers(r.y, blocks(len(order))), want.MAE)
			continue
		}
		class := make([]uint16, len(order))
		for i := range order {
			class[i] = uint16(r.y[i])
		}
		// ppscore names classes at random in the order of the shuffled column, beside the column as it was.
		shuffled := make([]uint16, len(order))
		for i, from := range order {
			shuffled[i] = class[from]
		}
		near(n.ofClasses(class, 2, stratified(class), shuffled), want.F1)
	}
	if tried != 7 {
		t.Errorf("%d reference values, want 7", tried)
	}
}

func picked(x []float64, order []int) []float64 {
	out := make([]float64, len(order))
	for i, from := range order {
		out[i] = x[from]
	}
	return out
}

// blocks is KFold(4): rows in a row, the first folds one longer where four does not divide them.
func blocks(n int) []uint8 {
	out := make([]uint8, 0, n)
	for k := range 4 {
		for range n/4 + min(max(n%4-k, 0), 1) {
			out = append(out, uint8(k))
		}
	}
	return out
}

// stratified is StratifiedKFold(4) for two classes.
func stratified(class []uint16) []uint8 {
	first := class[0] // classes are numbered by their first row
	var sorted []int
	for _, c := range class {
		if c == first {
			sorted = append(sorted, 0)
		}
	}
	for len(sorted) < len(class) {
		sorted = append(sorted, 1)
	}
	folds := [2][]uint8{}
	for k := range 4 {
		for i := k; i < len(sorted); i += 4 {
			folds[sorted[i]] = append(folds[sorted[i]], uint8(k))
		}
	}
	out := make([]uint8, len(class))
	var used [2]int
	for i, c := range class {
		of := 1
		if c == first {
			of = 0
		}
		out[i] = folds[of][used[of]]
		used[of]++
	}
	return out
}

// A twister is the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), as numpy's RandomState uses it.
type twister struct {
	state [624]uint32
	at    int
}

func newTwister(seed uint32) *twister {
	t := &twister{at: 624}
	t.state[0] = seed
	for i := uint32(1); i < 624; i++ {
		t.state[i] = 1812433253*(t.state[i-1]^t.state[i-1]>>30) + i
	}
	return t
}

func (t *twister) next() uint32 {
	if t.at == 624 {
		for i := range 624 {
			y := t.state[i]&0x80000000 | t.state[(i+1)%624]&0x7fffffff
			t.state[i] = t.state[(i+397)%624] ^ y>>1 ^ y&1*0x9908b0df
		}
		t.at = 0
	}
	y := t.state[t.at]
	t.at++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// permutation is RandomState.permutation(n).
func (t *twister) permutation(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	for i := n - 1; i > 0; i-- {
		mask := uint32(1)
		for mask < uint32(i) {
			mask = mask<<1 | 1
		}
		j := t.next() & mask
		for j > uint32(i) {
			j = t.next() & mask
		}
		out[i], out[j] = out[j], out[i]
	}
	return out
}
