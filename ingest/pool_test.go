package ingest

import "testing"

// A pool keeps what a block holds when it grows, beyond its length as well, and hands blocks out again.
func TestPool(t *testing.T) {
	var p pool
	a := p.Allocate(100)
	copy(a[:cap(a)], "kept")
	a[:cap(a)][cap(a)-1] = 'x'
	b := p.Reallocate(cap(a)+1, a)
	if len(b) != cap(a)+1 || string(b[:4]) != "kept" || b[cap(a)-1] != 'x' {
		t.Errorf("%d bytes: %q", len(b), b)
	}
	if again := p.Allocate(cap(a)); &again[0] != &a[0] {
		t.Error("a freed block is not handed out")
	}
	if small := p.Reallocate(10, b); len(small) != 10 || &small[0] != &b[0] {
		t.Error("a block that is large enough is changed for another")
	}
	p.Free(nil)
	if c := p.Allocate(0); len(c) != 0 {
		t.Errorf("%d bytes, want none", len(c))
	}
}
