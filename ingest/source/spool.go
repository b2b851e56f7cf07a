package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// createSpool makes an empty temporary file.
func createSpool() (*os.File, error) { return os.CreateTemp("", "fairset-*.spool") }

// spool copies r to a temporary file and returns its path. When ctx is done it
// returns at once, even while a read of r blocks; that read is then left alone.
func spool(ctx context.Context, r io.Reader) (string, error) {
	f, err := createSpool()
	if err != nil {
		return "", fmt.Errorf("%w\nhint: set TMPDIR to a folder that can be written and has room", err)
	}
	copied := make(chan error, 1)
	go func() {
		_, err := io.Copy(f, cancelReader{ctx, r})
		copied <- errors.Join(err, f.Close())
	}()
	select {
	case err = <-copied:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		if full := (*fs.PathError)(nil); errors.As(err, &full) && full.Op == "write" {
			err = fmt.Errorf("%w\nhint: set TMPDIR to a folder with more room", err)
		}
		return "", errors.Join(os.Remove(f.Name()), err)
	}
	return f.Name(), nil
}

// A cancelReader stops reading once its context is done.
type cancelReader struct {
	ctx context.Context
	r   io.Reader
}

func (c cancelReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
