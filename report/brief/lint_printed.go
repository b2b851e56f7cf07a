package brief

import (
	"bytes"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// printed lists what gives something away in the text of a PDF. Lines of the page it was
// printed from are looked at there: in print a line ends anywhere, also within a name. Of
// any other line the words are looked at, and each of them must stand on the page.
func (w *watch) printed(pdfText string, page []byte) []Giveaway {
	known := squeezedPage(page)
	var other []string
	var out []Giveaway
	for i, line := range strings.Split(pdfText, "\n") {
		if s := squeezed(line); len(s) >= shortLine && strings.Contains(known, s) {
			continue
		}
		other = append(other, line)
		for _, word := range strings.Fields(line) {
			if !strings.Contains(known, squeezed(word)) {
				out = append(out, Giveaway{"brief.pdf", i + 1, line, notAFact + " (" + word + ")"})
				break
			}
		}
	}
	return append(out, w.search("brief.pdf", []piece{{0, strings.Join(other, "\n")}})...)
}

const shortLine = 16 // characters: what is shorter stands on a page by chance

// squeezed is text without blanks, with the ligatures of print taken apart.
func squeezed(s string) string { return strings.Join(strings.Fields(norm.NFKC.String(s)), "") }

// squeezedPage is the text of a page, without its marks.
func squeezedPage(page []byte) string {
	var b strings.Builder
	for z := nethtml.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			b.WriteString(squeezed(z.Token().Data))
		}
	}
}
