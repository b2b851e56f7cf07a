package source

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// accept looks at the head of an answer: whether it brings the bytes that are
// wanted, and from which place on.
func (d *download) accept(resp *http.Response) *webError {
	switch {
	case resp.StatusCode == http.StatusPartialContent && d.have > 0:
		start, total := contentRange(resp.Header.Get("Content-Range"))
		if start != d.have || d.total >= 0 && total >= 0 && total != d.total {
			if failed := d.rewind(); failed != nil {
				return failed
			}
			return &webError{err: errors.New("the server answered with another part than it was asked for")}
		}
	case resp.StatusCode == http.StatusRequestedRangeNotSatisfiable && d.have > 0:
		if failed := d.rewind(); failed != nil {
			return failed
		}
		return &webError{err: statusError(resp)}
	case resp.StatusCode == http.StatusOK:
		if failed := d.rewind(); failed != nil {
			return failed
		}
		d.total, d.version = resp.ContentLength, versionOf(resp.Header)
		d.name = webName(resp, d.address)
	default:
		return refused(resp)
	}
	if d.total > d.limits.bytes {
		return d.tooLarge()
	}
	return nil
}

// contentRange reads "bytes START-END/TOTAL"; what is not told is -1.
func contentRange(header string) (start, total int64) {
	start, total = -1, -1
	spec, ok := strings.CutPrefix(header, "bytes ")
	if !ok {
		return start, total
	}
	span, whole, _ := strings.Cut(spec, "/")
	from, _, _ := strings.Cut(span, "-")
	if n, err := strconv.ParseInt(from, 10, 64); err == nil {
		start = n
	}
	if n, err := strconv.ParseInt(whole, 10, 64); err == nil {
		total = n
	}
	return start, total
}

// versionOf is what tells this version of the file from a later one.
func versionOf(h http.Header) string {
	if tag := h.Get("ETag"); tag != "" && !strings.HasPrefix(tag, "W/") {
		return tag
	}
	return h.Get("Last-Modified")
}

func statusError(resp *http.Response) error {
	return fmt.Errorf("the server answered %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
}

// refused says what a status means for the one who asked.
func refused(resp *http.Response) *webError {
	failed := final(statusError(resp), "open the address in a browser, download the file and pass its path")
	switch code := resp.StatusCode; code {
	case http.StatusNotFound, http.StatusGone:
		failed.hint = "check the address; the file may have moved"
	case http.StatusUnauthorized, http.StatusForbidden:
		failed.hint = "it needs a login or a token; download the file in a browser and pass its path"
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		failed.final, failed.hint = false, ""
		failed.after = retryAfter(resp.Header.Get("Retry-After"), resp.Header.Get("Date"))
	}
	return failed
}

// retryAfter reads the header of that name, seconds or a time by the server's own clock.
func retryAfter(header, now string) time.Duration {
	if seconds, err := strconv.Atoi(header); err == nil {
		return time.Duration(min(max(seconds, 0), 3600)) * time.Second
	}
	until, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	from, err := http.ParseTime(now)
	if err != nil {
		return 0
	}
	return max(0, until.Sub(from))
}

// webName is the name of what was downloaded: what the server calls it, else
// the end of the address, else of the address that this one led to.
func webName(resp *http.Response, address *url.URL) string {
	if _, params, err := mime.ParseMediaType(resp.Header.Get("Content-Disposition")); err == nil {
		if name := baseName(memberName(params["filename"])); name != "" {
			return name
		}
	}
	asked, ended := urlName(address), urlName(resp.Request.URL)
	switch {
	case path.Ext(asked) == "" && path.Ext(ended) != "", asked == "":
		asked = ended
	}
	if asked == "" {
		return address.Hostname()
	}
	return asked
}

func urlName(u *url.URL) string { return baseName(memberName(u.Path)) }
