package catalog

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"strings"
)

// Allow says what a catalogue may lead to. The zero value is the careful one.
type Allow struct {
	Outside bool // files outside the folder of the manifest
	Private bool // addresses of this machine and of private networks
}

// check refuses paths that lead out of root and addresses that lead into private networks.
func (a Allow) check(root string, paths []string) error {
	for _, p := range paths {
		file, _, _ := strings.Cut(p, "!")
		var err error
		if strings.Contains(p, "://") {
			err = a.checkAddress(p)
		} else {
			err = a.checkFile(root, file)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (a Allow) checkFile(root, file string) error {
	if a.Outside || root == "" {
		return nil
	}
	inside, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	for _, pair := range [][2]string{{inside, abs}, {resolved(inside), resolved(abs)}} { // as written, and behind links
		rel, err := filepath.Rel(pair[0], pair[1])
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return fmt.Errorf("%s lies outside the folder of the catalogue\nhint: --allow-outside reads it all the same", file)
		}
	}
	return nil
}

// resolved is path without links; what does not exist yet stays as it is.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

var errPrivate = errors.New("leads into a private network")

func (a Allow) checkAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return fmt.Errorf("%q is no address", address)
	}
	switch u.Scheme {
	case "http", "https", "s3", "gs", "azblob":
	default:
		return fmt.Errorf("addresses that begin with %s:// are not read", u.Scheme)
	}
	if endpoint := u.Query().Get("endpoint"); endpoint != "" && !a.Private && u.Scheme != "http" && u.Scheme != "https" {
		return a.checkAddress(endpoint) // of an object store: any server
	}
	if a.Private || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	host := u.Hostname()
	ips := []net.IP{net.ParseIP(host)}
	if ips[0] == nil {
		// A name that leads nowhere is for the reader to complain about.
		if ips, err = net.LookupIP(host); err != nil {
			ips = nil
		}
	}
	if strings.EqualFold(host, "localhost") || strings.HasSuffix(strings.ToLower(host), ".localhost") {
		ips = append(ips, net.IPv4(127, 0, 0, 1))
	}
	for _, ip := range ips {
		if ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified() || ip.IsMulticast() || ip.IsInterfaceLocalMulticast() {
			return fmt.Errorf("%s://%s %w\nhint: --allow-private reads it all the same", u.Scheme, u.Host, errPrivate)
		}
	}
	return nil
}
