package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// A checksum is being computed in its own goroutine.
type checksum struct {
	cancel context.CancelFunc
	done   chan struct{}
	hex    string
	err    error
}

func startChecksum(ctx context.Context, path string) *checksum {
	ctx, cancel := context.WithCancel(ctx)
	c := &checksum{cancel: cancel, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		c.hex, c.err = fileSHA256(ctx, path)
	}()
	return c
}

func fileSHA256(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, cancelReader{ctx, f}, make([]byte, 256<<10)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func (c *checksum) wait() (string, error) {
	<-c.done
	return c.hex, c.err
}

// stop ends the computation and waits until its goroutine is gone.
func (c *checksum) stop() {
	c.cancel()
	<-c.done
}
