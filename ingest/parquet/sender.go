package parquet

import (
	"bufio"
	"io"
	"sync"

	"github.com/apache/arrow/go/v17/arrow"
)

const mostAhead = 1 << 10 // batches that the parent may ask for at once

// A sender sends the batches of a file, each while the next is being decoded, and no more than
// the parent has room for.
type sender struct {
	from    batchReader
	out     *bufio.Writer
	message batchMessage
	room    chan struct{} // one for each batch that the parent has room for
	gone    chan struct{} // closed when nobody gives orders any more

	mu   sync.Mutex
	lent map[int]arrow.Record // by index: batches that the parent looks at
}

func newSender(from batchReader, memory *pool, out *bufio.Writer) *sender {
	return &sender{
		from: from, out: out, message: batchMessage{memory: memory},
		room: make(chan struct{}, mostAhead), gone: make(chan struct{}), lent: map[int]arrow.Record{},
	}
}

// obey does what the parent orders.
func (s *sender) obey(orders io.Reader) {
	defer close(s.gone)
	in := bufio.NewReaderSize(orders, 512)
	for {
		what, number, err := readOrder(in)
		if err != nil {
			return
		}
		switch what {
		case orderMore:
			for range number {
				s.room <- struct{}{}
			}
		case orderFree:
			s.mu.Lock()
			rec := s.lent[number]
			delete(s.lent, number)
			s.mu.Unlock()
			if rec != nil {
				rec.Release()
			}
		}
	}
}

// A decoded batch waits to be sent while the next is being read.
type decoded struct {
	rec     arrow.Record
	misfits map[int]int64
	err     error
}

// sendAll sends the batches up to the last or to an error.
func (s *sender) sendAll() error {
	batches := make(chan decoded, 1)
	stop := make(chan struct{})
	defer close(stop)
	go s.decodeAll(batches, stop)
	index := 0
	for b := range batches {
		if b.err != nil {
			return b.err
		}
		if err := s.send(index, b); err != nil {
			return err
		}
		index++
	}
	return nil
}

// decodeAll hands over the batches up to the last or to an error, or until stop is closed.
func (s *sender) decodeAll(batches chan<- decoded, stop <-chan struct{}) {
	defer close(batches)
	for {
		select {
		case <-s.room:
		case <-s.gone:
			return
		}
		rec, err := s.from.next()
		if err == io.EOF {
			return
		}
		select {
		case batches <- decoded{rec, s.from.misfits(), err}:
		case <-stop:
			return
		}
		if err != nil {
			return
		}
	}
}

// send sends a batch. What it shares with the parent stays until that is done with it.
func (s *sender) send(index int, b decoded) error {
	s.message.make(b.rec, b.misfits)
	if s.message.shared {
		s.mu.Lock()
		s.lent[index] = b.rec
		s.mu.Unlock()
	} else {
		defer b.rec.Release()
	}
	if err := (frameWriter{s.out}).write(frameBatch, s.message.head); err != nil {
		return err
	}
	for _, buffer := range s.message.inline {
		if _, err := s.out.Write(buffer); err != nil {
			return err
		}
	}
	return s.out.Flush()
}
