package parquet

import (
	"encoding/binary"
	"io"
)

// The parent tells the child what to do by orders of five bytes: what, and a number.
const (
	orderScan = 's' // send batches, with so many workers
	orderMore = 'm' // there is room for so many batches more
	orderFree = 'f' // the room of the batch with this index is free again
)

func writeOrder(w io.Writer, what byte, number int) error {
	_, err := w.Write(binary.BigEndian.AppendUint32([]byte{what}, uint32(number)))
	return err
}

func readOrder(r io.Reader) (what byte, number int, err error) {
	var order [5]byte
	if _, err := io.ReadFull(r, order[:]); err != nil {
		return 0, 0, err
	}
	return order[0], int(binary.BigEndian.Uint32(order[1:])), nil
}
