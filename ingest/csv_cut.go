package ingest

import "bytes"

// cut returns the end of the last record that buf holds whole, 0 when it holds
// none. It agrees with next about every record, but looks only at quotes and
// line ends where the format allows that.
func (t *csvTokens) cut(buf []byte) int {
	switch {
	case t.quote == 0:
		return t.lastLine(buf)
	case len(t.delim) > 1 || t.collapse || t.skipSpace || len(t.comment) > 0:
		return t.cutByRecord(buf)
	}
	var last stretch // outside quotes, of those that end a line
	recent := make([]stretch, 0, 64)
	pos := 0
	for ok := true; ok; {
		open := t.nextOpening(buf, pos)
		if open < 0 {
			open = len(buf)
		}
		if len(recent) == cap(recent) {
			last, recent = t.lastEnding(buf, recent, last), recent[:0]
		}
		recent = append(recent, stretch{pos, open})
		if open == len(buf) {
			break
		}
		var q csvQuoted
		if q, ok = t.closing(buf, open, false); q.stray {
			pos = open + 1
		} else {
			pos = q.after
		}
	}
	last = t.lastEnding(buf, recent, last)
	return last.from + t.lastLine(buf[last.from:last.to])
}

type stretch struct{ from, to int }

// lastEnding returns the last stretch that ends a line, or what was so before if none does. Those before it are not looked at.
func (t *csvTokens) lastEnding(buf []byte, recent []stretch, before stretch) stretch {
	for i := len(recent) - 1; i >= 0; i-- {
		if s := recent[i]; t.endsLine(buf[s.from:s.to]) {
			return s
		}
	}
	return before
}

// endsLine reports whether lastLine would find a line. It looks at no more than it must: quoted fields stand close together.
func (t *csvTokens) endsLine(b []byte) bool {
	if t.cr {
		return t.lastLine(b) > 0
	}
	return bytes.IndexByte(b, '\n') >= 0
}

// cutByRecord is cut by splitting every record.
func (t *csvTokens) cutByRecord(buf []byte) int {
	pos := 0
	for pos < len(buf) {
		if t.isComment(buf, pos) {
			n := t.lastLine(buf[pos:])
			if n == 0 {
				break
			}
			pos = t.skipLine(buf, pos)
			continue
		}
		after, ok := t.next(buf, pos, false)
		if !ok {
			break
		}
		pos = after
	}
	return pos
}

// nextOpening returns the next quote at the start of a field.
func (t *csvTokens) nextOpening(buf []byte, pos int) int {
	for {
		n := bytes.IndexByte(buf[pos:], t.quote)
		if n < 0 {
			return -1
		}
		at := pos + n
		if at == 0 || buf[at-1] == '\n' || t.cr && buf[at-1] == '\r' ||
			len(t.delim) == 1 && buf[at-1] == t.delim[0] {
			return at
		}
		pos = at + 1
	}
}

// lastLine returns the end of the last line that buf holds whole.
func (t *csvTokens) lastLine(buf []byte) int {
	end := bytes.LastIndexByte(buf, '\n') + 1
	if t.cr {
		b := buf
		if len(b) > 0 && b[len(b)-1] == '\r' {
			b = b[:len(b)-1] // a line feed may follow
		}
		end = max(end, bytes.LastIndexByte(b, '\r')+1)
	}
	return end
}

// cutBeforeBlanks is cut, but leaves blank lines at the end to the next chunk:
// whether they are missing cells or the end of the file is not known here.
func (t *csvTokens) cutBeforeBlanks(buf []byte) int {
	end := t.cut(buf)
	if kept := t.trimBlanks(buf[:end]); kept > 0 {
		return kept
	}
	return end
}

// trimBlanks returns where the blank lines at the end of whole records begin.
func (t *csvTokens) trimBlanks(buf []byte) int {
	for end := len(buf); end > 0; {
		body := bytes.TrimRight(buf[:end], "\r\n")
		line := 0
		if i := bytes.LastIndexAny(body, "\r\n"); i >= 0 {
			line = i + 1
		}
		if len(body) > line && t.blank(buf[line:end], 0) == 0 {
			return min(end, len(body)+max(1, t.lineEnd(buf, len(body))))
		}
		end = line
	}
	return 0
}
