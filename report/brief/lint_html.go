package brief

import (
	"bytes"
	"io"
	"regexp"
	"strings"

	nethtml "golang.org/x/net/html"

	"github.com/fairset/fairset/report/blocks"
)

// htmlText is the text of each block, whatever marks stand in it, the comments, and the
// names and values of attributes. The style of the page is a constant of ours, and any other is
// looked at.
func htmlText(content []byte) ([]piece, error) {
	z := nethtml.NewTokenizer(bytes.NewReader(content))
	line := 1
	var out []piece
	var block strings.Builder
	begun := 1
	flush := func() {
		if text := block.String(); strings.TrimSpace(text) != "" {
			out = append(out, piece{begun, text})
		}
		block.Reset()
	}
	for {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			flush()
			if z.Err() == io.EOF {
				return out, nil
			}
			return nil, z.Err()
		}
		lines := strings.Count(string(z.Raw()), "\n")
		token := z.Token()
		if kind != nethtml.TextToken && kind != nethtml.CommentToken && !inline[token.Data] {
			flush()
		}
		switch kind {
		case nethtml.TextToken:
			if token.Data != blocks.Style {
				if block.Len() == 0 {
					begun = line
				}
				block.WriteString(token.Data)
			}
		case nethtml.CommentToken, nethtml.DoctypeToken:
			out = append(out, piece{line, token.Data})
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			for _, a := range token.Attr {
				out = append(out, piece{line, a.Key}, piece{line, styleHash.ReplaceAllString(a.Val, "")})
			}
		}
		line += lines
	}
}

// inline are marks within a text.
var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "code": true, "em": true, "font": true, "i": true, "mark": true, "q": true, "s": true, "small": true,
	"span": true, "strong": true, "sub": true, "sup": true, "u": true, "wbr": true,
}

// styleHash is that of the style of the page, in its policy.
var styleHash = regexp.MustCompile(`'sha256-[A-Za-z0-9+/]{43}='`)
