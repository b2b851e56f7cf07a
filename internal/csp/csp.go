// Package csp writes what a page's Content-Security-Policy says of the scripts and
// styles that stand in the page itself.
package csp

import (
	"crypto/sha256"
	"encoding/base64"
)

// Hash is the source expression that allows exactly the inline script or style s.
func Hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
