package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/transform"

	"github.com/fairset/fairset/ingest/source"
)

const (
	sniffBytes = 1 << 20  // read to tell encoding and format
	wholeBytes = 16 << 20 // inputs up to this size are sampled whole
)

var errUnknownEncoding = errors.New("this encoding is not known")

// newInput tells the encoding of src, unless opts name it. raw are its
// first bytes, text the same as UTF-8.
func newInput(ctx context.Context, src *source.Source, opts Options) (in *input, raw, text []byte, err error) {
	if raw, err = readHead(ctx, src, sniffBytes); err != nil {
		return nil, nil, nil, wrapCorrupt(src.Name(), err, 0)
	}
	in = &input{src: src}
	switch {
	case opts.Encoding != "":
		if in.encoding, err = chosenEncoding(opts.Encoding, raw); err != nil {
			return nil, nil, nil, err
		}
	case opts.Format == "" && noText(raw):
		in.encoding = encUTF8 // nobody will decode it
	default:
		in.encoding, in.sure, in.next = detectEncoding(raw, len(raw) < sniffBytes)
	}
	if in.isUTF8() {
		return in, raw, bytes.TrimPrefix(raw, []byte(utf8BOM)), nil
	}
	text, err = in.head(ctx, sniffBytes)
	return in, raw, text, err
}

// chosenEncoding turns what the user asked for into a name for Reading.Encoding.
func chosenEncoding(name string, raw []byte) (string, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "utf8", encUTF8, encUTF8BOM:
		if bytes.HasPrefix(raw, []byte(utf8BOM)) {
			return encUTF8BOM, nil
		}
		return encUTF8, nil
	case "utf-16", "utf16", "utf-32", "utf32":
		if marked := markedEncoding(raw); strings.HasPrefix(marked, "utf-") && marked != encUTF8BOM {
			return marked, nil
		}
		if len(raw) > 0 && bytes.IndexByte(raw, 0) < 0 {
			return "", fmt.Errorf("the text is not in %s: it has no zero byte, and each line break would have one\nhint: leave --encoding out", name)
		}
		if strings.Contains(name, "32") {
			return encUTF32LE, nil
		}
		return encUTF16LE, nil
	case "latin1", "latin-1", "iso-8859-1", "cp1252":
		return encLatin, nil
	}
	if _, err := namedEncoding(name); err != nil || name == "replacement" || name == "x-user-defined" { // these two are for browsers
		return "", fmt.Errorf("unknown encoding %q\nhint: use an IANA name such as utf-8, utf-16le or windows-1252", name)
	}
	return name, nil
}

func (in *input) isUTF8() bool { return in.encoding == encUTF8 || in.encoding == encUTF8BOM }

// base is the number of bytes before the text that open returns.
func (in *input) base() int64 {
	if in.encoding == encUTF8BOM {
		return int64(len(utf8BOM))
	}
	return 0
}

// open returns the input from its start, decompressed, as UTF-8 without
// byte-order mark. UTF-8 is handed on as it is, valid or not.
func (in *input) open(ctx context.Context) (io.ReadCloser, error) {
	r, err := in.src.Reader(ctx)
	if err != nil {
		return nil, err
	}
	if in.encoding == encUTF8 {
		return r, nil
	}
	if in.encoding == encUTF8BOM {
		if _, err := io.CopyN(io.Discard, r, in.base()); err != nil {
			return nil, errors.Join(err, r.Close())
		}
		return r, nil
	}
	enc, err := namedEncoding(in.encoding)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	text := transform.NewReader(bufio.NewReaderSize(r, 64<<10), enc.NewDecoder())
	return struct {
		io.Reader
		io.Closer
	}{text, r}, nil
}

// head returns the first n bytes of the text, or all when there are fewer.
func (in *input) head(ctx context.Context, n int) ([]byte, error) {
	r, err := in.open(ctx)
	if err != nil {
		return nil, wrapCorrupt(in.src.Name(), err, 0)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, int64(n)))
	if err != nil {
		return nil, wrapCorrupt(in.src.Name(), err, int64(bytes.Count(b, []byte("\n")))+1)
	}
	return b, nil
}

func readHead(ctx context.Context, src *source.Source, n int) ([]byte, error) {
	r, err := src.Reader(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, int64(n)))
	var damage *source.CorruptError
	if errors.As(err, &damage) && len(b) > 0 {
		err = nil // Scan will meet it again and knows the line
	}
	return b, err
}

// wrapCorrupt makes a SyntaxError of damaged compression and leaves other errors alone.
func wrapCorrupt(name string, err error, line int64) error {
	var damage *source.CorruptError
	if !errors.As(err, &damage) {
		return err
	}
	hint := "the file was cut short or damaged on its way; fetch it again"
	if damage.OverLimit() {
		hint = "this looks like a decompression bomb; unpack it yourself if you trust it"
	}
	return &SyntaxError{Name: name, Position: Position{Line: line, Offset: damage.Offset}, Err: damage, Hint: hint}
}
