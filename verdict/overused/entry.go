package overused

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/fairset/fairset/profile"
)

// An Entry is what is known of a dataset.
type Entry struct {
	Name    string
	Tier    string // "A" is known everywhere, "B" widely
	Why     string
	Header  []string // names of columns, normalised, without numbers of rows
	Rows    int64
	Numbers []Numbers
	Counts  []uint32 // of each column of few values: hash of how often they occur
	RowKMV  []uint32 // sketch of whole rows, see profile.Fingerprint
	NumKMV  []uint32 // the same of their numbers alone
	File    string   // the real file that it was sketched from, "" for none
}

// Numbers describes a column of numbers with more than two values.
type Numbers struct {
	Name               string // "" where it is not known
	Min, Max, Mean, SD float64
}

//go:embed known.csv
var knownText []byte

// Known is the list that fairset comes with.
var Known = sync.OnceValue(func() []Entry {
	entries, err := parse(knownText)
	if err != nil {
		panic("overused: known.csv is broken")
	}
	return entries
})

// Columns of known.csv.
var Columns = []string{"name", "tier", "why", "header", "rows", "numbers", "counts", "row_kmv", "number_kmv", "file"}

func parse(text []byte) ([]Entry, error) {
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, r := range records[1:] {
		rows, err := strconv.ParseInt(r[4], 10, 64)
		if err != nil {
			return nil, err
		}
		e := Entry{Name: r[0], Tier: r[1], Why: r[2], Header: strings.Fields(r[3]), Rows: rows, File: r[9]}
		for _, s := range strings.Fields(r[5]) {
			n, err := parseNumbers(s)
			if err != nil {
				return nil, err
			}
			e.Numbers = append(e.Numbers, n)
		}
		e.Counts, e.RowKMV, e.NumKMV = words(r[6]), words(r[7]), words(r[8])
		entries = append(entries, e)
	}
	return entries, nil
}

// parseNumbers reads "min|max|mean|deviation". Reading the list is most of what a small dataset costs, so that it must not
// be slow.
func parseNumbers(text string) (n Numbers, err error) {
	for _, to := range []*float64{&n.Min, &n.Max, &n.Mean, &n.SD} {
		part, rest, _ := strings.Cut(text, "|")
		if *to, err = strconv.ParseFloat(part, 64); err != nil {
			return n, err
		}
		text = rest
	}
	return n, nil
}

// words reads 32-bit numbers in base64.
func words(text string) []uint32 {
	raw, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	list := make([]uint32, len(raw)/4)
	for i := range list {
		list[i] = binary.BigEndian.Uint32(raw[4*i:])
	}
	return list
}

// Of takes from a profile what can be compared. The name is left to the caller.
func Of(p *profile.Profile) Entry {
	e := Entry{Rows: p.Rows}
	for i, c := range p.Columns {
		if name := normalise(c.Name); name != "" && !isIndex(name, i) {
			e.Header = append(e.Header, name)
		}
		if n := c.Numeric; n != nil && c.Distinct.Value > 2 && n.SD > 0 && c.Kind != profile.Identifier {
			e.Numbers = append(e.Numbers, Numbers{normalise(c.Name), n.Min, n.Max, n.Mean, n.SD})
		}
		if c.TopExact && c.Distinct.IsExact() && c.Distinct.Value >= 2 && c.Distinct.Value <= 10 && len(c.Top) == int(c.Distinct.Value) {
			e.Counts = append(e.Counts, countsHash(c.Top))
		}
	}
	slices.Sort(e.Counts)
	e.RowKMV, e.NumKMV = words(p.Fingerprint.Rows), words(p.Fingerprint.Numbers)
	return e
}

// countsHash is the same for the same frequencies, whatever the values are called.
func countsHash(top []profile.Count) uint32 {
	counts := make([]int64, len(top))
	for i, c := range top {
		counts[i] = c.Count
	}
	slices.Sort(counts)
	h := fnv.New32a()
	fmt.Fprint(h, counts)
	return h.Sum32()
}

// normalise is a name in lower case, letters and digits only.
func normalise(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r > 127:
			return r
		}
		return -1
	}, name)
}

// Normalise is a header as entries hold it.
func Normalise(names []string) []string {
	var list []string
	for i, name := range names {
		if name = normalise(name); name != "" && !isIndex(name, i) {
			list = append(list, name)
		}
	}
	return list
}

// isIndex reports whether a name is that of a number of the row.
func isIndex(name string, place int) bool {
	switch name {
	case "rownames", "unnamed0", "unnamed01", "index", "rowid", "rownumber", "column1":
		return true
	case "x", "x1", "no", "sno", "serialno", "id":
		return place == 0
	}
	return false
}

// Read takes the datasets of documents that fairset vet wrote with --json as datasets that are
// known to those who apply, too.
func Read(paths []string) ([]Entry, error) {
	var entries []Entry
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%w\nhint: name a file that fairset vet KNOWN.csv --json FILE wrote", err)
		}
		var document struct {
			Reading struct{ Name string }
			Profile *profile.Profile
		}
		if err := json.Unmarshal(text, &document); err != nil || document.Profile == nil || len(document.Profile.Columns) == 0 {
			return nil, fmt.Errorf("%s is no document of fairset\nhint: make one of a dataset that you know with fairset vet KNOWN.csv --json FILE", path)
		}
		e := Of(document.Profile)
		e.Name, e.Tier = document.Reading.Name, "A"
		e.Why = "it stands in your own list (" + filepath.Base(path) + ")"
		entries = append(entries, e)
	}
	return entries, nil
}

// near reports whether two numbers are the same to the given number of digits.
func near(a, b float64, digits int) bool {
	if a == b {
		return true
	}
	scale := math.Max(math.Abs(a), math.Abs(b))
	if math.IsInf(scale, 0) {
		return false
	}
	if math.Abs(a-b) > 0.52*math.Pow10(1-digits)*scale {
		return false // as most are, which need no logarithm
	}
	return math.Abs(a-b) <= 0.51*math.Pow(10, float64(1-digits))*math.Pow(10, math.Floor(math.Log10(scale)))
}
