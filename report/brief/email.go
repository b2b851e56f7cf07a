package brief

import (
	"bytes"
	"encoding/base64"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// mailedPack is what the attached pack is called.
const mailedPack = "task.zip"

// Email is a draft with the pack attached, for a mail client to open (RFC 5322; X-Unsent
// has Outlook open it for writing). Nobody is named as its sender or receiver.
func (f Facts) Email(pack []byte) ([]byte, error) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	if err := w.SetBoundary("fairset-" + f.File.SHA256[:min(24, len(f.File.SHA256))]); err != nil {
		return nil, err
	}
	text, err := w.CreatePart(textproto.MIMEHeader{
		"Content-Type": {"text/plain; charset=utf-8"}, "Content-Transfer-Encoding": {"quoted-printable"},
	})
	if err != nil {
		return nil, err
	}
	q := quotedprintable.NewWriter(text)
	if _, err := q.Write([]byte(strings.ReplaceAll(f.letter(), "\n", "\r\n"))); err != nil {
		return nil, err
	}
	if err := q.Close(); err != nil {
		return nil, err
	}
	attached, err := w.CreatePart(textproto.MIMEHeader{
		"Content-Type": {mime.FormatMediaType("application/zip", map[string]string{"name": mailedPack})}, "Content-Transfer-Encoding": {"base64"},
		"Content-Disposition": {mime.FormatMediaType("attachment", map[string]string{"filename": mailedPack})},
	})
	if err != nil {
		return nil, err
	}
	if _, err := attached.Write(wrapped(pack)); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, h := range [][2]string{
		{"X-Unsent", "1"},
		{"To", ""},
		{"Subject", mime.QEncoding.Encode("utf-8", "Your take-home task: "+prose.Line(f.Title))},
		{"MIME-Version", "1.0"},
		{"Content-Type", mime.FormatMediaType("multipart/mixed", map[string]string{"boundary": w.Boundary()})},
	} {
		out.WriteString(h[0] + ": " + h[1] + "\r\n")
	}
	out.WriteString("\r\n")
	out.Write(body.Bytes())
	return out.Bytes(), nil
}

// wrapped is data in base64 in lines of 76 characters.
func wrapped(data []byte) []byte {
	const width = 57 // bytes that make 76 characters
	var b bytes.Buffer
	for len(data) > 0 {
		n := min(width, len(data))
		b.WriteString(base64.StdEncoding.EncodeToString(data[:n]) + "\r\n")
		data = data[n:]
	}
	return b.Bytes()
}

func (f Facts) letter() string {
	return "Hello,\n\nattached is the take-home task that we spoke about. Unpack it and start with brief.html.\n\n" +
		prose.Line(f.Question) + "\n\nPlease give it " + hours(f.Hours) + " and then stop. " + f.deadline() +
		" Any method, language and library is fine, and searching the web is welcome. In the interview you take us through your work.\n\n" +
		"If you need more time, another format or another way to show what you can do, tell us; you need not say why.\n\n" +
		"Kind regards\n"
}
