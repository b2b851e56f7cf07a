package verdict

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/internal/prose"
	"github.com/fairset/fairset/profile/personal"
)

const sensitiveSource = "GDPR Art. 9 and 10, the lists of the EEOC, and ETS Guidelines for Developing Fair Tests (2022) on emotional barriers; " +
	"27% of 2,258 public tables carry some such word, mostly sex, so that one column alone is a warning; the number of topics was tried on 220 labelled datasets"

func sensitiveTopic() Criterion {
	return Criterion{
		ID:       "sensitive-topic",
		Question: "Is the topic harmless, and free of traits that law protects?",
		Why: "A candidate should not have to model who gets arrested, dies or is turned away, least of all one who has lived it; " +
			"and a task that relies on race, health or belief asks for trouble. A single protected trait such as sex is a warning. " +
			"Words are read with their context: the sex of animals, a race that is run and a union of tables count for nothing.",
		Remedy: "Drop the columns with --drop, or choose another topic; if you keep it on purpose, say why in the brief.",

		Blocking: true,
		Hardness: 98,
		Limits: []LimitDoc{
			{"SensitiveTopics", func(p Policy) string { return strconv.Itoa(p.SensitiveTopics) }, "the number of specially protected topics (GDPR Art. 9 and 10) about people from which it fails", sensitiveSource},
			{"SensitiveLoaded", func(p Policy) string { return counted(int64(p.SensitiveLoaded), "column", "columns") }, "the number of columns on a distressing theme from which it fails, where neither title nor target tell it", sensitiveSource},
		},
		judge: judgeSensitiveTopic,
	}
}

// sensitive sorts the columns that tell something sensitive.
type sensitive struct {
	special   []string // topics, each once
	protected []string // topics, each once
	loaded    []string // columns
	columns   []string // all of them
	central   string   // distressing theme of the title or target, or protected belief as the target
}

func sensitiveIn(c Case) sensitive {
	s := sensitive{central: centralTopic(c)}
	people := aboutPeople(c)
	add := func(list *[]string, text string) {
		if !slices.Contains(*list, text) {
			*list = append(*list, text)
		}
	}
	for _, found := range c.Profile.People.Sensitive {
		switch {
		case found.Class == personal.Special && people:
			add(&s.special, found.Topic)
		case found.Class == personal.Protected && people:
			add(&s.protected, found.Topic)
		case found.Class == personal.Theme:
			add(&s.protected, found.Topic)
		case found.Class == personal.Loaded:
			add(&s.loaded, found.Column)
		default:
			continue
		}
		add(&s.columns, found.Column)
		if found.Column == c.targetName() && s.central == "" && people && isBelief(found.Topic) {
			s.central = found.Topic + " of individuals"
		}
	}
	return s
}

func isBelief(topic string) bool {
	switch topic {
	case "political opinion", "religion", "sexual orientation":
		return true
	}
	return false
}

// centralTopic is the distressing theme that the name, title, question or target tells.
func centralTopic(c Case) string {
	name := path.Base(c.Reading.Name)
	texts := []string{strings.TrimSuffix(name, path.Ext(name)), c.targetName(), c.Told.Question}
	if c.Told.Metadata != nil {
		texts = append(texts, c.Told.Metadata.Title)
	}
	for _, text := range texts {
		if topic := personal.LoadedTopic(text); topic != "" {
			return topic
		}
	}
	return ""
}

// decides are words of targets by which people are let in or turned away.
var decides = []string{"deny", "denied", "denial", "approve", "approved", "approval", "callback", "hire", "hired", "hiring", "reject", "rejected", "accept", "accepted", "admit", "admitted", "creditability"}

// turnsAway reports whether the target is a decision about people.
func turnsAway(target string) bool {
	words := prose.Words(target)
	for i, w := range words {
		if slices.Contains(decides, w) || w == "credit" && i+1 < len(words) && words[i+1] == "risk" {
			return true
		}
	}
	return false
}

func judgeSensitiveTopic(c Case, p Policy) Finding {
	if len(c.Profile.Columns) == 0 {
		return notApplicable("there are no columns")
	}
	s := sensitiveIn(c)
	f := Finding{Outcome: Fail}
	drop := "dropping " + allNames(s.columns) + " would make it a pass"
	traits := slices.Concat(s.special, s.protected)
	switch {
	case s.central != "":
		f.Reason = "the topic is " + s.central
		f.Flip, f.Remedy = "another topic would make it a pass", "choose another topic"
	case len(s.loaded) >= p.SensitiveLoaded:
		f.Reason = "the columns " + names(s.loaded) + " are about a distressing theme"
		f.Flip = drop
	case len(s.loaded) > 0 && len(s.special) > 0:
		f.Reason = "it tells " + both(s.special) + " of people together with a distressing theme (" + names(s.loaded) + ")"
		f.Flip = drop
	case len(s.special) >= p.SensitiveTopics:
		f.Reason = "it tells " + both(s.special) + " of people"
		f.Flip = drop
	case len(traits) > 0 && aboutPeople(c) && turnsAway(c.targetName()):
		f.Reason = "the target " + quoted(c.targetName()) + " lets people in or turns them away, and the data tells their " + both(traits)
		f.Flip = drop
	case len(s.columns) > 0:
		f.Outcome = Warn
		f.Reason = sensitiveWarning(s, traits)
		f.Flip = drop
	default:
		f.Outcome = Pass
		f.Reason, f.Gist = "no protected trait and no distressing theme was found", "its topic is harmless"
		return f
	}
	f.Gist = f.Reason
	if f.Remedy == "" {
		f.Remedy = "drop " + allNames(s.columns) + ", or choose another topic"
	}
	if f.Outcome == Warn {
		f.Remedy = "drop " + allNames(s.columns) + ", or say in the brief why the task needs " + plural(len(s.columns), "it", "them")
	}
	return f
}

func sensitiveWarning(s sensitive, traits []string) string {
	in := " (in " + names(s.columns) + ")"
	if len(traits) == 0 {
		return "it touches a distressing theme" + in
	}
	return "it tells of " + both(traits) + in
}
