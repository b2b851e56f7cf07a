package brief

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/report"
)

// A watch knows what must not be said of one dataset: words that give something away of
// any, and the figures that were measured of this one. What every candidate sees anyway,
// such as names of columns, is taken out of a text before it is looked at.
type watch struct {
	names   names             // what may be said
	secrets map[string]string // figure, as written without thousands: what it tells
	known   map[string]bool   // figures that may be said
}

// A finding of the watch.
type found struct{ kind, match, line string }

func (f found) why() string { return f.kind + " (" + f.match + ")" }

func newWatch(d report.Document, o Options) watch {
	w := watch{names: names{}, secrets: map[string]string{}, known: map[string]bool{}}
	w.names.add(o.File.Name, titleOf(o.File.Name)) // as FileName passed it
	w.say(o.File.Rows)
	w.say(d.Profile.Rows)
	w.say(int64(len(d.Profile.Columns)))
	w.say(o.File.Bytes)
	w.names.add(bytesWords(o.File.Bytes), "SHA-256", "SHA256SUMS", "sha256", "sha256sum")
	w.collect(d)
	return w
}

// columns takes names of columns out of what is looked at, where they would be taken for
// something that gives away: only those, since a name such as "values" must not hide "no values".
func (w *watch) columns(columns []profile.Column) {
	for _, c := range columns {
		for _, name := range []string{c.Name, readable(c.Name)} {
			if strings.ContainsAny(name, "0123456789") || len(wordsIn(name)) > 0 || len(wordsIn(plainly(name))) > 0 {
				w.names.add(name)
			}
		}
	}
}

// say allows a figure.
func (w *watch) say(n int64) { w.known[strconv.FormatInt(n, 10)] = true }

// allow takes the texts of the facts that stand in every pack out of what is looked at.
func (w *watch) allow(f Facts) {
	w.names.add(f.Title, f.File.SHA256, f.Source, f.License, f.Version, f.Contact, f.Company, f.Authors, f.Load.Python, f.Load.R, f.Load.Julia,
		slug(f.Title), slug(titleOf(f.File.Name)), slug(f.License))
	w.names.add(f.Question) // LintAsked has seen it, and those:
	w.names.add(f.Require...)
	if f.Hours == math.Trunc(f.Hours) {
		w.say(int64(f.Hours))
	}
}

// collect gathers the figures that were measured.
func (w *watch) collect(d report.Document) {
	p := d.Profile
	missing, twice, far, goes, well := "a count or share of what is missing", "a count of what is there twice", "a value far from the others", "how two columns go together", "how well the target can be told"
	w.share(p.Missing.Share, missing)
	w.share(p.Missing.Effective, missing)
	w.count(p.Missing.Cells, missing)
	w.count(p.Missing.CompleteRows, missing)
	w.estimate(p.Duplicates.Rows, twice)
	w.share(p.Duplicates.Share, twice)
	for _, c := range p.Columns {
		w.column(c, missing, far)
	}
	for _, a := range p.Associations {
		w.decimal(a.Value, goes)
	}
	for _, x := range d.Weaknesses {
		w.count(x.Count, "the extent of a weakness")
		w.share(x.Share, "the extent of a weakness")
	}
	if t := p.Target; t != nil {
		w.share(t.Missing, missing)
		w.count(t.Conflicts, "rows that contradict each other")
		for _, f := range t.Features {
			w.decimal(f.Value, goes)
			w.decimal(f.Skill, goes)
		}
		for _, c := range t.Classes {
			w.count(c.Count, "how often a class occurs")
		}
		if b := t.Baseline; b != nil {
			for _, e := range append([]sketch.Estimate{b.Stump, b.Linear}, b.Boosted...) {
				w.decimal(e.Value, well)
			}
		}
		for _, s := range t.DropTest {
			w.decimal(s.Skill.Value, well)
		}
		for _, s := range t.LearningCurve {
			w.decimal(s.Skill.Value, well)
		}
	}
}

func (w *watch) column(c profile.Column, missing, far string) {
	w.count(c.Missing.Count, missing)
	w.share(c.Missing.Share, missing)
	w.share(c.Missing.Effective, missing)
	w.count(c.Misfits, "a count of cells that do not fit")
	for _, s := range c.Missing.Spellings {
		w.count(s.Count, missing)
	}
	for _, s := range c.Missing.Disguised {
		w.count(s.Count, missing)
		w.value(s.Value, "a value that stands for missing")
	}
	if n := c.Numeric; n != nil {
		w.estimate(n.Outliers, far)
		if lo, hi := n.Quantiles["0.01"], n.Quantiles["0.99"]; hi > lo {
			for _, x := range []float64{n.Min, n.Max} {
				if x < lo-(hi-lo) || x > hi+(hi-lo) {
					w.value(strconv.FormatFloat(x, 'f', -1, 64), far)
				}
			}
		}
	}
}

// value takes a value of the data as a secret, unless it is a small number such as occurs in any text.
func (w *watch) value(text, what string) {
	n := plainNumber(text)
	if x, err := strconv.ParseFloat(n, 64); len(n) < 2 || err == nil && x == math.Trunc(x) && x >= 0 && x < 100 {
		return
	}
	w.secrets[n] = what
}

// count takes a count as a secret; small ones occur everywhere.
func (w *watch) count(n int64, what string) {
	if n >= 100 {
		w.secrets[strconv.FormatInt(n, 10)] = what
	}
}

func (w *watch) estimate(e sketch.Estimate, what string) { w.count(int64(math.Round(e.Value)), what) }

// share takes a share as a secret, as it is written with two to four digits.
func (w *watch) share(x float64, what string) {
	if x <= 0 || x >= 1 {
		return
	}
	w.decimal(x, what)
	w.secret(strconv.FormatFloat(100*x, 'f', 1, 64), what)
	w.secret(strconv.FormatFloat(100*x, 'f', 2, 64), what)
}

func (w *watch) decimal(x float64, what string) {
	if x == 0 || math.Abs(x) >= 1 || math.IsNaN(x) {
		return
	}
	for _, digits := range []int{2, 3, 4} {
		w.secret(strconv.FormatFloat(math.Abs(x), 'f', digits, 64), what)
	}
}

// secret takes a decimal fraction as a secret when enough of it is left.
func (w *watch) secret(text, what string) {
	text = prose.TrimZeros(text)
	if strings.Contains(text, ".") && len(strings.TrimLeft(text, "0.")) > 1 {
		w.secrets[text] = what
	}
}

var figure = regexp.MustCompile(`[-−–]?[0-9][0-9,'\x{202f}\x{00a0}]*(\.[0-9]+)?`)

// look returns what gives something away in a text, each line of it for itself and, for
// what stands over the end of a line, all of them as one.
func (w *watch) look(text string) []found {
	if text == "" {
		return nil
	}
	bare := w.names.takenOut(text)
	out := w.lines(bare)
	if strings.Contains(bare, "\n") {
		for _, f := range wordsIn(strings.ReplaceAll(bare, "\n", " ")) {
			if f.kind != kindStatistic && f.kind != kindFigure { // cells of a table stand next to each other
				out = append(out, f)
			}
		}
	}
	if plain := plainly(bare); plain != bare {
		out = append(out, w.lines(w.names.takenOut(plain))...)
	}
	return out
}

// lookHard looks for all that look looks for and for wordings: in the texts of others.
func (w *watch) lookHard(text string) []found {
	out := w.look(text)
	bare := w.names.takenOut(text)
	for _, form := range []string{bare, w.names.takenOut(plainly(bare))} {
		out = append(out, matches(wordings, years.ReplaceAllString(form, "$1 year $3"))...)
		if form == plainly(form) {
			break
		}
	}
	return out
}

func (w *watch) lines(text string) []found {
	var out []found
	for line := range strings.Lines(text) {
		for _, f := range append(wordsIn(line), w.figures(line)...) {
			f.line = line
			out = append(out, f)
		}
	}
	return out
}

func wordsIn(text string) []found { return matches(patterns, text) }

func matches(list []pattern, text string) []found {
	var out []found
	for _, p := range list {
		if m := p.re().FindString(text); m != "" {
			out = append(out, found{kind: p.kind, match: strings.TrimSpace(m)})
		}
	}
	return out
}

func (w *watch) figures(text string) []found {
	var out []found
	for _, m := range figure.FindAllString(text, -1) {
		n := plainNumber(m)
		if w.known[strings.TrimPrefix(n, "-")] {
			continue
		}
		for _, form := range []string{n, strings.TrimPrefix(n, "-")} {
			if what, secret := w.secrets[form]; secret {
				out = append(out, found{kind: kindFigure, match: what + ": " + m})
				break
			}
		}
	}
	return out
}

// plainNumber is a number without thousands separators and zeros that say nothing.
func plainNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case ',', '\'', '\u202f', '\u00a0':
			return -1
		case '−', '–':
			return '-'
		}
		return r
	}, s)
	return prose.TrimZeros(strings.TrimRight(s, "."))
}
