package metadata

import (
	"regexp"
	"strings"
)

// legal are phrases that stand in the text of a licence and hardly anywhere else.
var legal = []struct{ id, phrase string }{
	{"AGPL-3.0", "gnu affero general public license version 3"},
	{"LGPL-3.0", "gnu lesser general public license version 3"},
	{"LGPL-2.1", "gnu lesser general public license version 2.1"},
	{"GPL-3.0", "gnu general public license version 3"},
	{"GPL-2.0", "gnu general public license version 2"},
	{"Apache-2.0", "apache license version 2.0"},
	{"MPL-2.0", "mozilla public license version 2.0"},
	{"ODbL-1.0", "odc open database license"},
	{"PDDL-1.0", "odc public domain dedication and licence"},
	{"ODC-By-1.0", "odc attribution license"},
	{"CC0-1.0", "cc0 1.0 universal"},
	{"CC0-1.0", "creative commons legal code cc0"},
	{"CC-BY-NC-ND-4.0", "attribution noncommercial noderivatives 4.0 international"},
	{"CC-BY-NC-SA-4.0", "attribution noncommercial sharealike 4.0 international"},
	{"CC-BY-NC-4.0", "attribution noncommercial 4.0 international"},
	{"CC-BY-ND-4.0", "attribution noderivatives 4.0 international"},
	{"CC-BY-SA-4.0", "attribution sharealike 4.0 international"},
	{"CC-BY-4.0", "attribution 4.0 international"},
	{"CDLA-Permissive-2.0", "community data license agreement permissive version 2.0"},
	{"Unlicense", "this is free and unencumbered software released into the public domain"},
	{"BSD-3-Clause", "neither the name of"},
	{"BSD-2-Clause", "redistribution and use in source and binary forms"},
	{"ISC", "permission to use copy modify and or distribute this software for any purpose with or without fee"},
	{"MIT", "permission is hereby granted free of charge to any person obtaining a copy"},
}

// licenseInText is the licence that a LICENSE file holds or names, "" where none is recognised.
// The phrase that stands first decides: licences name others further down.
func licenseInText(text string) string {
	words := strings.ReplaceAll(plainly(text), ":", "")
	at, found := len(words), ""
	for _, l := range legal {
		if i := strings.Index(words, l.phrase); i >= 0 && i < at {
			// A three-clause BSD begins as a two-clause one does.
			if l.id == "BSD-2-Clause" && found == "BSD-3-Clause" || l.id == "BSD-3-Clause" && !strings.Contains(words, "redistribution and use in source") {
				continue
			}
			at, found = i, l.id
		}
	}
	if found != "" {
		return found
	}
	return licenseInProse(text)
}

var (
	licenseWord    = regexp.MustCompile(`(?i)licen[cs]|public domain|terms of use|redistribut|copyright|creative commons|competition rules`)
	licenseHeading = regexp.MustCompile(`(?im)^(?:#{1,6}[ \t]*|\*\*)?(?:data )?(?:licen[cs]e|licen[cs]ing|terms of use|copyright|usage rights)[^\n]{0,30}$`)
	sentenceEnd    = regexp.MustCompile(`[.;!?]["')\]]?\s+|\n[ \t\r]*\n|\n[ \t]*[-*#]`)
	ofData         = regexp.MustCompile(`(?i)\bdata|\bdataset|\bcontents?\b|\bfiles\b`)
	ofCode         = regexp.MustCompile(`(?i)\bcode\b|\bsoftware\b|\bscripts?\b|\bpackage\b|\bnotebooks?\b`)
)

// licenseInProse is the licence of the data that a text for people tells, in the words that
// tell it. Only sentences that speak of a licence and paragraphs under a heading of that
// name count. A sentence about data outranks others, one about code alone counts last;
// of several licences of the same rank the strictest is taken.
func licenseInProse(text string) string {
	var passages []string
	for _, at := range licenseHeading.FindAllStringIndex(text, 10) {
		passages = append(passages, paragraph(text[at[1]:]))
	}
	for _, sentence := range sentenceEnd.Split(text, -1) {
		if len(sentence) < 600 && licenseWord.MatchString(sentence) {
			passages = append(passages, sentence)
		}
	}
	told, best := "", 0
	for _, passage := range passages {
		l, ok := RecogniseLicense(passage)
		if !ok {
			continue
		}
		rank := 20 + strictness[l.Use]
		switch {
		case ofData.MatchString(passage) && !ofCode.MatchString(passage):
			rank += 10
		case ofCode.MatchString(passage) && !ofData.MatchString(passage):
			rank -= 10
		}
		if rank > best {
			told, best = l.ID, rank
		}
	}
	return told
}

// paragraph is the first lines of text that are not blank, up to the next blank one.
func paragraph(text string) string {
	text = strings.TrimLeft(text, "= \t\r\n-")
	if i := strings.Index(text, "\n\n"); i >= 0 {
		text = text[:i]
	}
	if len(text) > 600 {
		text = text[:600]
	}
	return text
}
