package parquet

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
)

// The child's output is a sequence of frames: a byte that says what it is,
// four bytes of length, the content. It begins with a header and the schema,
// continues, once it is told to, with batches and ends with an end or a failure.
const (
	frameHeader  = 'h' // header as JSON
	frameSchema  = 's' // an Arrow IPC stream without batches
	frameBatch   = 'b' // a batchMessage; the buffers that follow it are not counted in the length
	frameFailure = 'e' // the text of an error
	frameEnd     = 'z' // notes as JSON
)

const maxFrame = 64 << 20

// A header says what is known before the first batch is read.
type header struct {
	Rows  int64  `json:"rows"`
	Tops  []int  `json:"tops"` // by column: the position of the top-level field that it is part of
	Notes []Note `json:"notes"`
}

type frameWriter struct{ w io.Writer }

func (w frameWriter) write(kind byte, content []byte) error {
	head := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(content)))
	if _, err := w.w.Write(head); err != nil {
		return err
	}
	_, err := w.w.Write(content)
	return err
}

func (w frameWriter) writeJSON(kind byte, v any) error {
	content, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return w.write(kind, content)
}

// A frameReader takes the frames apart.
type frameReader struct {
	r       io.Reader
	content []byte // of the last frame
}

// A failure is an error that the child reported.
type failure string

func (f failure) Error() string { return string(f) }

// next reads a frame, which is one of some kinds. A failure is an error. The content is valid until the next call.
func (r *frameReader) next(kinds ...byte) (kind byte, content []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r.r, head[:]); err != nil {
		return 0, nil, unexpected(err)
	}
	kind = head[0]
	length := binary.BigEndian.Uint32(head[1:])
	for _, k := range append(kinds, frameFailure) {
		if k != kind {
			continue
		}
		if length > maxFrame {
			return 0, nil, fmt.Errorf("a frame of %d bytes", length)
		}
		r.content = grow(r.content, int(length))
		if _, err := io.ReadFull(r.r, r.content); err != nil {
			return 0, nil, unexpected(err)
		}
		if kind == frameFailure {
			return 0, nil, failure(r.content)
		}
		return kind, r.content, nil
	}
	return 0, nil, fmt.Errorf("a frame of kind %q", kind)
}

// unexpected is the error of a stream that ends too early.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
