package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// quick are limits that fit a test.
func quick(l *webLimits) {
	l.pause, l.longest, l.silence = time.Millisecond, 5*time.Millisecond, 300*time.Millisecond
	l.bytes = 10 << 20
}

var webText = strings.Repeat("12,some text\n", 20_000)

// broken sends the first half of what is asked for and then cuts the connection.
func broken(w http.ResponseWriter, from int) {
	rest := webText[from:]
	w.Header().Set("Content-Length", strconv.Itoa(len(rest)))
	if from > 0 {
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, len(webText)-1, len(webText)))
		w.WriteHeader(http.StatusPartialContent)
	}
	io.WriteString(w, rest[:len(rest)/2])
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
	panic(http.ErrAbortHandler)
}

func rangeStart(r *http.Request) int {
	n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(r.Header.Get("Range"), "bytes="), "-"))
	return n
}

func TestWeb(t *testing.T) {
	plain := func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, webText) }
	tests := []struct {
		name, path, reads string
		tries             int32
		serve             func(w http.ResponseWriter, r *http.Request, try int32)
	}{
		{"plain", "/data/houses.csv", "houses.csv", 1, func(w http.ResponseWriter, r *http.Request, _ int32) {
			if r.Header.Get("User-Agent") != "fairset" {
				w.WriteHeader(http.StatusTeapot)
			}
			plain(w, r)
		}},
		{"named by the server", "/download?id=5", "sales.csv", 1, func(w http.ResponseWriter, r *http.Request, _ int32) {
			w.Header().Set("Content-Disposition", `attachment; filename="../etc/sales.csv"`)
			plain(w, r)
		}},
		{"named by what it leads to", "/latest", "final.csv", 2, func(w http.ResponseWriter, r *http.Request, _ int32) {
			if r.URL.Path == "/latest" {
				http.Redirect(w, r, "/files/final.csv", http.StatusFound)
				return
			}
			plain(w, r)
		}},
		{"busy, then not", "/x.csv", "x.csv", 3, func(w http.ResponseWriter, r *http.Request, try int32) {
			if try < 3 {
				w.Header().Set("Retry-After", "1")
				w.WriteHeader([]int{0, 429, 503}[try])
				return
			}
			plain(w, r)
		}},
		{"broken, with ranges", "/x.csv", "x.csv", 3, func(w http.ResponseWriter, r *http.Request, try int32) {
			w.Header().Set("ETag", `"1"`)
			if try < 3 {
				broken(w, rangeStart(r))
			}
			http.ServeContent(w, r, "x.csv", time.Time{}, strings.NewReader(webText))
		}},
		{"broken, without ranges", "/x.csv", "x.csv", 2, func(w http.ResponseWriter, r *http.Request, try int32) {
			if try == 1 {
				broken(w, 0)
			}
			plain(w, r)
		}},
		{"broken, then another version", "/x.csv", "x.csv", 2, func(w http.ResponseWriter, r *http.Request, try int32) {
			if try == 1 {
				w.Header().Set("ETag", `"old"`)
				broken(w, 0)
			}
			w.Header().Set("ETag", `"new"`)
			http.ServeContent(w, r, "x.csv", time.Time{}, strings.NewReader(webText))
		}},
		{"another part than asked for", "/x.csv", "x.csv", 3, func(w http.ResponseWriter, r *http.Request, try int32) {
			w.Header().Set("ETag", `"1"`)
			switch try {
			case 1:
				broken(w, 0)
			case 2:
				broken(w, 7)
			}
			plain(w, r)
		}},
		{"silent, then not", "/x.csv", "x.csv", 2, func(w http.ResponseWriter, r *http.Request, try int32) {
			if try == 1 {
				io.WriteString(w, "12,")
				w.(http.Flusher).Flush()
				<-r.Context().Done()
				return
			}
			plain(w, r)
		}},
		{"data that calls itself a page", "/x.csv", "x.csv", 1, func(w http.ResponseWriter, r *http.Request, _ int32) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			plain(w, r)
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var tries atomic.Int32
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				test.serve(w, r, tries.Add(1))
			}))
			defer server.Close()
			s, err := Open(context.Background(), server.URL+test.path, Options{web: quick})
			if err != nil {
				t.Fatal(err)
			}
			text, err := read(t, s)
			if text != webText || err != nil || s.Name() != test.reads || tries.Load() != test.tries || s.Size() != int64(len(webText)) {
				t.Errorf("%s: %d bytes of %d after %d tries, %v", s.Name(), len(text), len(webText), tries.Load(), err)
			}
			held := s.Path()
			s.Close()
			if _, err := os.Stat(held); err == nil {
				t.Error("the download was left behind")
			}
		})
	}
}

func TestWebErrors(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	tests := []struct {
		name, want string
		tries      int32 // 0 for any number
		serve      func(w http.ResponseWriter, r *http.Request)
	}{
		{"not found", "404 Not Found\nhint: check the address", 1, http.NotFound},
		{"forbidden", "needs a login", 1, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }},
		{"always busy", "gave up after 4 tries", 4, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }},
		{"always broken", "gave up after 4 tries", 4, func(w http.ResponseWriter, _ *http.Request) { broken(w, 0) }},
		{"a part that nobody asked for", "206", 1, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusPartialContent) }},
		{"too large, and says so", "larger than 10485760 bytes", 1, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "99999999999")
			w.WriteHeader(http.StatusOK)
		}},
		{"endless", "larger than 10485760 bytes", 1, func(w http.ResponseWriter, _ *http.Request) {
			for block := bytes.Repeat([]byte("1,2\n"), 1<<14); ; {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		}},
		{"a circle", "from one to the next without end", 0, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.String(), http.StatusFound) }},
		{"a redirect to a file", "other than http", 1, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		}},
		{"a redirect to nonsense", "not a valid address", 1, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "http://[secret")
			w.WriteHeader(http.StatusFound)
		}},
		{"a web page", "a web page, not to data", 1, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, "\n <!DOCTYPE html><title>Log in</title>")
		}},
		{"silence", "fell silent", 4, func(w http.ResponseWriter, r *http.Request) {
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var tries atomic.Int32
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				tries.Add(1)
				test.serve(w, r)
			}))
			defer server.Close()
			address := strings.Replace(server.URL, "://", "://user:secret@", 1) + "/x.csv?token=secret#secret"
			s, err := Open(context.Background(), address, Options{web: quick})
			if err == nil {
				s.Close()
				t.Fatal("no error")
			}
			if got := err.Error(); !strings.Contains(got, test.want) || !strings.Contains(got, "\nhint: ") || strings.Contains(got, "secret") {
				t.Errorf("error %q, want %q and a hint", got, test.want)
			}
			if test.tries > 0 && tries.Load() != test.tries {
				t.Errorf("%d tries, want %d", tries.Load(), test.tries)
			}
		})
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Nobody listens, and a cancelled download ends at once.
func TestWebUnreachable(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	address := server.URL + "/x.csv?key=secret"
	server.Close()
	if _, err := Open(context.Background(), address, Options{web: quick}); err == nil || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "hint: ") {
		t.Errorf("nobody there: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		cancel()
		<-r.Context().Done()
	}))
	defer server.Close()
	if _, err := Open(ctx, server.URL, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestWebArchive(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Write(zipped(t, 8, entry{"x.csv", "a\n1\n"}, entry{"y.csv", "a,b\n1,2\n"}))
	}))
	defer server.Close()
	s, err := Open(context.Background(), server.URL+"/data.zip?v=1!x.csv", Options{web: quick})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if text, err := read(t, s); text != "a\n1\n" || s.Name() != "x.csv" || err != nil {
		t.Errorf("%s: %q, %v", s.Name(), text, err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := "Mon, 02 Jan 2006 15:04:05 GMT"
	for _, test := range []struct {
		header string
		want   time.Duration
	}{{"", 0}, {"7", 7 * time.Second}, {"-7", 0}, {"99999999", time.Hour}, {"Mon, 02 Jan 2006 15:04:15 GMT", 10 * time.Second}, {"Mon, 02 Jan 2006 15:04:00 GMT", 0}, {"soon", 0}} {
		if got := retryAfter(test.header, now); got != test.want {
			t.Errorf("retryAfter(%q) = %v, want %v", test.header, got, test.want)
		}
	}
}
