package source

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestPrivate(t *testing.T) {
	for address, want := range map[string]bool{
		"127.0.0.1": true, "10.1.2.3": true, "192.168.0.1": true, "172.16.0.1": true, "169.254.169.254": true, "100.64.0.1": true, "0.0.0.0": true, "0.1.2.3": true,
		"::1": true, "fe80::1": true, "fd00::1": true, "::ffff:127.0.0.1": true, "224.0.0.1": true, "8.8.8.8": false, "2001:4860:4860::8888": false, "100.128.0.1": false,
	} {
		if got := Private(net.ParseIP(address)); got != want {
			t.Errorf("%s: %t", address, got)
		}
	}
}

// What leads to this machine is refused at the moment of dialling, whether an address,
// a name or a redirect leads there.
func TestPublicOnly(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		_, _ = w.Write([]byte("a,b\n1,2\n"))
	}))
	defer server.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(server.URL, "http://"), ":")
	for _, address := range []string{server.URL + "/x.csv", "http://localhost:" + port + "/x.csv", "http://[::ffff:127.0.0.1]:" + port + "/x.csv", "http://0x7f000001:" + port + "/x.csv"} {
		s, err := Open(context.Background(), address, Options{PublicOnly: true})
		if err == nil {
			s.Close()
			t.Errorf("%s was read", address)
		}
	}
	if asked > 0 {
		t.Errorf("the server was asked %d times", asked)
	}
	redirected := &http.Request{URL: mustParse(server.URL)}
	c := newWebClient(defaultWebLimits())
	publicOnly(c, defaultWebLimits().connect)
	if _, err := c.Transport.RoundTrip(redirected); err == nil || !strings.Contains(err.Error(), errPrivate.Error()) {
		t.Errorf("a request that a redirect makes: %v", err)
	}
}

func mustParse(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil {
		panic(err)
	}
	return u
}
