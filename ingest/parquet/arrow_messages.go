package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

const (
	arrowMagic      = "ARROW1"
	maxArrowMeta    = 64 << 20  // bytes of the description of one message
	maxArrowBody    = 512 << 20 // bytes of one message when its compression is off
	continuation    = 0xffffffff
	arrowSchema     = 1 // kinds of message
	arrowDictionary = 2
	arrowBatch      = 3
)

// errTable says that the description of a message points outside of itself.
var errTable = errors.New("a message is described by bytes that do not fit together")

// IsArrow reports whether a file that begins with head is an Arrow file: the file format, which
// Feather is from version 2 on, or the stream format.
func IsArrow(head []byte) bool {
	if bytes.HasPrefix(head, []byte(arrowMagic)) {
		return true
	}
	if len(head) < 16 || binary.LittleEndian.Uint32(head) != continuation {
		return false
	}
	length := binary.LittleEndian.Uint32(head[4:])
	return length >= 16 && length < maxArrowMeta && length%8 == 0 && binary.LittleEndian.Uint32(head[8:]) < length
}

// arrowSection finds where in a file the stream of messages lies.
func arrowSection(r io.ReaderAt, size int64) (from, to int64, err error) {
	head := make([]byte, min(size, 8))
	if _, err := r.ReadAt(head, 0); err != nil {
		return 0, 0, err
	}
	if !bytes.HasPrefix(head, []byte(arrowMagic)) {
		return 0, size, nil
	}
	tail := make([]byte, 10)
	if size < 8+10 {
		return 0, 0, fault(hintDamaged, "the Arrow file is cut off: %d bytes are too few", size)
	}
	if _, err := r.ReadAt(tail, size-10); err != nil {
		return 0, 0, err
	}
	footer := int64(int32(binary.LittleEndian.Uint32(tail)))
	if string(tail[4:]) != arrowMagic {
		return 0, 0, fault(hintDamaged, "the Arrow file is cut off: it does not end in %q", arrowMagic)
	}
	if footer < 0 || footer > size-18 {
		return 0, 0, fault(hintDamaged, "the footer of the Arrow file claims %d bytes", footer)
	}
	return 8, size - 10 - footer, nil
}

// checkArrow walks over the messages between from and to, checks what they say about
// sizes against the file and counts the rows.
func checkArrow(r io.ReaderAt, from, to int64) (rows int64, err error) {
	for number := 1; from < to; number++ {
		meta, body, err := arrowMessage(r, from, to)
		if err != nil {
			return 0, fault(hintDamaged, "message %d at byte %d: %v", number, from, err)
		}
		if meta == nil {
			break
		}
		n, size, err := checkArrowMessage(r, meta, body, to, number == 1)
		if err != nil {
			return 0, fault(hintDamaged, "message %d at byte %d: %v", number, from, err)
		}
		if rows += n; rows > math.MaxInt64/2 {
			return 0, fault(hintDamaged, "the numbers of rows are beyond all bounds")
		}
		from = body + size
	}
	return rows, nil
}

// arrowMessage reads the description of the message at a place and tells where its
// body begins. meta is nil at the end of the stream.
func arrowMessage(r io.ReaderAt, at, to int64) (meta []byte, body int64, err error) {
	var word [4]byte
	length := uint32(continuation)
	for range 2 { // old files have no continuation mark
		if length != continuation {
			break
		}
		if to-at < 4 {
			return nil, 0, errors.New("the file ends within a message")
		}
		if _, err := r.ReadAt(word[:], at); err != nil {
			return nil, 0, err
		}
		length = binary.LittleEndian.Uint32(word[:])
		at += 4
	}
	switch {
	case length == 0:
		return nil, 0, nil
	case int64(length) > to-at || length > maxArrowMeta:
		return nil, 0, errors.New("its description is longer than the file")
	}
	meta = make([]byte, length)
	_, err = r.ReadAt(meta, at)
	return meta, at + int64(length), err
}

// checkArrowMessage checks one message and returns its rows, 0 unless it is a batch, and
// the size of its body.
func checkArrowMessage(r io.ReaderAt, meta []byte, body, to int64, first bool) (rows, size int64, err error) {
	message, err := rootTable(meta)
	if err != nil {
		return 0, 0, err
	}
	kind := message.uint8(1)
	size = message.int64(3)
	if message.fault || size < 0 || size > to-body {
		return 0, 0, errors.New("its body is longer than the file")
	}
	if (kind == arrowSchema) != first {
		return 0, 0, errors.New("the schema is not the first message, or not alone")
	}
	header := message.table(2)
	switch kind {
	case arrowSchema:
		fields := 0
		if !checkArrowFields(&header, 1, &fields, 0) {
			err = errTable
		}
		return 0, size, err
	case arrowDictionary:
		header = header.table(1)
		_, err = checkArrowBuffers(r, &header, body, size)
		return 0, size, err
	case arrowBatch:
		rows, err = checkArrowBuffers(r, &header, body, size)
		return rows, size, err
	}
	return 0, 0, errors.New("it is neither a batch nor a dictionary")
}

const (
	deepestArrow   = 64 // fields within fields
	mostArrowField = 100_000
)

// checkArrowFields checks the lists of fields and of remarks that a schema or a field
// holds, since arrow/ipc makes room for as many as they claim to be.
func checkArrowFields(of *flatTable, at int, count *int, depth int) bool {
	remarks := of.structs(at+1, 4)
	fields := of.tables(at)
	*count += len(fields) + len(remarks)/4
	if of.fault || depth > deepestArrow || *count > mostArrowField {
		return false
	}
	for i := range fields {
		if !checkArrowFields(&fields[i], 5, count, depth+1) {
			return false
		}
	}
	return true
}

// checkArrowBuffers checks the buffers of a batch, which lie in its body, and how large they
// claim to be without compression.
func checkArrowBuffers(r io.ReaderAt, batch *flatTable, body, size int64) (rows int64, err error) {
	rows = batch.int64(0)
	buffers := batch.structs(2, 16)
	compressed := batch.has(3)
	if batch.fault || rows < 0 {
		return 0, errTable
	}
	total := int64(0)
	for ; len(buffers) > 0; buffers = buffers[16:] {
		offset, length := int64(binary.LittleEndian.Uint64(buffers)), int64(binary.LittleEndian.Uint64(buffers[8:]))
		if offset < 0 || length < 0 || offset > size || length > size-offset {
			return 0, errors.New("a buffer lies outside of its body")
		}
		if compressed && length > 0 {
			if length, err = plainLength(r, body+offset, length); err != nil {
				return 0, err
			}
		}
		if total += length; compressed && total > maxArrowBody {
			return 0, errors.New("it claims to be larger than any sound one without its compression")
		}
	}
	if rows > maxEmptyRows && rows/8 > total {
		return 0, errors.New("it claims more rows than it has bits")
	}
	return rows, nil
}

// plainLength is the length that a compressed buffer claims to have without compression.
func plainLength(r io.ReaderAt, at, length int64) (int64, error) {
	var word [8]byte
	if length < 8 {
		return 0, errors.New("a compressed buffer is too short")
	}
	if _, err := r.ReadAt(word[:], at); err != nil {
		return 0, err
	}
	claim := int64(binary.LittleEndian.Uint64(word[:]))
	switch {
	case claim == -1:
		return length - 8, nil
	case claim < 0 || claim > maxArrowBody:
		return 0, errors.New("a compressed buffer claims a size beyond all bounds")
	}
	return claim, nil
}
