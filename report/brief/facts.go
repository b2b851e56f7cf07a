package brief

import (
	"path"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

// Options are what the interviewer says of the task and the file to send.
type Options struct {
	Title    string
	Question string
	Company  string
	Contact  string
	Deadline string
	Hours    float64  // 0 means 3
	Require  []string // methods, libraries or measures of success that are asked for after all

	Target   string
	License  string
	Source   string
	Metadata *metadata.Metadata

	File    File
	Changes []string // what was changed on the way from the source to File, in plain words
}

// A File is the data file as it is sent.
type File struct {
	Name   string // in the folder data
	Format string // of Reading
	Bytes  int64
	SHA256 string
	Rows   int64
	Types  []string // of each column, as package handout names them
	// Rewritten tells that fairset wrote it anew: CSV in UTF-8 with commas and a header.
	Rewritten bool
}

// Facts are all that the candidate is told. Nothing else reaches the pack.
type Facts struct {
	Title       string
	Description string
	RowMeans    string
	Source      string
	Authors     string
	Version     string
	License     string
	Citation    string
	File        File
	Load        Load
	Dictionary  []Entry
	Question    string
	Company     string
	Contact     string
	Deadline    string
	Hours       float64
	Require     []string
	OwnIndustry bool // the set does not lie outside the company's business
	Changed     []string
}

// An Entry describes one column.
type Entry struct {
	Name        string
	Description string
	Type        string // as package handout names it
	Unit        string
	Levels      []string
}

// Withheld is a text that was told and is not passed on, because it gives something away.
type Withheld struct {
	Place string
	Text  string
	Why   string
}

const (
	usualHours  = 3
	longestText = 600 // characters of a description that are passed on
)

// Collect takes the facts from d, and lists what was withheld of the texts of others.
func Collect(d report.Document, o Options) (Facts, []Withheld) {
	m := o.Metadata
	if m == nil {
		m = &metadata.Metadata{}
	}
	c := collector{watch: newWatch(d, o)}
	f := Facts{
		File: o.File, Question: o.Question, Company: o.Company, Contact: o.Contact, Deadline: o.Deadline,
		Hours: o.Hours, Require: o.Require, Changed: o.Changes,
		Source:  prose.First(o.Source, c.address("homepage", m.Homepage)),
		License: c.license(prose.First(o.License, m.License)),
		Version: prose.First(c.whole("version", m.Version), c.whole("date of publication", m.Published)),
		Authors: c.whole("authors", strings.Join(m.Authors, ", ")),
	}
	f.Title = prose.First(o.Title, c.whole("title", m.Title), titleOf(o.File.Name))
	f.Description = c.passed("description", m.Description)
	f.RowMeans = c.passed("what one row is", m.RowMeans)
	f.Citation = c.passed("citation", m.Citation)
	if f.Hours == 0 {
		f.Hours = usualHours
	}
	if f.Question == "" {
		f.Question = usualQuestion(o.Target)
	}
	f.OwnIndustry = ownIndustry(d.Verdict)
	f.Load = loadLines(d.Reading, o.File)
	f.Dictionary = c.dictionary(d, m, o.File)
	return f, c.withheld
}

// license is the id of a licence that is known, else what was told.
func (c *collector) license(told string) string {
	if l, known := metadata.RecogniseLicense(told); known {
		return prose.First(l.ID, l.Name)
	}
	const longest = 120 // more is the text of a licence
	if len(told) > longest {
		return ""
	}
	return c.whole("licence", told)
}

// titleOf makes a title of a file name: "new_york-taxis.csv" is "New york taxis".
func titleOf(file string) string {
	name := path.Base(file)
	if dot := strings.IndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("_- +", r) }), " ")
	if name == "" {
		return "The dataset"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func usualQuestion(target string) string {
	if target == "" {
		return "What can be learnt from this data that somebody who has to decide would want to know?"
	}
	return "What lies behind " + target + ", and how far can it be told from the other columns?"
}

func ownIndustry(v verdict.Verdict) bool {
	for _, f := range v.Findings {
		if f.Criterion == "distinct-industry" {
			return f.Outcome == verdict.Fail || f.Outcome == verdict.Warn
		}
	}
	return false
}

// A collector passes on the texts of others that give nothing away.
type collector struct {
	watch    watch
	withheld []Withheld
}

// whole is text, or nothing when something could be read off it.
func (c *collector) whole(place, text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if found := c.watch.lookHard(text); len(found) > 0 {
		c.withheld = append(c.withheld, Withheld{place, text, found[0].why()})
		return ""
	}
	return text
}

// address is where the data comes from, or nothing when it says more than that.
func (c *collector) address(place, text string) string {
	if !isAddress(text) {
		return c.whole(place, text)
	}
	if found := c.watch.lookAtAddress(text); len(found) > 0 {
		c.withheld = append(c.withheld, Withheld{place, text, found[0].why()})
		return ""
	}
	return text
}

// passed is text without the sentences that give something away, and not too long.
func (c *collector) passed(place, text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var kept []string
	length := 0
	for _, sentence := range sentences(text) {
		if found := c.watch.lookHard(sentence); len(found) > 0 {
			c.withheld = append(c.withheld, Withheld{place, sentence, found[0].why()})
			continue
		}
		if length += len([]rune(sentence)) + 1; length > longestText {
			break
		}
		kept = append(kept, sentence)
	}
	return strings.Join(kept, " ")
}

// sentences cuts text behind full stops and the like that a blank follows.
func sentences(text string) []string {
	var out []string
	start := 0
	for i := 0; i+1 < len(text); i++ {
		if strings.IndexByte(".!?;", text[i]) >= 0 && text[i+1] == ' ' {
			out = append(out, text[start:i+1])
			start = i + 2
		}
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}
