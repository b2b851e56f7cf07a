// Package doc writes what the programs of bench measure into our own documents.
package doc

import (
	"fmt"
	"os"
	"strings"
)

// Rewrite puts text between the marks of the document at path that are called name:
// <!-- name: begin … --> and <!-- name: end -->, each on a line of its own.
func Rewrite(path, name, text string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	begin, end := "<!-- "+name+": begin", "<!-- "+name+": end"
	before, rest, begins := strings.Cut(string(b), begin)
	mark, rest, breaks := strings.Cut(rest, "\n")
	_, after, ends := strings.Cut(rest, end)
	if !begins || !breaks || !ends {
		return fmt.Errorf("%s lacks the marks %q and %q\nhint: the result is written between them", path, begin, end)
	}
	return os.WriteFile(path, []byte(before+begin+mark+"\n"+text+end+after), 0o644)
}
