package parquet

import (
	"errors"
	"fmt"
	"io"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// chunks are the column chunks of a file: what parquet-go makes of its metadata and where the bytes are.
type chunks struct {
	file   io.ReaderAt
	size   int64
	groups []pq.RowGroup
	meta   *format.FileMetaData
	memory *pool // of the pages
}

// pages opens the chunk of a leaf in a row group.
func (c *chunks) pages(group, leaf int) pq.Pages {
	chunk := c.groups[group].ColumnChunks()[leaf].(*pq.FileColumnChunk)
	return chunk.PagesFrom(newPageStream(c.file, c.size, &c.meta.RowGroups[group].Columns[leaf].MetaData, c.memory))
}

// A cursor reads the values of one leaf from the first row group to the last.
type cursor struct {
	chunks  chunks
	leaf    int // index of the leaf in a row
	path    string
	present byte // the definition level of a value that is there

	group  int   // of the row group in hand, counted from 1
	left   int64 // its rows that were not begun
	pages  pq.Pages
	page   pq.Page
	values pq.ValueReader
	drop   bool  // the page has no more values than those in buf
	piece  piece // what is left of the page, where the cursor is read by pieces

	chunk [1024]pq.Value
	buf   []pq.Value // values read and not yet used, valid until the next load
}

// flat hands out the next n values of a leaf that has one in each row, in
// pieces that stay valid until use returns.
func (c *cursor) flat(n int, use func([]pq.Value)) error {
	for n > 0 {
		if err := c.nextGroup(); err != nil {
			return err
		}
		if err := c.ahead(); err != nil {
			return err
		}
		take := min(n, len(c.buf), int(min(c.left, int64(n))))
		use(c.buf[:take])
		c.buf = c.buf[take:]
		c.left -= int64(take)
		n -= take
	}
	return nil
}

// row appends the values of the next row of a repeated leaf, of which every
// row has one or more, the first of them with repetition level 0.
func (c *cursor) row(dst []pq.Value) ([]pq.Value, error) {
	if err := c.nextGroup(); err != nil {
		return dst, err
	}
	for first := true; ; first = false {
		switch err := c.ahead(); {
		case err != nil && !first && errors.Is(err, io.ErrUnexpectedEOF) && c.left == 1:
			c.left--
			return dst, nil
		case err != nil:
			return dst, err
		}
		v := c.buf[0]
		if (v.RepetitionLevel() == 0) != first {
			if first {
				return dst, c.damaged(errors.New("a row begins in the middle of a list"))
			}
			c.left--
			return dst, nil
		}
		dst = append(dst, v.Clone())
		c.buf = c.buf[1:]
	}
}

// nextGroup makes sure that the row group in hand has rows left.
func (c *cursor) nextGroup() (err error) {
	for c.left == 0 {
		if err := c.close(); err != nil {
			return c.damaged(err)
		}
		if c.group == len(c.chunks.groups) {
			return c.damaged(io.ErrUnexpectedEOF)
		}
		if c.left = c.chunks.groups[c.group].NumRows(); c.left > 0 {
			c.pages = c.chunks.pages(c.group, c.leaf)
		}
		c.group++
	}
	return nil
}

// ahead makes sure that buf holds a value. The error is io.ErrUnexpectedEOF
// when the row group has no more.
func (c *cursor) ahead() error {
	for len(c.buf) == 0 {
		if c.drop {
			pq.Release(c.page)
			c.page, c.values, c.drop = nil, nil, false
		}
		if c.values == nil {
			if err := c.readPage(); err != nil {
				return err
			}
			c.values = c.page.Values()
		}
		n, err := c.values.ReadValues(c.chunk[:])
		if err != nil && err != io.EOF {
			return c.damaged(err)
		}
		if n == 0 && err == nil {
			return c.damaged(io.ErrNoProgress)
		}
		c.buf, c.drop = c.chunk[:n], err == io.EOF
	}
	return nil
}

// readPage reads the next page. The error is io.ErrUnexpectedEOF when the row group has no more.
func (c *cursor) readPage() (err error) {
	c.page, err = c.pages.ReadPage()
	if err == io.EOF {
		return c.damaged(fmt.Errorf("%d rows are missing: %w", c.left, io.ErrUnexpectedEOF))
	}
	if err != nil {
		return c.damaged(err)
	}
	return nil
}

// close lets go of the row group in hand.
func (c *cursor) close() error {
	if c.pages == nil {
		return nil
	}
	pq.Release(c.page)
	err := c.pages.Close()
	c.pages, c.page, c.values, c.buf, c.drop = nil, nil, nil, nil, false
	return err
}

// damaged says where an error was met.
func (c *cursor) damaged(err error) error {
	return fmt.Errorf("row group %d, column %q: the data is damaged (%w)\nhint: %s", c.group, c.path, err, hintDamaged)
}
