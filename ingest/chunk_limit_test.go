package ingest

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestChunkLimit cuts short records of a wide table into more chunks, which
// hold all of the text in order and are at most as long as asked.
func TestChunkLimit(t *testing.T) {
	lines := strings.Repeat("{\"a\":1}\n", 1000)
	for _, test := range []struct {
		name, text, ends string
		framing          jsonFraming
	}{
		{"lines", lines, "\n", jsonLines},
		{"stream", strings.ReplaceAll(lines, "\n", ""), "}]", jsonStream},
		{"a record with many ends", strings.Repeat(`{"a":[`+strings.Repeat("[1],", 200)+"[1]]}\n", 50), "\n}]", jsonStream},
		{"nothing", "", "\n", jsonLines},
	} {
		c := newChunker(strings.NewReader(test.text), jsonCutter(&jsonLayout{framing: test.framing}), Position{})
		c.limit(cellsPerChunk/10, test.ends)
		got, last := "", false
		for {
			chunk, err := c.next(nil)
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", test.name, err)
			}
			if last {
				t.Errorf("%s: a chunk follows the last", test.name)
			}
			if n := strings.Count(string(chunk.data), "\n"); n > 10 {
				t.Errorf("%s: a chunk of %d lines, want at most 10", test.name, n)
			}
			if chunk.offset != int64(len(got)) {
				t.Errorf("%s: offset %d, want %d", test.name, chunk.offset, len(got))
			}
			got += string(chunk.data)
			last = chunk.last
		}
		if got != test.text || !last {
			t.Errorf("%s: the chunks hold %d of %d bytes; last %v", test.name, len(got), len(test.text), last)
		}
	}
}

func TestStrayBytesDoNotHideUTF8(t *testing.T) {
	text := fmt.Sprintf("n\n%s\xff\n", strings.Repeat("é\n", 30))
	if got, _, _ := detectEncoding([]byte(text), true); got != encUTF8 {
		t.Errorf("encoding %s, want %s", got, encUTF8)
	}
	if got, _, _ := detectEncoding([]byte("caf\xe9\nni\xf1o\nÄ\n"), true); got != encLatin {
		t.Errorf("encoding %s, want %s", got, encLatin)
	}
}
