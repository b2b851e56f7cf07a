package source

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"
)

var errPrivate = errors.New("the address leads into a private network")

// Private reports whether an IP address is one of this machine or of a private network.
func Private(ip net.IP) bool {
	return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified() || ip.IsMulticast() || ip.IsInterfaceLocalMulticast() ||
		shared.Contains(ip) || thisNet.Contains(ip)
}

var (
	shared  = net.IPNet{IP: net.IPv4(100, 64, 0, 0).To4(), Mask: net.CIDRMask(10, 32)} // of providers (RFC 6598)
	thisNet = net.IPNet{IP: net.IPv4(0, 0, 0, 0).To4(), Mask: net.CIDRMask(8, 32)}
)

// publicOnly keeps a client from private networks, whatever an address, a name or a
// redirect leads to: the address that is dialled is looked at. A proxy of the environment may be
// private; what is asked of it is looked up here.
func publicOnly(c *http.Client, connect time.Duration) {
	t := c.Transport.(*http.Transport)
	refuse := func(_, address string, _ syscall.RawConn) error {
		host, _, err := net.SplitHostPort(address)
		if ip := net.ParseIP(host); err != nil || ip == nil || Private(ip) {
			return errPrivate
		}
		return nil
	}
	guarded, plain := &net.Dialer{Timeout: connect, Control: refuse}, &net.Dialer{Timeout: connect}
	proxies := map[string]bool{}
	for _, scheme := range []string{"http", "https"} {
		if u, err := http.ProxyFromEnvironment(&http.Request{URL: &url.URL{Scheme: scheme, Host: "example.org"}}); err == nil && u != nil {
			proxies[u.Host] = true
		}
	}
	t.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if proxies[address] {
			return plain.DialContext(ctx, network, address)
		}
		return guarded.DialContext(ctx, network, address)
	}
	c.Transport = looking{t}
}

// looking looks up the host of each request, also of one that goes to a proxy.
type looking struct{ http.RoundTripper }

func (l looking) RoundTrip(req *http.Request) (*http.Response, error) {
	ips, err := net.DefaultResolver.LookupIPAddr(req.Context(), req.URL.Hostname())
	for _, ip := range ips {
		if Private(ip.IP) {
			return nil, errPrivate
		}
	}
	_ = err // a name that is not known here may be known to the proxy
	return l.RoundTripper.RoundTrip(req)
}
