package ingest

import "bytes"

// The states of a chunk of a JSON list.
const (
	jsonOpen   = iota
	jsonClosed // the list has ended in a chunk before
)

// jsonCutter returns the cutter for a layout. It looks at brackets and quotes
// only: whether what is between them is valid is for the workers to find.
func jsonCutter(l *jsonLayout) cutter {
	switch l.framing {
	case jsonLines:
		return func(buf []byte, _ bool) (int, int) { return bytes.LastIndexByte(buf, '\n') + 1, 0 }
	case jsonStream:
		return func(buf []byte, _ bool) (int, int) {
			n, _ := cutJSON(buf, false)
			return n, 0
		}
	case jsonList:
		return listCutter(l.wrap != "")
	}
	return func([]byte, bool) (int, int) { return 0, 0 }
}

// listCutter cuts the inside of a list after commas. What follows the end of a
// list that is wrapped in an object stays in one chunk.
func listCutter(wrapped bool) cutter {
	closed := false
	return func(buf []byte, _ bool) (int, int) {
		if closed {
			return len(buf), jsonClosed
		}
		n, end := cutJSON(buf, true)
		if end && !wrapped {
			closed = true
			return len(buf), jsonOpen
		}
		return n, jsonOpen
	}
}

// cutJSON returns the end of the last comma of a list that buf is the inside of,
// or of the last value of a stream of objects and lists. closed says that a
// bracket was met that closes more than was opened.
func cutJSON(buf []byte, list bool) (end int, closed bool) {
	depth := 0
	for i := 0; i < len(buf); i++ {
		switch buf[i] {
		case '"':
			i = closingQuote(buf, i+1)
			if i < 0 {
				return end, false
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				if !list {
					end = len(buf)
				}
				return end, true
			}
			if depth--; depth == 0 && !list {
				end = i + 1
			}
		case ',':
			if depth == 0 && list {
				end = i + 1
			}
		}
	}
	return end, false
}

// closingQuote returns where the string that begins at i ends, -1 when it does not.
func closingQuote(buf []byte, i int) int {
	for {
		n := bytes.IndexByte(buf[i:], '"')
		if n < 0 {
			return -1
		}
		at := i + n
		slashes := 0
		for at-slashes > i && buf[at-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return at
		}
		i = at + 1
	}
}
