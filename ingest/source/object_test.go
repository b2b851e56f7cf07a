package source

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// gateway starts a real S3 server on this machine, whose buckets are the folders of root,
// and returns its address. It is built from tools/go.mod, as .ci/run does beforehand.
func gateway(t *testing.T, root string) string {
	t.Helper()
	find := exec.Command("go", "tool", "-n", "-modfile=../../tools/go.mod", "versitygw")
	find.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-buildvcs=false")
	out, err := find.Output()
	if err != nil {
		t.Skipf("SKIP: no S3 server: go tool -n -modfile=tools/go.mod versitygw builds it, which needs the network the first time")
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	server := exec.Command(strings.TrimSpace(string(out)), "--access", "tester", "--secret", "not-a-secret", "--port", address,
		"posix", "--sidecar", t.TempDir(), root)
	var log strings.Builder
	server.Stdout, server.Stderr = &log, &log
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
		if t.Failed() {
			t.Log(log.String())
		}
	})
	for range 600 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return "http://" + address
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the S3 server does not answer")
	return ""
}

// fragile passes requests on to address, but cuts every download of a whole object off in the middle.
func fragile(t *testing.T, address string, cuts *atomic.Int32) string {
	to, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(to)
			r.Out.Host = r.In.Host // the signature covers it
		},
		ModifyResponse: func(r *http.Response) error {
			if r.Request.Method == http.MethodGet && r.ContentLength == int64(len(webText)) {
				cuts.Add(1)
				r.Body = cutBody{io.LimitReader(r.Body, r.ContentLength/2), r.Body}
			}
			return nil
		},
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if recover() != nil { // what ReverseProxy does with a body that breaks off
				panic(http.ErrAbortHandler)
			}
		}()
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

type cutBody struct {
	io.Reader
	io.Closer
}

func (c cutBody) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func TestObject(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		"bucket/a.csv": webText, "bucket/shards/1.csv": "a\n1\n", "bucket/shards/2.csv": "a\n2\n", "bucket/shards/read me.md": "x",
		"bucket/one#two?.csv": "a\n3\n", "bucket/data.zip": string(zipped(t, 8, entry{"x.csv", "a\n1\n"}, entry{"y.csv", "a,b\n1,2\n"})),
	} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("AWS_ACCESS_KEY_ID", "tester")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "not-a-secret")
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	server := gateway(t, root)
	at := func(server string) string {
		return "?region=us-east-1&use_path_style=true&endpoint=" + server
	}
	ctx := context.Background()

	var cuts atomic.Int32
	for _, test := range []struct{ name, address, want, reads string }{
		{"plain", "s3://bucket/a.csv" + at(server), webText, "a.csv"},
		{"a connection that breaks", "s3://bucket/a.csv" + at(fragile(t, server, &cuts)), webText, "a.csv"},
		{"the member of an archive", "s3://bucket/data.zip" + at(server) + "!x.csv", "a\n1\n", "x.csv"},
		{"a name that looks like syntax", "s3://bucket/one%23two%3F.csv" + at(server), "a\n3\n", "one#two?.csv"},
	} {
		s, err := Open(ctx, test.address, Options{web: quick})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if text, err := read(t, s); text != test.want || s.Name() != test.reads || err != nil {
			t.Errorf("%s: %d bytes of %s, %v; want %d bytes of %s", test.name, len(text), s.Name(), err, len(test.want), test.reads)
		}
		s.Close()
	}
	if cuts.Load() == 0 {
		t.Error("the connection never broke")
	}

	for _, test := range []struct {
		name, address string
		want          []string
	}{
		{"a folder", "s3://bucket/shards/", []string{"shards/1.csv", "shards/2.csv", "shards/read me.md"}},
		{"a pattern", "s3://bucket/shards/*.csv", []string{"shards/1.csv", "shards/2.csv"}},
		{"an object", "s3://bucket/a.csv", []string{"a.csv"}},
	} {
		found, err := Objects(ctx, test.address+at(server))
		var keys []string
		for _, f := range found {
			u, _ := url.Parse(f)
			keys = append(keys, strings.TrimPrefix(u.Path, "/"))
		}
		if err != nil || !slices.Equal(keys, test.want) {
			t.Errorf("%s: %v, %v; want %v", test.name, keys, err, test.want)
		}
	}

	for _, test := range []struct{ name, address, key, want string }{
		{"no such object", "s3://bucket/b.csv" + at(server), "tester", "no such object"},
		{"no such bucket", "s3://buck/b.csv" + at(server), "tester", "no such object"},
		{"wrong credentials", "s3://bucket/a.csv" + at(server), "stranger", "credentials"},
		{"no bucket", "s3:///a.csv" + at(server), "tester", "cannot be understood"},
		{"an unknown parameter", "s3://bucket/a.csv?colour=red", "tester", "colour"},
		{"a store of another build", "gs://bucket/a.csv", "tester", "-tags gcs"},
		{"nobody there", "s3://bucket/a.csv" + at("http://127.0.0.1:1"), "tester", "gave up"},
	} {
		t.Setenv("AWS_ACCESS_KEY_ID", test.key)
		s, err := Open(ctx, test.address, Options{web: quick})
		if err == nil {
			s.Close()
			t.Errorf("%s: no error", test.name)
			continue
		}
		if got := err.Error(); !strings.Contains(got, test.want) || !strings.Contains(got, "\nhint: ") {
			t.Errorf("%s: error %q, want %q and a hint", test.name, got, test.want)
		}
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
