package sector

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"

	"github.com/fairset/fairset/internal/prose"
)

// A Sector is an industry.
type Sector struct {
	ID       string
	Name     string
	NAICS    []string // codes, of which longer ones are parts
	NACE     []string // codes of ISIC and NACE, "C29" or a section such as "A"
	Words    []string // single words and pairs of them, "sale price"
	Adjacent []string // IDs of sectors so near that a dataset of them looks like own work
}

//go:embed sectors.csv
var text []byte

// Sectors is the list of industries.
var Sectors = sync.OnceValue(func() []Sector {
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		panic("sector: sectors.csv is broken")
	}
	list := func(cell string) []string {
		return strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ' ' })
	}
	var sectors []Sector
	for _, r := range records[1:] {
		s := Sector{ID: r[0], Name: r[1], NAICS: list(r[2]), NACE: list(r[3]), Adjacent: list(r[5])}
		for _, word := range strings.Fields(r[4]) {
			s.Words = append(s.Words, strings.Join(prose.Words(word), " "))
		}
		sectors = append(sectors, s)
	}
	return sectors
})

// Lookup is the sector with the given ID.
func Lookup(id string) (Sector, bool) {
	for _, s := range Sectors() {
		if s.ID == id {
			return s, true
		}
	}
	return Sector{}, false
}

// Near reports whether two sectors are neighbours, whichever names the other.
func Near(a, b string) bool {
	x, _ := Lookup(a)
	y, _ := Lookup(b)
	return slices.Contains(x.Adjacent, b) || slices.Contains(y.Adjacent, a)
}

// names are further words by which companies call their industry.
var names = map[string]string{
	"farm": "agri", "farming": "agri", "agriculture": "agri", "agricultural": "agri", "forestry": "agri", "fishing": "agri", "agritech": "agri", "food production": "agri",
	"energy": "energy", "utility": "energy", "utilities": "energy", "oil": "energy", "gas": "energy", "power": "energy", "mining": "energy", "renewables": "energy", "solar": "energy", "wind": "energy", "electricity": "energy",
	"manufacturing": "manuf", "manufacturer": "manuf", "industrial": "manuf", "construction": "manuf", "engineering": "manuf", "steel": "manuf", "machinery": "manuf", "chemicals": "manuf", "electronics": "manuf",
	"retail": "retail", "retailer": "retail", "ecommerce": "retail", "e commerce": "retail", "wholesale": "retail", "grocery": "retail", "supermarket": "retail", "fashion": "retail", "online shop": "retail", "marketplace": "retail", "consumer goods": "retail",
	"automotive": "auto", "car": "auto", "cars": "auto", "vehicles": "auto", "car dealer": "auto", "car maker": "auto",
	"transport": "transport", "transportation": "transport", "logistics": "transport", "mobility": "transport", "airline": "transport", "airlines": "transport", "aviation": "transport", "shipping": "transport", "rail": "transport", "railway": "transport", "delivery": "transport", "taxi": "transport", "freight": "transport",
	"travel": "travel", "hotel": "travel", "hotels": "travel", "hospitality": "travel", "tourism": "travel", "restaurant": "travel", "restaurants": "travel", "food service": "travel", "catering": "travel",
	"telecom": "telecom", "telecoms": "telecom", "telecommunications": "telecom", "mobile operator": "telecom", "internet provider": "telecom",
	"software": "software", "it": "software", "saas": "software", "tech": "software", "technology": "software", "cybersecurity": "software", "security software": "software", "cloud": "software", "data": "software", "ai": "software",
	"media": "media", "entertainment": "media", "games": "media", "gaming": "media", "film": "media", "music": "media", "publishing": "media", "news": "media", "streaming": "media", "video games": "media",
	"bank": "banking", "banking": "banking", "finance": "banking", "financial": "banking", "fintech": "banking", "lending": "banking", "payments": "banking", "credit": "banking", "investment": "banking", "trading": "banking", "asset management": "banking",
	"insurance": "insurance", "insurer": "insurance", "insurtech": "insurance", "reinsurance": "insurance",
	"real estate": "realestate", "property": "realestate", "proptech": "realestate", "housing": "realestate",
	"marketing": "marketing", "advertising": "marketing", "adtech": "marketing", "consulting": "marketing", "agency": "marketing", "professional services": "marketing", "market research": "marketing",
	"hr": "hr", "recruiting": "hr", "recruitment": "hr", "staffing": "hr", "human resources": "hr",
	"education": "education", "edtech": "education", "school": "education", "university": "education", "training": "education",
	"health": "health", "healthcare": "health", "health care": "health", "pharma": "health", "pharmaceutical": "health", "pharmaceuticals": "health", "biotech": "health", "medical": "health", "hospital": "health", "medtech": "health", "life sciences": "health",
	"sport": "sports", "sports": "sports", "fitness": "sports", "leisure": "sports", "football": "sports",
	"government": "public", "public sector": "public", "justice": "public", "police": "public", "politics": "public", "administration": "public", "ngo": "public", "defence": "public", "defense": "public",
	"environment": "nature", "weather": "nature", "climate": "nature", "science": "nature", "research": "nature", "ecology": "nature",
}

// OfCompany is the sectors that a company's own words or code name, none where they are not known.
// The longest code that fits decides: 5241 is insurance, though 52 is finance.
func OfCompany(told string) []Sector {
	told = strings.TrimSpace(told)
	if s, ok := Lookup(strings.ToLower(told)); ok {
		return []Sector{s}
	}
	if found := byCode(told); len(found) > 0 {
		return found
	}
	words := prose.Words(told)
	var found []Sector
	add := func(id string) {
		if s, ok := Lookup(id); ok && !slices.ContainsFunc(found, func(f Sector) bool { return f.ID == id }) {
			found = append(found, s)
		}
	}
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) {
			if id, ok := names[words[i]+" "+words[i+1]]; ok {
				add(id)
				i++
				continue
			}
		}
		if id, ok := names[words[i]]; ok {
			add(id)
		} else if id, ok := names[strings.TrimSuffix(words[i], "s")]; ok {
			add(id)
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, s := range Sectors() { // the words of the datasets themselves, where nothing else is known
		for _, w := range words {
			if len(w) > 3 && slices.Contains(s.Words, w) {
				add(s.ID)
			}
		}
	}
	return found
}

// byCode reads a code of NAICS (digits) or NACE and ISIC (a letter, or a letter and digits, or a
// letter left out).
func byCode(told string) []Sector {
	code := strings.ToUpper(told)
	for _, scheme := range [...]string{"NAICS", "NACE", "ISIC"} {
		code = strings.TrimSpace(strings.TrimLeft(strings.TrimPrefix(code, scheme), " :-"))
	}
	code = strings.ReplaceAll(code, ".", "")
	if code == "" || strings.Trim(code, "0123456789") != "" && strings.Trim(code[1:], "0123456789") != "" {
		return nil
	}
	var found []Sector
	longest := 0
	for _, s := range Sectors() {
		codes := s.NAICS
		if code[0] > '9' {
			codes = s.NACE
		}
		for _, c := range codes {
			fits := len(matching(c, code))
			switch {
			case fits > longest:
				found, longest = []Sector{s}, fits
			case fits == longest && fits > 0:
				found = append(found, s)
			}
		}
	}
	return found
}

// matching is the part of a code that a code of the list, or range of such, has in common with it:
// all of the listed one, or nothing.
func matching(listed, code string) string {
	from, to, ranged := strings.Cut(listed, "-")
	if !ranged {
		if strings.HasPrefix(code, from) {
			return from
		}
		return ""
	}
	if from[0] > '9' && to[0] <= '9' {
		to = from[:1] + to
	}
	if len(to) < len(from) {
		return ""
	}
	if len(code) >= len(from) && code[:len(from)] >= from && code[:len(from)] <= to[:len(from)] {
		return from
	}
	return ""
}
