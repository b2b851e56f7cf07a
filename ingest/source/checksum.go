package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"os"
	"sync"
)

// A checksum is the SHA-256 of a file. It takes the bytes that others read of the file as far as these come in
// order, and reads by itself only what is left: a file that is read from its start to its end is read once.
type checksum struct {
	path   string
	ctx    context.Context // of what it reads by itself
	cancel context.CancelFunc
	own    sync.WaitGroup // of the goroutine that does

	mu    sync.Mutex
	hash  hash.Hash
	n     int64 // bytes in hash
	alone bool  // it takes no bytes of others

	finished sync.Once
	hex      string
	err      error
}

func newChecksum(ctx context.Context, path string) *checksum {
	c := &checksum{path: path, hash: sha256.New()}
	c.ctx, c.cancel = context.WithCancel(ctx)
	return c
}

// saw takes bytes that were just read from a place of the file, those of them that follow on what it has.
func (c *checksum) saw(at int64, p []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if skip := c.n - at; !c.alone && skip >= 0 && skip < int64(len(p)) {
		c.hash.Write(p[skip:])
		c.n += int64(len(p)) - skip
	}
}

// readAlone has what is left read at once, beside whatever else is done.
func (c *checksum) readAlone() {
	c.leave()
	c.own.Go(func() { c.finished.Do(c.finish) })
}

// leave takes no more bytes of others.
func (c *checksum) leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.alone = true
}

// finish reads what is left.
func (c *checksum) finish() {
	if c.err = c.readRest(); c.err == nil {
		c.hex = hex.EncodeToString(c.hash.Sum(nil))
	}
}

func (c *checksum) readRest() error {
	f, err := os.Open(c.path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Seek(c.n, io.SeekStart); err != nil {
		return err
	}
	_, err = io.CopyBuffer(c.hash, cancelReader{c.ctx, f}, make([]byte, 256<<10))
	return err
}

// wait returns the checksum in hex.
func (c *checksum) wait() (string, error) {
	c.leave()
	c.finished.Do(c.finish)
	return c.hex, c.err
}

// stop ends the computation and waits until its goroutine is gone.
func (c *checksum) stop() {
	c.cancel()
	c.own.Wait()
}
