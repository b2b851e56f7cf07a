package source

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"
)

// A download copies what an address leads to into a file. A broken connection
// is taken up where it broke, when the server can do so and says that it still
// has the same version; otherwise the download begins again.
type download struct {
	address *url.URL
	limits  webLimits
	client  *http.Client
	file    *os.File
	have    int64  // bytes in file
	most    int64  // that it ever had
	total   int64  // bytes of the whole, -1 when the server does not say
	version string // as If-Range wants it, "" when the server does not say
	name    string
}

// A webError is why one try failed.
type webError struct {
	err   error
	hint  string
	final bool          // another try would not help
	after time.Duration // the server asks to wait so long
}

func (e *webError) Error() string {
	if e.hint == "" {
		return e.err.Error()
	}
	return e.err.Error() + "\nhint: " + e.hint
}

func (e *webError) Unwrap() error { return e.err }

func final(err error, hint string) *webError { return &webError{err: err, hint: hint, final: true} }

// fetch downloads address into a temporary file, which the caller removes, and
// returns its path and the name that the data has there.
func fetch(ctx context.Context, address string, limits webLimits) (path, name string, err error) {
	shown := Shown(address)
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return "", "", fmt.Errorf("%s: this address cannot be understood\nhint: it must read like https://example.org/houses.csv", shown)
	}
	u.Fragment = ""
	d := &download{address: u, limits: limits, total: -1}
	d.client = newWebClient(limits)
	if limits.public {
		publicOnly(d.client, limits.connect)
	}
	defer d.client.CloseIdleConnections()
	if d.file, err = createSpool(); err != nil {
		return "", "", err
	}
	failed := retry(ctx, shown, limits, func() (int64, *webError) {
		failed := d.try(ctx)
		return d.most, failed
	})
	if err := errors.Join(failed, d.file.Close()); err != nil {
		return "", "", errors.Join(err, os.Remove(d.file.Name()))
	}
	return d.file.Name(), d.name, nil
}

// retry tries until the whole is there or there is no hope left. try returns how
// many bytes there ever were.
func retry(ctx context.Context, shown string, limits webLimits, try func() (int64, *webError)) error {
	inVain, before := 0, int64(0)
	for tries := 1; ; tries++ {
		most, failed := try()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case failed == nil:
			return nil
		case failed.final:
			return fmt.Errorf("%s: %w", shown, failed)
		}
		if inVain++; most > before {
			inVain = 1
		}
		before = most
		if inVain >= limits.inVain || tries >= limits.tries {
			if failed.hint == "" {
				failed.hint = "try again later, or download the file yourself and pass its path"
			}
			return fmt.Errorf("%s: gave up after %d tries: %w", shown, tries, failed)
		}
		pause := limits.pause << (inVain - 1)
		if err := sleep(ctx, min(max(pause, failed.after), limits.longest)); err != nil {
			return err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// rewind throws away what was downloaded so far.
func (d *download) rewind() *webError {
	d.have, d.total, d.version = 0, -1, ""
	if err := d.file.Truncate(0); err != nil {
		return final(err, "")
	}
	if _, err := d.file.Seek(0, 0); err != nil {
		return final(err, "")
	}
	return nil
}
