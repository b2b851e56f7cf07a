package parquet

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
)

// The child's output is a sequence of frames: a byte that says what it is,
// four bytes of length, the content. It begins with a header, continues with
// batches and ends with an end or a failure.
const (
	frameHeader  = 'h' // header as JSON
	frameData    = 'd' // a piece of an Arrow IPC stream: schema, then batches
	frameMisfits = 'm' // misfits as JSON, before the data of the batch they are of
	frameFailure = 'e' // the text of an error
	frameEnd     = 'z' // notes as JSON
)

const maxTextFrame = 64 << 20 // frames other than data are read as a whole

// A header says what is known before the first batch is read.
type header struct {
	Rows  int64  `json:"rows"`
	Tops  []int  `json:"tops"` // by column: the position of the top-level field that it is part of
	Notes []Note `json:"notes"`
}

// misfits are the counted misfits of one batch.
type misfits struct {
	Batch   int           `json:"batch"`
	Columns map[int]int64 `json:"columns"`
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

// Write writes a data frame.
func (w frameWriter) Write(p []byte) (int, error) {
	if err := w.write(frameData, p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// A frameReader takes the frames apart: it reads as the bytes of the data frames and keeps
// what the other frames say.
type frameReader struct {
	r       io.Reader
	left    uint32 // bytes of the data frame in hand
	header  header
	misfits map[int]map[int]int64 // by batch and column
	notes   []Note
	ended   bool
}

// A failure is an error that the child reported.
type failure string

func (f failure) Error() string { return string(f) }

// start reads the header.
func (r *frameReader) start() error {
	kind, err := r.frame()
	if err == nil && kind != frameHeader {
		err = fmt.Errorf("the answer begins with %q", kind)
	}
	return err
}

// Read reads from the data frames; io.EOF after the end frame.
func (r *frameReader) Read(p []byte) (int, error) {
	for r.left == 0 {
		if r.ended {
			return 0, io.EOF
		}
		if _, err := r.frame(); err != nil {
			return 0, err
		}
	}
	n, err := r.r.Read(p[:min(len(p), int(r.left))])
	r.left -= uint32(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// frame reads the head of the next frame and, unless it is data, its content.
func (r *frameReader) frame() (kind byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r.r, head[:]); err != nil {
		return 0, unexpected(err)
	}
	kind, length := head[0], binary.BigEndian.Uint32(head[1:])
	if kind == frameData {
		r.left = length
		return kind, nil
	}
	if length > maxTextFrame {
		return kind, fmt.Errorf("a frame of %d bytes", length)
	}
	content := make([]byte, length)
	if _, err := io.ReadFull(r.r, content); err != nil {
		return kind, unexpected(err)
	}
	switch kind {
	case frameHeader:
		return kind, json.Unmarshal(content, &r.header)
	case frameMisfits:
		var m misfits
		err := json.Unmarshal(content, &m)
		if r.misfits == nil {
			r.misfits = map[int]map[int]int64{}
		}
		r.misfits[m.Batch] = m.Columns
		return kind, err
	case frameFailure:
		return kind, failure(content)
	case frameEnd:
		r.ended = true
		return kind, json.Unmarshal(content, &r.notes)
	}
	return kind, fmt.Errorf("a frame of kind %q", kind)
}

// unexpected is the error of a stream that ends too early.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
