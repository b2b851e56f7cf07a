package source

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

var (
	errSilent    = errors.New("the server fell silent")
	errRedirects = errors.New("the address leads from one to the next without end")
	errScheme    = errors.New("the address leads to something other than http or https")
	errPage      = errors.New("this address leads to a web page, not to data")
)

func newWebClient(limits webLimits) *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: limits.connect}).DialContext,
			TLSHandshakeTimeout: limits.connect,
			DisableCompression:  true, // the bytes as stored
			ForceAttemptHTTP2:   true,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			req.Header.Del("Referer") // its query may be a token, and the next server need not know it
			switch {
			case len(via) > limits.redirects:
				return errRedirects
			case !isWeb(req.URL.String()):
				return errScheme
			}
			return nil
		},
	}
}

// try asks once and takes what comes.
func (d *download) try(ctx context.Context) *webError {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	watch := time.AfterFunc(d.limits.silence, func() { cancel(errSilent) })
	defer watch.Stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, d.address.String(), nil)
	if err != nil {
		return final(errors.New("this address cannot be understood"), "it must read like https://example.org/houses.csv")
	}
	req.Header.Set("User-Agent", "fairset")
	req.Header.Set("Accept", "*/*")
	req.Header.Set("Accept-Encoding", "identity")
	if d.have > 0 && d.version == "" {
		if failed := d.rewind(); failed != nil { // nothing would tell another version from the same
			return failed
		}
	}
	if d.have > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", d.have))
		req.Header.Set("If-Range", d.version)
	}
	resp, err := d.client.Do(req)
	if err != nil {
		return connectionError(ctx, err)
	}
	defer resp.Body.Close()
	if failed := d.accept(resp); failed != nil {
		return failed
	}
	return d.copy(ctx, resp, watch)
}

// connectionError says why there is no answer. It never shows the address,
// which the errors of net/http do.
func connectionError(ctx context.Context, err error) *webError {
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	var unknown *net.DNSError
	var untrusted *tls.CertificateVerificationError
	switch {
	case errors.Is(err, errRedirects), errors.Is(err, errScheme):
		return final(err, "open the address in a browser, download the file and pass its path")
	case errors.Is(err, errPrivate):
		return final(errPrivate, "--allow-private of fairset batch reads it all the same")
	case errors.As(err, &unknown) && unknown.IsNotFound:
		return final(fmt.Errorf("there is no host %s", unknown.Name), "check the address")
	case errors.As(err, &untrusted):
		return final(err, "the server cannot be trusted; download the file yourself if you know better")
	case strings.Contains(err.Error(), "Location header"), strings.Contains(err.Error(), "proxy address"):
		return final(errors.New("a redirect or the proxy of the environment is not a valid address"), "check HTTP_PROXY and HTTPS_PROXY, or download the file yourself")
	}
	return &webError{err: err}
}

// copy appends the body to the file.
func (d *download) copy(ctx context.Context, resp *http.Response, watch *time.Timer) *webError {
	body := bufio.NewReaderSize(resp.Body, 128<<10)
	if d.have == 0 && isPage(resp, body) {
		return final(errPage, "look for the link on the page that downloads the file")
	}
	block := make([]byte, 128<<10)
	for {
		watch.Reset(d.limits.silence)
		n, err := body.Read(block)
		if _, wrong := d.file.Write(block[:n]); wrong != nil {
			return final(wrong, "the download is kept in "+os.TempDir()+"; set TMPDIR to a folder with more room")
		}
		d.have += int64(n)
		d.most = max(d.most, d.have)
		switch {
		case d.have > d.limits.bytes:
			return d.tooLarge()
		case err == io.EOF && d.total >= 0 && d.have < d.total:
			return &webError{err: io.ErrUnexpectedEOF}
		case err == io.EOF:
			return nil
		case err != nil:
			return connectionError(ctx, err)
		}
	}
}

func (d *download) tooLarge() *webError {
	return final(fmt.Errorf("it is larger than %d bytes", d.limits.bytes), "download it yourself and pass its path")
}

// isPage reports whether the server sends a web page, and says so.
func isPage(resp *http.Response, body *bufio.Reader) bool {
	kind, _, _ := strings.Cut(strings.ToLower(resp.Header.Get("Content-Type")), ";")
	if kind = strings.TrimSpace(kind); kind != "text/html" && kind != "application/xhtml+xml" {
		return false
	}
	head, _ := body.Peek(512)
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("<"))
}
