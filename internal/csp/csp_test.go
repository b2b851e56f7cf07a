package csp_test

import (
	"testing"

	"github.com/fairset/fairset/internal/csp"
)

// The example of the CSP specification, level 3, section 8.3 ("alert('Hello, world.');").
func TestHash(t *testing.T) {
	const want = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
	if got := csp.Hash("alert('Hello, world.');"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
