package source_test

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/fairset/fairset/ingest/source"
)

func ExampleOpen() {
	s, err := source.Open(context.Background(), "-", source.Options{Stdin: strings.NewReader("a,b\n1,2\n")})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	r, err := s.Reader(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	fmt.Printf("%s %d bytes\n%s%v\n", s.Compression(), s.Size(), text, err)
	// Output:
	// none 8 bytes
	// a,b
	// 1,2
	// <nil>
}
