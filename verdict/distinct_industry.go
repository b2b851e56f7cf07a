package verdict

import (
	"path"
	"strings"

	"github.com/fairset/fairset/profile/sketch"
	"github.com/fairset/fairset/verdict/sector"
)

func distinctIndustry() Criterion {
	const source = "the essay: a problem in the realm of the company looks like free work, so take another one; sectors are those of NAICS 2022 and ISIC/NACE Rev. 2; " +
		"the share of the runner-up is argued, and on 122 labelled files the guess is right in 94% of the cases in which it is made"
	return Criterion{
		ID:       "distinct-industry",
		Question: "Does the data come from another industry than your company's?",
		Why: "A task with data such as the company's own looks like free work, and candidates refuse it or share it. " +
			"Tell your industry with --industry, in words or as a NAICS or NACE code. That of the data is guessed from its words; " +
			"where they do not tell, look yourself: it is never passed silently.",
		Remedy: "Choose a dataset of another industry, or say with --allow-own-industry that the work will not be used, and say so in the brief.",

		Blocking: true,
		Hardness: 92,
		Limits: []LimitDoc{
			{"IndustryRunnerUp", func(p Policy) string { return percent(p.IndustryRunnerUp) }, "from this part of the first sector's score a runner-up that is the company's is a warning", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeDistinctIndustry(c, p, source) },
	}
}

func judgeDistinctIndustry(c Case, p Policy, source string) Finding {
	if clean(c.Told.Industry) == "" {
		f := unknown("the industry of your company is not known")
		f.Ask = "tell your industry with --industry: data from it looks like free work"
		return f
	}
	own := sector.OfCompany(c.Told.Industry)
	if len(own) == 0 {
		f := unknown("the industry " + quoted(c.Told.Industry) + " is none that is known here")
		f.Ask = "tell --industry in other words, such as banking or retail, or as a NAICS or NACE code"
		return f
	}
	g := sector.OfData(aboutData(c))
	if g.ID == "" {
		f := unknown("it cannot be told which industry the data is about")
		f.Ask = "see whether it is your own (" + sectorNames(own) + "), or put keywords into fairset.yaml beside the data"
		return f
	}
	data, _ := sector.Lookup(g.ID)
	f := Finding{Measures: []Measure{{
		Name: "words of " + data.Name, Value: sketch.Exactly(g.Share), Unit: "share", Source: source,
		Limit: "another sector than yours",
	}}}
	about := "the data is about " + lowerFirst(data.Name) + " (" + both(quotedAll(g.Words[:min(3, len(g.Words))])) + ")"
	switch relation(own, g, p) {
	case sameSector:
		f.Outcome = Fail
		f.Reason = about + ", which is the industry of your company"
		f.Gist = "it comes from your own industry and looks like free work"
		f.Remedy = "choose a dataset of another industry, or say --allow-own-industry"
		if c.Told.AllowOwnIndustry {
			f.Outcome = Warn
			f.Reason += "; you allowed it"
			f.Remedy = "say in the brief that the work will not be used"
		}
	case nearSector:
		f.Outcome = Warn
		f.Reason = about + ", which is close to the industry of your company (" + sectorNames(own) + ")"
		f.Gist = "it is close to your own industry"
		f.Remedy = "say in the brief that the work will not be used"
	default:
		f.Outcome = Pass
		f.Reason = about + ", and your company is in " + sectorNames(own)
		f.Gist = "it comes from another industry"
		return f
	}
	f.Flip = "a dataset of another industry would make it a pass"
	return f
}

// Domain is what a dataset is about: the name of a sector as distinct-industry guesses it, ""
// where its words do not tell.
func Domain(c Case) string {
	s, _ := sector.Lookup(sector.OfData(aboutData(c)).ID)
	return lowerFirst(s.Name)
}

// How near the sector of the data is to the company's.
const (
	otherSector = iota
	nearSector
	sameSector
)

func relation(own []sector.Sector, g sector.Guess, p Policy) int {
	nearest := otherSector
	for _, s := range own {
		switch {
		case s.ID == g.ID:
			return sameSector
		case sector.Near(s.ID, g.ID), s.ID == g.Second && g.SecondShare >= p.IndustryRunnerUp:
			nearest = nearSector
		}
	}
	return nearest
}

// aboutData is the words about the data: its columns, and with more weight its name, title,
// keywords, target and the question.
func aboutData(c Case) []sector.Text {
	name := path.Base(c.Reading.Name)
	for ext := path.Ext(name); ext != ""; ext = path.Ext(name) {
		name = strings.TrimSuffix(name, ext)
	}
	texts := []sector.Text{{Words: name, Weight: 1.5}, {Words: c.targetName(), Weight: 0.5}, {Words: c.Told.Question, Weight: 1}}
	if m := c.Told.Metadata; m != nil {
		texts = append(texts, sector.Text{Words: m.Title, Weight: 1.5}, sector.Text{Words: shorten(m.Description), Weight: 0.5})
		for _, keyword := range m.Keywords[:min(len(m.Keywords), 20)] {
			texts = append(texts, sector.Text{Words: keyword, Weight: 1.5})
		}
	}
	for _, col := range c.Profile.Columns {
		texts = append(texts, sector.Text{Words: col.Name, Weight: 1})
	}
	return texts
}

func sectorNames(sectors []sector.Sector) string {
	var list []string
	for _, s := range sectors {
		list = append(list, lowerFirst(s.Name))
	}
	return either(list)
}

// lowerFirst is a name within a sentence.
func lowerFirst(name string) string {
	if name == "" || len(name) > 1 && name[1] >= 'A' && name[1] <= 'Z' {
		return name
	}
	return strings.ToLower(name[:1]) + name[1:]
}
