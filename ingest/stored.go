package ingest

import (
	"context"
	"errors"
	"io"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
)

// storedPlaces puts the place in the bytes of the file into notes whose offset counts the bytes of
// its text as UTF-8.
func (in *input) storedPlaces(ctx context.Context, notes []Note) error {
	if in.isUTF8() {
		return nil
	}
	var wanted []int64
	for _, n := range notes {
		if n.First.Offset > 0 {
			wanted = append(wanted, n.First.Offset)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	enc, err := namedEncoding(in.encoding)
	if err != nil {
		return err
	}
	r, err := in.src.Reader(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	slices.Sort(wanted)
	c := storedCount{from: r, decoder: enc.NewDecoder(), room: make([]byte, 64<<10)}
	stored := map[int64]int64{}
	for _, w := range slices.Compact(wanted) {
		if err := c.to(w); err != nil {
			return wrapCorrupt(in.src.Name(), err, 0)
		}
		stored[w] = c.stored
	}
	for i := range notes {
		if o := notes[i].First.Offset; o > 0 {
			notes[i].First.Offset = stored[o]
		}
	}
	return nil
}

// A storedCount decodes a file and counts the bytes on both sides.
type storedCount struct {
	from    io.Reader
	decoder *encoding.Decoder
	room    []byte // for what is decoded, which is not needed
	waiting []byte // read and not decoded
	ended   bool

	stored, text int64
}

// longestCharacter is more bytes than a character takes in any encoding, escapes included.
const longestCharacter = 16

// to goes on until the text is so long, or ends.
func (c *storedCount) to(text int64) error {
	for c.text < text {
		if len(c.waiting) < longestCharacter && !c.ended {
			if err := c.read(); err != nil {
				return err
			}
		}
		if len(c.waiting) == 0 {
			return nil
		}
		if err := c.step(text - c.text); err != nil {
			return err
		}
	}
	return nil
}

// step decodes what is waiting, near the end of what is wanted one character alone, since
// decoders want room for the longest.
func (c *storedCount) step(left int64) error {
	take, room := 1, c.room[:longestCharacter]
	if left > 2*longestCharacter {
		take, room = len(c.waiting), c.room[:min(int64(len(c.room)), left)]
	}
	for ; take <= len(c.waiting); take++ {
		to, from, err := c.decoder.Transform(room, c.waiting[:take], c.ended && take == len(c.waiting))
		if from > 0 {
			c.text, c.stored, c.waiting = c.text+int64(to), c.stored+int64(from), c.waiting[from:]
			return nil
		}
		if err != nil && !errors.Is(err, transform.ErrShortSrc) {
			return err
		}
	}
	if c.ended {
		c.stored, c.waiting = c.stored+int64(len(c.waiting)), nil
	}
	return nil
}

func (c *storedCount) read() error {
	more := make([]byte, 32<<10)
	n, err := c.from.Read(more)
	c.waiting = append(slices.Clone(c.waiting), more[:n]...)
	if err == io.EOF {
		c.ended = true
		return nil
	}
	return err
}
