package ingest

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"unicode"
)

// An encodingGuess is an encoding that a text may be in.
type encodingGuess struct {
	name  string
	score float64 // log-likelihood of the text, up to a constant
	text  []byte  // the sample as this encoding reads it
}

const (
	surest   = 0.99 // confidence of a guess: the characters of a language are no proof
	unsure   = 0.8  // confidence below which a note tells the next likely encoding
	impure   = -14  // log-likelihood of what no text holds: bytes without meaning, control characters
	odd      = -9   // of a letter that the language does not have
	mixed    = -6   // more, for a letter beside one of another script
	inside   = -6   // for a sign between two letters
	alone    = -3   // more, for a letter of a Latin script that no other stands beside
	capital  = -2   // for a capital letter
	caught   = -5   // for a capital letter behind a small one
	sign     = -4.5 // for a sign that texts have
	oddSign  = -8   // for any other
	touching = -3   // for a character of East Asia beside a letter of ASCII
	scarce   = -3   // for each character of East Asia that is lacking to four
	guessed  = 48 << 10
	nearness = 3.0 // log-likelihood that makes a guess e times as likely; letters of a text are not independent
)

// guessEncoding tells what a sample that is not UTF-8 is written in, with a
// confidence and the encoding that is the next likely among those that read it differently.
//
// Each candidate decodes the lines that hold bytes outside ASCII, and the letters are
// compared with those of the languages that are written in it, most frequent first.
func guessEncoding(sample []byte) (name string, confidence float64, next string) {
	sample = wideLines(sample, guessed)
	var best, second encodingGuess
	for _, c := range encodingCandidates {
		enc, err := namedEncoding(c.name)
		if err != nil {
			continue
		}
		text, err := enc.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		g := encodingGuess{c.name, c.prior + c.likelihood(sample, text), text}
		switch {
		case best.name == "" || g.score > best.score:
			if !bytes.Equal(g.text, best.text) {
				second = best
			}
			best = g
		case !bytes.Equal(g.text, best.text) && (second.name == "" || g.score > second.score):
			second = g
		}
	}
	confidence = 1 / (1 + math.Exp((second.score-best.score)/nearness))
	return best.name, math.Round(100*min(confidence, surest)) / 100, second.name
}

// wideLines keeps the lines that hold bytes outside ASCII, up to so many bytes: the rest
// tells nothing of the encoding and costs time. Of long lines the parts beside such bytes are kept.
func wideLines(sample []byte, most int) []byte {
	const around = 40
	var kept []byte
	for len(sample) > 0 && len(kept) < most {
		at := slices.IndexFunc(sample, func(b byte) bool { return b >= 0x80 })
		if at < 0 {
			break
		}
		start := max(0, at-around)
		if line := bytes.LastIndexAny(sample[:at], "\r\n"); line >= start {
			start = line + 1
		}
		end := at
		for end < len(sample) && sample[end] != '\n' && sample[end] != '\r' && end-start < most {
			end++
		}
		kept = append(append(kept, sample[start:end]...), '\n')
		sample = sample[end:]
	}
	return kept
}

// likelihood is how likely the best of the candidate's languages makes a text.
func (c *encodingCandidate) likelihood(raw, text []byte) float64 {
	if c.wide != nil {
		return wideLikelihood(raw, text, c.wide)
	}
	best := math.Inf(-1)
	runes := []rune(string(text))
	for _, l := range c.languages {
		best = max(best, l.likelihood(runes))
	}
	return best
}

// A language is the letters outside ASCII that a language is written with, with the
// logarithm of how often each is one of them.
type language struct {
	letters map[rune]float64
	latin   bool // words hold letters of ASCII beside
}

// newLanguage is a language of letters of which the first is the most frequent.
func newLanguage(letters string) language {
	runes := []rune(letters)
	l := language{letters: make(map[rune]float64, len(runes)), latin: unicode.Is(unicode.Latin, runes[0])}
	total := 0.0
	for i := range runes {
		total += 1 / float64(i+2)
	}
	for i, r := range runes {
		l.letters[r] = math.Log(1 / float64(i+2) / total)
	}
	return l
}

func (l language) likelihood(text []rune) (sum float64) {
	for i, r := range text {
		if r < 0x80 {
			continue
		}
		before, after := ' ', ' '
		if i > 0 {
			before = text[i-1]
		}
		if i+1 < len(text) {
			after = text[i+1]
		}
		sum += l.rune(r, before, after)
	}
	return sum
}

// rune is the log-likelihood of a character between two others.
func (l language) rune(r, before, after rune) float64 {
	switch {
	case r == unicode.ReplacementChar || unicode.IsControl(r):
		return impure
	case unicode.IsLetter(r) || unicode.IsMark(r):
		score, known := l.letters[unicode.ToLower(r)]
		if !known {
			score = odd
		}
		if unicode.IsUpper(r) {
			score += capital
			if unicode.IsLower(before) {
				score += caught
			}
		}
		if l.latin && !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			score += alone
		}
		if !l.latin && (isASCIILetter(before) || isASCIILetter(after)) {
			score += mixed
		}
		return score
	}
	score := float64(oddSign)
	if commonSigns[r] {
		score = sign
	}
	if r != '’' && r != '·' && unicode.IsLetter(before) && unicode.IsLetter(after) {
		score += inside
	}
	return score
}

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// wideLikelihood is the log-likelihood of a text whose characters take two bytes or more.
//
// Two bytes of a Latin encoding, one behind the other, read as one character: a text with fewer than four is rarely
// one of East Asia.
func wideLikelihood(raw, text []byte, of func(r rune) float64) (sum float64) {
	count, before := 0, ' '
	for _, r := range string(text) {
		switch {
		case r < 0x80:
			if before >= 0x80 && isASCIILetter(r) {
				sum += touching
			}
		case r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.In(r, unicode.Co):
			sum += 2 * impure
		default:
			sum += of(r)
			if isASCIILetter(before) {
				sum += touching
			}
		}
		if r >= 0x80 {
			count++
		}
		before = r
	}
	return sum + scarce*float64(max(0, 4-count))
}

// unsureEncodings notes the files whose encoding might be another than the one told.
func (d *Dataset) unsureEncodings() []Note {
	var n Note
	for _, f := range d.files {
		if f.in.sure == 0 || f.in.sure >= unsure {
			continue
		}
		if n.Count++; n.Count == 1 {
			n.Text = fmt.Sprintf("the encoding of %s is not certain: it was read as %s and could be %s; look at letters with accents, and name it with --encoding if they are wrong",
				f.in.src.Name(), f.in.encoding, f.in.next)
		}
	}
	if n.Count == 0 {
		return nil
	}
	n.Kind = NoteUnsure
	return []Note{n}
}
