package metadata

import (
	"cmp"
	"regexp"
	"strings"
)

// A Use is what a licence lets an interviewer do with the data. The zero value is not known.
type Use string

// The uses, the freest first.
const (
	Attach      Use = "attach"       // send a copy; name the author where the licence asks for it
	AttachAlike Use = "attach-alike" // send a copy, with the same licence on it and on what is made of it
	Link        Use = "link"         // send the address, no copy: hiring may count as commercial, or the terms are not open
	Never       Use = "never"        // may not be passed on, or not be used for anything else
)

// strictness orders uses.
var strictness = map[Use]int{"": 0, Attach: 1, AttachAlike: 2, Link: 3, Never: 4}

// A License is a licence, or the lack of one, that was recognised.
type License struct {
	ID   string // of SPDX where it has one
	Name string
	Use  Use
	Why  string // what decides the use, as a clause
}

// What decides the use, in words.
const (
	free        = "it lets anyone pass the data on"
	named       = "it lets anyone pass the data on who names the author"
	alike       = "it lets anyone pass the data on under the same licence"
	noCommerce  = "it excludes commercial use, and hiring may count as such"
	noChange    = "it forbids to pass on changed copies, which a candidate's cleaned data would be"
	noOther     = "it lets nobody pass the data on"
	onlyContest = "the rules of a competition allow no other use"
	notOpen     = "it sets terms of its own that do not clearly let you pass the data on"
)

// known are the licences that are recognised by an id or a name, written as plainly
// writes it. They stand in the order of trial: the special before the general.
var known = []struct {
	License
	pattern string
}{
	{License{"CC0-1.0", "Creative Commons Zero", Attach, free}, `\bcc ?0\b|\bcc zero\b|creative commons zero|publicdomain zero|creative commons 0`},
	{License{"CC-PDM-1.0", "Public Domain Mark", Attach, free}, `publicdomain mark|public domain mark|\bcc pdm?\b`},
	{License{"PDDL-1.0", "Open Data Commons Public Domain Dedication", Attach, free}, `\bpddl\b|public domain dedication and licen[cs]e`},
	{License{"ODbL-1.0", "Open Database License", AttachAlike, alike}, `\bodbl\b|open database licen[cs]e`},
	{License{"DbCL-1.0", "Database Contents License", Attach, free}, `\bdbcl\b|database contents licen[cs]e`},
	{License{"ODC-By-1.0", "Open Data Commons Attribution", Attach, named}, `\bodc ?by\b|open data commons attribution|opendatacommons.org licenses by\b`},
	{License{"OGL", "Open Government Licence", Attach, named}, `\bogl\b|open government licen[cs]e`},
	{License{"DL-DE-ZERO-2.0", "Datenlizenz Deutschland Zero", Attach, free}, `\bdl de zero\b|datenlizenz deutschland zero`},
	{License{"DL-DE-BY-2.0", "Datenlizenz Deutschland Namensnennung", Attach, named}, `\bdl de by\b|datenlizenz deutschland`},
	{License{"etalab-2.0", "Licence Ouverte (Etalab)", Attach, named}, `\betalab\b|licence ouverte`},
	{License{"NLOD-2.0", "Norwegian Licence for Open Government Data", Attach, named}, `\bnlod\b`},
	{License{"IODL-2.0", "Italian Open Data License", Attach, named}, `\biodl\b`},
	{License{"GODL-India", "Government Open Data License India", Attach, named}, `\bgodl\b|government open data licen[cs]e`},
	{License{"CDLA-Sharing-1.0", "Community Data License Agreement, Sharing", AttachAlike, alike}, `\bcdla sharing|community data license agreement sharing`},
	{License{"CDLA-Permissive-2.0", "Community Data License Agreement, Permissive", Attach, free}, `\bcdla permissive|community data license agreement permissive`},
	{License{"C-UDA-1.0", "Computational Use of Data Agreement", Link, notOpen}, `\bc uda\b|computational use of data agreement`},
	{License{"competition-only", "competition rules", Never, onlyContest}, `competition (?:use )?(?:only|rules|data|terms)|(?:competition|contest|challenge)s? only|subject to (?:the )?competition`},
	{License{"no-redistribution", "no redistribution", Never, noOther}, `no redistribution|not (?:be )?redistribut|do(?:es)? not allow redistribution|redistribution (?:is )?(?:not (?:allowed|permitted)|prohibited|forbidden)|must not (?:be )?(?:share|publish|distribut)|may not (?:be )?(?:share|distribut|publish)`},
	{License{"proprietary", "proprietary", Never, noOther}, `\bproprietary\b|other closed|all rights reserved|\bconfidential\b|internal use only`},
	{License{"US-government-work", "U.S. Government work", Attach, free}, `(?:u\.?s\.?|united states|usa?) (?:federal )?(?:government|gov|public domain)|usa\.gov government works|government works|usgov|us pd|resources.data.gov open licenses`},
	{License{"public-domain", "public domain", Attach, free}, `(?:in the|is|are|as|^|: ?)(?: ?released (?:in|to|into) the)? ?public domain|public domain$|\bother pd\b`},
	{License{"AGPL-3.0", "GNU Affero General Public License", AttachAlike, alike}, `\bagpl\b|affero general public`},
	{License{"LGPL-3.0", "GNU Lesser General Public License", AttachAlike, alike}, `\blgpl\b|lesser general public`},
	{License{"GPL-3.0", "GNU General Public License", AttachAlike, alike}, `\bgpl\b|gpl ?[23v]|gnu general public`},
	{License{"GFDL-1.3", "GNU Free Documentation License", AttachAlike, alike}, `\bgfdl\b|gnu free documentation|\bfdl\b`},
	{License{"MPL-2.0", "Mozilla Public License", AttachAlike, alike}, `\bmpl\b|mozilla public licen[cs]e`},
	{License{"EUPL-1.2", "European Union Public Licence", AttachAlike, alike}, `\beupl\b`},
	{License{"Apache-2.0", "Apache License 2.0", Attach, named}, `\bapache\b`},
	{License{"BSD-3-Clause", "BSD licence", Attach, named}, `\bbsd\b|\b0bsd\b`},
	{License{"ISC", "ISC licence", Attach, named}, `^isc$|\bisc licen[cs]e`},
	{License{"Unlicense", "The Unlicense", Attach, free}, `\bunlicense\b|free and unencumbered software`},
	{License{"MIT", "MIT licence", Attach, named}, `^(?:the )?mit\b|\bmit licen[cs]e|licen[cs]es? mit\b|licen[cs]ed? (?:under )?(?:the )?(?:terms of the )?mit\b|licen[cs]e:? mit\b|expat licen[cs]e`},
	{License{"WTFPL", "WTFPL", Attach, free}, `\bwtfpl\b`},
	{License{"Zlib", "zlib licence", Attach, named}, `^zlib$|zlib licen[cs]e`},
	{License{"other-nc", "non-commercial terms", Link, noCommerce}, `\bother nc\b|non ?commercial|(?:research|academic|educational|scientific|personal)(?: and \w+)? (?:use |purposes? )?only|only for (?:research|academic|educational|personal)`},
	{License{"copyright-authors", "copyright of the original authors", Link, notOpen}, `copyright authors|data files © original authors|© original authors`},
	{License{"other-attribution", "attribution only", Attach, named}, `\bother at\b`},
	{License{"other-open", "an open licence of its own", Attach, named}, `\bother open\b|^open data$`},
	{License{"terms-of-use", "terms of use of its own", Link, notOpen}, `\bterms (?:of (?:use|service)|and conditions)\b|reddit api|api terms`},
}

var knownPatterns = func() []*regexp.Regexp {
	compiled := make([]*regexp.Regexp, len(known))
	for i, k := range known {
		compiled[i] = regexp.MustCompile(k.pattern)
	}
	return compiled
}()

// creativeCommons matches the family of CC licences, written plainly.
var creativeCommons = regexp.MustCompile(`(?:\bcc ?|creative commons |creativecommons.org licenses )(by|attribution)((?: ?(?:nc|non ?commercial|nd|no ?derivatives?|no ?derivs|sa|share ?alike))*)\b(?: international| licen[cs]e|version| v)*(?: ?(\d\.\d))?|\battribution((?: (?:non ?commercial|no ?derivatives?|share ?alike))+)(?: (\d\.\d))?`)

// RecogniseLicense finds the licence that an id, a name, an address or a short text tells.
// Words that tell no licence, such as "other" or "not specified", are not recognised.
func RecogniseLicense(text string) (License, bool) {
	words := plainly(text)
	if words == "" {
		return License{}, false
	}
	if match := creativeCommons.FindStringSubmatch(words); match != nil {
		return ccLicense(match[2]+match[4], cmp.Or(match[3], match[5])), true
	}
	for i, k := range known {
		if knownPatterns[i].MatchString(words) {
			return versioned(k.License, words), true
		}
	}
	return License{}, false
}

// plainly is text in lower case, with single spaces for all signs but dots and ©.
func plainly(text string) string {
	if len(text) > maxText {
		text = text[:maxText]
	}
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r <= ' ' || r < 127 && !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789.:", r)
	}), " ")
}

// ccLicense is the Creative Commons licence with the given conditions.
func ccLicense(conditions, version string) License {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(conditions, w) {
				return true
			}
		}
		return false
	}
	l := License{ID: "CC-BY", Name: "Creative Commons Attribution", Use: Attach, Why: named}
	nc, sa, nd := has("nc", "commercial"), has("sa", "share"), has("nd", "deriv")
	if nc {
		l.ID, l.Name, l.Use, l.Why = l.ID+"-NC", l.Name+"-NonCommercial", Link, noCommerce
	}
	if sa {
		l.ID, l.Name = l.ID+"-SA", l.Name+"-ShareAlike"
		if !nc {
			l.Use, l.Why = AttachAlike, alike
		}
	}
	if nd {
		l.ID, l.Name, l.Use, l.Why = l.ID+"-ND", l.Name+"-NoDerivatives", Never, noChange
	}
	if version != "" {
		l.ID, l.Name = l.ID+"-"+version, l.Name+" "+version
	}
	return l
}

var gplVersion = regexp.MustCompile(`(?:gpl|public license|version|v) ?(?:v|version)? ?([123])(?:\.\d)?\b`)

// versioned gives a licence of the GNU family the version that the words tell.
func versioned(l License, words string) License {
	switch l.ID {
	case "GPL-3.0", "LGPL-3.0", "AGPL-3.0":
		if match := gplVersion.FindStringSubmatch(words); match != nil {
			l.ID = l.ID[:strings.IndexByte(l.ID, '-')+1] + match[1] + ".0"
		}
	case "BSD-3-Clause":
		if strings.Contains(words, "0bsd") {
			l.ID = "0BSD"
		} else if strings.Contains(words, "2 clause") || strings.Contains(words, "simplified") {
			l.ID = "BSD-2-Clause"
		}
	}
	return l
}

// licenseIn is the licence that a node tells: where there are several ways to say it, the
// first that is recognised; of several licences the strictest.
func licenseIn(t tree) string {
	told, strictest := "", -1
	for _, item := range t.list() {
		ways := []string{item.text()}
		if item.isObject() {
			ways = []string{
				item.field("name", "@id", "id").text(), item.field("path", "url").text(), item.field("title").text(),
				item.field("name").text() + " " + item.field("title").text(),
			}
		}
		way := ways[0]
		use := Use("")
		for _, w := range ways {
			if l, ok := RecogniseLicense(w); ok {
				way, use = w, l.Use
				break
			}
		}
		if way = strings.TrimSpace(way); way != "" && strictness[use] > strictest {
			told, strictest = way, strictness[use]
		}
	}
	return told
}
