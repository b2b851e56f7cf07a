package brief

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
)

// LintAsked looks for give-aways, and for methods that are asked for without saying so
// (Options.Require), in what the interviewer wrote.
func LintAsked(d report.Document, o Options) []Giveaway {
	w := newWatch(d, o)
	w.columns(d.Profile.Columns)
	var out []Giveaway
	add := func(flag, text string, list []found) {
		for _, f := range list {
			out = append(out, Giveaway{File: flag, Text: text, Why: f.why()})
		}
	}
	add("--title", o.Title, w.lookHard(o.Title))
	add("--question", o.Question, w.lookAtQuestion(o.Question, d.Profile.Columns, o.Target))
	add("--company", o.Company, w.lookHard(o.Company))
	add("--contact", o.Contact, w.lookHard(o.Contact))
	add("--deadline", o.Deadline, w.lookHard(o.Deadline))
	if _, known := metadata.RecogniseLicense(o.License); !known {
		add("--license", o.License, w.lookHard(o.License))
	}
	if isAddress(o.Source) {
		add("--source", o.Source, w.lookAtAddress(o.Source))
	} else {
		add("--source", o.Source, w.lookHard(o.Source))
	}
	for _, asked := range [][2]string{{"--title", o.Title}, {"--question", o.Question}, {"--deadline", o.Deadline}} {
		if word := prescribed(plainly(asked[1])); word != "" {
			out = append(out, Giveaway{File: asked[0], Text: asked[1], Why: "asks for a method, library or measure of success (" + word + ") without --require"})
		}
	}
	for _, r := range o.Require {
		for _, f := range w.lookHard(r) {
			if f.kind != kindScore { // a measure of success may be asked for
				add("--require", r, []found{f})
			}
		}
	}
	return out
}

var (
	asking = regexp.MustCompile(`(?i)^\W*((and|so|but),? )?(what|which|how|who|where|when|can|could|do|does|did|is|are|should|would|to what|in what|by what)\b.*\?$`)
	open   = regexp.MustCompile(`(?i)^(trend\w*|seasonal\w*)$`)
)

// lookAtQuestion allows to ask in general what goes together or changes ("What explains
// the price?"): that tells nothing as long as no column but the target is named.
func (w *watch) lookAtQuestion(text string, columns []profile.Column, target string) []found {
	others := names{}
	for _, c := range columns {
		if c.Name != target {
			others.add(c.Name, readable(c.Name))
		}
	}
	var out []found
	for _, sentence := range sentences(strings.Join(strings.Fields(text), " ")) {
		general := asking.MatchString(sentence) && others.takenOut(sentence) == sentence
		for _, f := range w.lookHard(sentence) {
			if !general || f.kind != kindRelated && !open.MatchString(strings.Trim(f.match, " ?.,!")) {
				out = append(out, f)
			}
		}
	}
	return out
}

// lookAtAddress passes the host of an address and names of a word or two on the way to
// the data, such as wine-quality: they are how the publisher calls it.
func (w *watch) lookAtAddress(address string) []found {
	const name = 2 // words
	u, err := url.Parse(address)
	if err != nil {
		return w.lookHard(address)
	}
	out := append(w.lookHard(u.RawQuery), w.lookHard(u.EscapedFragment())...)
	for _, part := range strings.Split(u.EscapedPath(), "/") {
		if plain := readable(plainly(part)); len(strings.Fields(plain)) > name {
			out = append(out, w.lookHard(plain)...)
		}
	}
	return out
}

// FileName is what the data file is called in the pack: its own name, unless something
// could be read off that.
func FileName(d report.Document, name string) string {
	w := newWatch(d, Options{})
	if len(w.look(name)) == 0 && len(w.look(titleOf(name))) == 0 {
		return name
	}
	at := strings.IndexByte(name, '.')
	if at < 0 {
		return "data"
	}
	if ending := name[at:]; len(w.look(ending)) == 0 {
		return "data" + ending
	}
	return "data" + name[strings.LastIndexByte(name, '.'):]
}
