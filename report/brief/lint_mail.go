package brief

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"
)

// boundary is the part of a header that parts the message; it is made of a checksum.
var boundary = regexp.MustCompile(`boundary="?fairset-[0-9a-f]+"?`)

// mailText is the headers and the parts of a draft that are text. The pack that is
// attached is looked at itself.
func mailText(content []byte) ([]piece, error) {
	m, err := mail.ReadMessage(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	var out []piece
	header := func(name, value string) error {
		plain, err := new(mime.WordDecoder).DecodeHeader(value)
		out = append(out, piece{0, name}, piece{0, boundary.ReplaceAllString(plain, "")})
		return err
	}
	for name, values := range m.Header {
		for _, v := range values {
			if err := header(name, v); err != nil {
				return nil, err
			}
		}
	}
	_, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return nil, err
	}
	outside, err := io.ReadAll(m.Body)
	if err != nil {
		return nil, err
	}
	if before, _, ok := strings.Cut(string(outside), "--"+parameters["boundary"]); ok {
		out = append(out, paragraphs(before)...) // not shown by most clients
	}
	if at := strings.LastIndex(string(outside), "--"+parameters["boundary"]+"--"); at >= 0 {
		out = append(out, paragraphs(string(outside[at+len(parameters["boundary"])+4:]))...)
	}
	for r := multipart.NewReader(bytes.NewReader(outside), parameters["boundary"]); ; {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		for name, values := range part.Header {
			if err := header(name, strings.Join(values, " ")); err != nil {
				return nil, err
			}
		}
		if !strings.HasPrefix(part.Header.Get("Content-Type"), "text/") {
			continue
		}
		text, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			return nil, err
		}
		out = append(out, paragraphs(strings.ReplaceAll(string(text), "\r\n", "\n"))...)
	}
}
