package parquet

import "encoding/binary"

// A flatTable is a table of a flatbuffer, as which Arrow writes the description of its messages:
// at pos stands the distance back to a list of places, one for each field. Reading outside of the
// bytes gives zero and sets fault.
type flatTable struct {
	bytes []byte
	pos   int
	fault bool
}

func rootTable(b []byte) (flatTable, error) {
	t := flatTable{bytes: b}
	t.pos = int(t.uint32At(0))
	if t.fault || t.pos > len(b)-4 {
		return t, errTable
	}
	return t, nil
}

func (t *flatTable) uint32At(pos int) uint32 {
	if pos < 0 || pos > len(t.bytes)-4 {
		t.fault = true
		return 0
	}
	return binary.LittleEndian.Uint32(t.bytes[pos:])
}

func (t *flatTable) uint16At(pos int) int {
	if pos < 0 || pos > len(t.bytes)-2 {
		t.fault = true
		return 0
	}
	return int(binary.LittleEndian.Uint16(t.bytes[pos:]))
}

// place is where a field stands, 0 when the table lacks it.
func (t *flatTable) place(field int) int {
	list := t.pos - int(int32(t.uint32At(t.pos)))
	at := 4 + 2*field
	if t.fault || at >= t.uint16At(list) { // as flatbuffers compares, also where half of the place is outside
		return 0
	}
	if offset := t.uint16At(list + at); offset > 0 {
		return t.pos + offset
	}
	return 0
}

func (t *flatTable) has(field int) bool { return t.place(field) > 0 }

func (t *flatTable) uint8(field int) byte {
	at := t.place(field)
	if at == 0 {
		return 0
	}
	if at >= len(t.bytes) {
		t.fault = true
		return 0
	}
	return t.bytes[at]
}

func (t *flatTable) int64(field int) int64 {
	at := t.place(field)
	if at == 0 {
		return 0
	}
	if at > len(t.bytes)-8 {
		t.fault = true
		return 0
	}
	return int64(binary.LittleEndian.Uint64(t.bytes[at:]))
}

// table is the table that a field points to; one at fault when there is none.
func (t *flatTable) table(field int) flatTable {
	at := t.place(field)
	to := flatTable{bytes: t.bytes, fault: t.fault || at == 0}
	if at > 0 {
		to.pos = at + int(t.uint32At(at))
	}
	to.fault = to.fault || t.fault || to.pos > len(t.bytes)-4
	return to
}

// structs are the bytes of the structs of a size that a field lists.
func (t *flatTable) structs(field, size int) []byte {
	at := t.place(field)
	if at == 0 {
		return nil
	}
	at += int(t.uint32At(at))
	n := int(t.uint32At(at))
	if t.fault || n > (len(t.bytes)-at-4)/size {
		t.fault = true
		return nil
	}
	return t.bytes[at+4 : at+4+n*size]
}

// tables are the tables that a field lists.
func (t *flatTable) tables(field int) []flatTable {
	places := t.structs(field, 4)
	list := t.place(field)
	list += int(t.uint32At(list)) + 4
	out := make([]flatTable, len(places)/4)
	for i := range out {
		at := list + 4*i
		out[i] = flatTable{bytes: t.bytes, pos: at + int(t.uint32At(at))}
		out[i].fault = t.fault || out[i].pos > len(t.bytes)-4
	}
	return out
}
