package ingest

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"
)

// A csvGuess is a hypothesis about a csvFormat.
type csvGuess struct {
	format     csvFormat
	score      float64
	confidence float64 // 0 to 1
}

// sniffFormat tells the csvFormat of a text from pieces of it, the first of
// which is its beginning. Every hypothesis that the characters of the sample
// allow is tried; its score is how regular the records become, times how
// plausible their cells are (after van den Burg, Nazábal and Sutton, "Wrangling
// messy CSV files by detecting row and type patterns", 2019). delim, when not
// empty, is known already. The best guess for each delimiter is returned, the
// best of all first.
func sniffFormat(pieces [][]byte, delim string) []csvGuess {
	all := bytes.Join(pieces, []byte("\n"))
	cr, _ := sniffNewline(all)
	var guesses []csvGuess
	for _, d := range candidateDelims(all, delim) {
		best := csvGuess{score: -1}
		for _, f := range hypotheses(all, d.text) {
			f.cr = cr
			if score := f.score(pieces) * d.prior; score > best.score+1e-9 {
				best = csvGuess{format: f, score: score}
			}
		}
		guesses = append(guesses, best)
	}
	if len(guesses) == 0 {
		guesses = []csvGuess{{format: csvFormat{quote: '"', cr: cr}}}
	}
	const exact = 1e9 // scores closer than its inverse are the same
	slices.SortStableFunc(guesses, func(a, b csvGuess) int {
		return cmp.Compare(math.Round(exact*b.score), math.Round(exact*a.score))
	})
	for i := range guesses {
		guesses[i].confidence = confidence(guesses, i)
	}
	return guesses
}

// confidence is how far the i-th guess is ahead of the best of the others:
// 1/(1+r⁴), where r is the score of the other over its own. It is 1 when nothing
// speaks for another, 0.5 when two do equally well, and less for a worse guess.
func confidence(guesses []csvGuess, i int) float64 {
	other := 0.0
	for j, g := range guesses {
		if j != i {
			other = max(other, g.score)
		}
	}
	if guesses[i].score <= 0 {
		return 0.5
	}
	return 1 / (1 + math.Pow(other/guesses[i].score, 4))
}

// sniffNewline tells whether a carriage return alone ends lines, and how to
// name the line ends.
func sniffNewline(b []byte) (cr bool, name string) {
	crlf := bytes.Count(b, []byte("\r\n"))
	lf := bytes.Count(b, []byte("\n")) - crlf
	alone := bytes.Count(b, []byte("\r")) - crlf - bytes.Count(b, []byte("\r\r\n"))
	cr = alone > 0 && alone*10 >= lf+crlf
	switch {
	case cr && lf+crlf == 0:
		return cr, "\r"
	case cr || crlf > 0 && lf > 0:
		return cr, "mixed"
	case crlf > 0:
		return cr, "\r\n"
	}
	return cr, "\n"
}

type delimCandidate struct {
	text  string // empty for a file of one column
	prior float64
}

// candidateDelims lists the delimiters that b may have, the likelier first.
func candidateDelims(b []byte, known string) []delimCandidate {
	if known != "" {
		return []delimCandidate{{known, 1}}
	}
	kinds := []delimCandidate{
		{",", 1},
		{";", 1},
		{"\t", 1},
		{"|", 1},
		{"", 1},
		{"||", 0.95},
		{"::", 0.9},
		{";;", 0.95},
		{"^^", 0.9},
		{"~~", 0.9},
		{"|~|", 0.95},
		{"~|~", 0.95},
		{"|^|", 0.95},
		{"\x01", 0.9},
		{"\x1f", 0.9},
		{"§", 0.9},
		{"¦", 0.9},
		{"¬", 0.9},
		{"^", 0.85},
		{"~", 0.85},
		{":", 0.5},
		{" ", 0.5},
		{"*", 0.4},
		{"#", 0.4},
		{"&", 0.4},
		{"!", 0.4},
		{"@", 0.3},
		{"$", 0.3},
		{"%", 0.3},
	}
	var found []delimCandidate
	for _, c := range kinds {
		n := bytes.Count(b, []byte(c.text))
		onlyDoubled := strings.Contains("|:;^~", c.text) && len(c.text) == 1 && n == 2*bytes.Count(b, []byte(c.text+c.text))
		if n > 0 && !onlyDoubled {
			found = append(found, c)
		}
	}
	return found
}

// hypotheses lists the ways of quoting that b may use with one delimiter.
func hypotheses(b []byte, delim string) []csvFormat {
	plain := csvFormat{delim: []byte(delim), quote: '"'}
	list := []csvFormat{plain}
	if bytes.Contains(b, []byte(`\"`)) {
		f := plain
		f.backslash = true
		list = append(list, f)
	}
	if opensWith(b, delim, '\'') {
		f := plain
		f.quote = '\''
		list = append(list, f)
		f.backslash = bytes.Contains(b, []byte(`\'`))
		if f.backslash {
			list = append(list, f)
		}
	}
	for i := range list {
		spaced := bytes.Count(b, append([]byte(delim+" "), list[i].quote))
		list[i].skipSpace = delim != "" && delim != " " && spaced > bytes.Count(b, append([]byte(delim), list[i].quote))
	}
	if delim == " " && bytes.Contains(b, []byte("  ")) {
		for _, f := range slices.Clone(list) {
			f.collapse = true
			list = append(list, f)
		}
	}
	return list
}

// opensWith reports whether fields may begin with quote.
func opensWith(b []byte, delim string, quote byte) bool {
	return len(b) > 0 && b[0] == quote || bytes.Contains(b, []byte{'\n', quote}) ||
		delim != "" && bytes.Contains(b, append([]byte(delim), quote))
}

// score is the regularity of the records times the plausibility of the cells,
// from 0 to 1, or to 3 for a file of one column whose lines nearly all read as
// one number or date each: they are hardly anything else.
func (f csvFormat) score(pieces [][]byte) float64 {
	lengths := map[int]int{}
	rows, values, plausible := 0, 0, 0.0
	t := newCSVTokens(f)
	for i, piece := range pieces {
		for pos := 0; pos < len(piece); {
			if n := t.blank(piece, pos); n > 0 {
				pos += n
				continue
			}
			if piece[pos] == '#' { // a comment, or a header that is none the less regular
				pos = t.skipLine(piece, pos)
				continue
			}
			after, _ := t.next(piece, pos, true)
			if i == 0 || pos > 0 { // a later piece may begin inside a record
				rows++
				lengths[len(t.fields)]++
				plausible += t.plausible(piece)
				if len(f.delim) == 0 && isValue(piece[t.fields[0].start:t.fields[0].end]) {
					values++
				}
			}
			pos = after
		}
	}
	switch {
	case rows == 0:
		return 0
	case values > 0 && values*10 >= (rows-1)*8: // the first line may be a name
		plausible *= 3
	}
	return regularity(lengths, rows) * plausible / float64(rows)
}

// isValue reports whether a line reads as a single number, date or boolean.
func isValue(line []byte) bool {
	return shapeOf(line).typed() && bytes.IndexByte(line, ',') < 0
}

// plausible is the mean over the cells of the last record.
func (t *csvTokens) plausible(buf []byte) float64 {
	sum := 0.0
	for _, f := range t.fields {
		quoted := f.start > 0 && buf[f.start-1] == t.quote && f.end < len(buf) && buf[f.end] == t.quote
		cell := buf[f.start:f.end]
		switch {
		case quoted:
			sum++
		case len(cell) > 1 && (cell[0] == '"' || cell[0] == '\'') && cell[0] == cell[len(cell)-1]:
			sum += 0.3
		case len(cell) > 1 && cell[0] == '\'' && bytes.IndexByte(cell[1:], '\'') < 0:
			sum += 0.5 // half of a field in quotes, rather than a word such as 's
		default:
			sum += shapeOf(cell).plausible()
		}
	}
	if t.strays > 0 {
		sum /= 2
	}
	return sum / float64(len(t.fields))
}

// regularity rewards records of equal length and, less, of many fields: the
// sum over the lengths L of share(L)·(L−1)/L, divided by the effective number of
// lengths (the exponential of their entropy). A file of one column gets a quarter.
func regularity(lengths map[int]int, rows int) float64 {
	keys := make([]int, 0, len(lengths))
	for n := range lengths {
		keys = append(keys, n)
	}
	slices.Sort(keys)
	sum, entropy := 0.0, 0.0
	for _, n := range keys {
		share := float64(lengths[n]) / float64(rows)
		entropy -= share * math.Log(share)
		gain := float64(n-1) / float64(n)
		if n == 1 {
			gain = 0.25
		}
		sum += share * gain
	}
	return sum / math.Exp(entropy)
}
