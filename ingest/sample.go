package ingest

import (
	"bytes"
	"context"
	"io"
	"os"
)

// A textSample is what is looked at before a text is read as a whole: all of
// it when it is small, else its beginning and, where the file can be read from
// any place, pieces of its middle and its end.
type textSample struct {
	head       []byte // from the first byte, cut at a line end unless whole
	whole      bool
	middle     []byte // whole lines
	tail       []byte // whole lines, to the end of the text
	tailOffset int64  // where tail begins in the text
}

const sampleBytes = 2 << 20 // of each piece of a large text

func (in *input) sample(ctx context.Context) (*textSample, error) {
	compressed := in.src.Compression() != "none"
	if !compressed && in.src.Size() > wholeBytes {
		head, err := in.head(ctx, sampleBytes)
		if err != nil {
			return nil, err
		}
		s := &textSample{head: wholeLines(head)}
		if !in.isUTF8() {
			return s, nil
		}
		return s, in.samplePieces(s)
	}
	head, err := in.head(ctx, wholeBytes+1)
	if err != nil {
		return nil, err
	}
	if len(head) > wholeBytes {
		return &textSample{head: wholeLines(head[:sampleBytes])}, nil
	}
	return &textSample{head: head, whole: true}, nil
}

// samplePieces reads the middle and the end of a file that is stored as UTF-8.
func (in *input) samplePieces(s *textSample) error {
	f, err := os.Open(in.src.Path())
	if err != nil {
		return err
	}
	defer f.Close()
	size := in.src.Size()
	s.middle = make([]byte, sampleBytes)
	if _, err := f.ReadAt(s.middle, size/2); err != nil && err != io.EOF {
		return err
	}
	s.middle = wholeLines(s.middle[bytes.IndexByte(s.middle, '\n')+1:])
	s.tail = make([]byte, sampleBytes)
	n, err := f.ReadAt(s.tail, size-sampleBytes)
	if err != nil && err != io.EOF {
		return err
	}
	cut := bytes.IndexByte(s.tail[:n], '\n') + 1
	s.tail = s.tail[cut:n]
	s.tailOffset = size - sampleBytes + int64(cut) - in.base()
	return nil
}

// wholeLines cuts a line off the end of b that b may not hold whole.
func wholeLines(b []byte) []byte {
	if end := bytes.LastIndexAny(b, "\r\n"); end >= 0 {
		return b[:end+1]
	}
	return b
}

// beginning is at most n bytes of the beginning.
func (s *textSample) beginning(n int) []byte {
	if len(s.head) <= n {
		return s.head
	}
	return wholeLines(s.head[:n])
}

// dialectPieces are the bytes that the dialect is told from.
func (s *textSample) dialectPieces() [][]byte {
	if s.whole && len(s.head) <= 4*dialectBytes {
		return [][]byte{s.head} // a piece may begin or end inside a quoted field
	}
	pieces := [][]byte{s.beginning(dialectBytes)}
	if s.whole && len(s.head) > dialectBytes {
		rest := s.head[dialectBytes:]
		for _, at := range []int{len(rest) / 2, len(rest) - pieceBytes} {
			if at > 0 {
				pieces = append(pieces, linesWithin(rest[at:], pieceBytes))
			}
		}
	}
	for _, b := range [][]byte{s.middle, s.tail} {
		if len(b) > 0 {
			pieces = append(pieces, linesWithin(b, pieceBytes))
		}
	}
	return pieces
}

func linesWithin(b []byte, n int) []byte {
	return wholeLines(b[bytes.IndexByte(b, '\n')+1:][:min(n, len(b)-bytes.IndexByte(b, '\n')-1)])
}

// dataPieces are the bytes that types are told from: data records between the
// text offsets start and end, which is negative when there is none.
func (s *textSample) dataPieces(start, end int64) [][]byte {
	if s.whole {
		if end < 0 {
			end = int64(len(s.head))
		}
		return [][]byte{s.head[start:end]}
	}
	pieces := [][]byte{s.head[min(start, int64(len(s.head))):]}
	if len(s.middle) > 0 {
		pieces = append(pieces, s.middle)
	}
	tail := s.tail
	if end >= 0 {
		tail = tail[:end-s.tailOffset]
	}
	return append(pieces, tail)
}
