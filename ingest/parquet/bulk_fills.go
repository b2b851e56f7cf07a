package parquet

import (
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"
	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"
)

type number interface {
	int32 | int64 | float32 | float64
}

// numbers puts numbers as they are or widened.
func numbers[To, From number](of func(*encoding.Values) []From) bulk {
	return func(f *filler, p *piece) {
		to := arrow.GetData[To](f.cells.Bytes())[f.rows:][:p.rows]
		if p.dict != nil {
			page := p.dict.Page().Data()
			gather(to, of(&page), p)
			return
		}
		from := of(&p.values)[p.first:][:p.count]
		if p.levels == nil {
			for i, x := range from {
				to[i] = To(x)
			}
			return
		}
		k := 0
		for i, level := range p.levels {
			to[i] = 0
			if level == p.present {
				to[i] = To(from[k])
				k++
			}
		}
	}
}

// gather puts what a piece's indexes stand for. An index that is none panics: guard turns
// it into an error.
func gather[To, From number](to []To, known []From, p *piece) {
	indexes := p.indexes()
	if p.levels == nil {
		for i, index := range indexes {
			to[i] = To(known[index])
		}
		return
	}
	k := 0
	for i, level := range p.levels {
		to[i] = 0
		if level == p.present {
			to[i] = To(known[indexes[k]])
			k++
		}
	}
}

// bulkBits puts truth values.
func bulkBits(f *filler, p *piece) {
	to, of, indexes := f.cells.Bytes(), p.values, []int32(nil)
	if p.dict != nil {
		of, indexes = p.dict.Page().Data(), p.indexes()
	}
	from, k := of.Boolean(), 0
	for i := range p.rows {
		if p.null(i) {
			continue
		}
		source := p.first + k
		if indexes != nil {
			source = int(indexes[k])
		}
		at := f.rows + i
		to[at/8] |= from[source/8] >> (source % 8) & 1 << (at % 8)
		k++
	}
}

const maxText = 1 << 30 // bytes of a batch of one column

// bulkTexts puts texts; other appends what is not UTF-8 and counts it.
func bulkTexts(other func([]byte, pq.Value, *oddities) []byte) bulk {
	return func(f *filler, p *piece) {
		ends := arrow.GetData[int32](f.cells.Bytes())[f.rows:][:p.rows+1]
		switch {
		case p.dict != nil:
			page := p.dict.Page().Data()
			text, offsets := page.ByteArray()
			if p.dict != f.checked {
				f.checked, f.sound = p.dict, sound(text, offsets)
			}
			if f.sound {
				f.gatherTexts(ends, text, offsets, p)
				return
			}
			f.otherTexts(ends, p, other, func(k int) []byte { return text[offsets[p.indexes()[k]]:offsets[p.indexes()[k]+1]] })
		default:
			text, offsets := p.values.ByteArray()
			offsets = offsets[p.first:][:p.count+1]
			if sound(text, offsets) {
				f.copyTexts(ends, text, offsets, p)
				return
			}
			f.otherTexts(ends, p, other, func(k int) []byte { return text[offsets[k]:offsets[k+1]] })
		}
	}
}

// sound reports whether each of the texts is UTF-8.
func sound(text []byte, offsets []uint32) bool {
	if len(offsets) < 2 {
		return true
	}
	first, last := offsets[0], offsets[len(offsets)-1]
	if !utf8.Valid(text[first:last]) {
		return false
	}
	for _, at := range offsets {
		if at < last && !utf8.RuneStart(text[at]) {
			return false
		}
	}
	return true
}

// room makes room for so many bytes more of text and returns it.
func (f *filler) room(ends []int32, size int) []byte {
	from := int(ends[0])
	if size < 0 || size > maxText-from {
		panic("more text than a batch can hold") // guard turns it into an error
	}
	f.text.ResizeNoShrink(from + size)
	return f.text.Bytes()[from:]
}

// copyTexts puts texts that lie one behind the other.
func (f *filler) copyTexts(ends []int32, text []byte, offsets []uint32, p *piece) {
	first, last := offsets[0], offsets[p.count]
	copy(f.room(ends, int(last)-int(first)), text[first:last])
	shift, k := ends[0]-int32(first), 0
	for i := range p.rows {
		if !p.null(i) {
			k++
		}
		ends[i+1] = int32(offsets[k]) + shift
	}
}

// gatherTexts puts the texts of a dictionary.
func (f *filler) gatherTexts(ends []int32, text []byte, offsets []uint32, p *piece) {
	size, indexes := 0, p.indexes()
	for _, index := range indexes {
		size += int(offsets[index+1]) - int(offsets[index])
	}
	const word = 16
	to := f.room(ends, size)
	at, k, before := 0, 0, int(ends[0])
	for i := range p.rows {
		if !p.null(i) {
			from, end := int(offsets[indexes[k]]), int(offsets[indexes[k]+1])
			if n := end - from; n <= word && from+word <= len(text) && at+word <= len(to) {
				*(*[word]byte)(to[at:]) = *(*[word]byte)(text[from:]) // the next text covers what is too much
				at += n
			} else {
				at += copy(to[at:], text[from:end])
			}
			k++
		}
		ends[i+1] = int32(before + at)
	}
}

// otherTexts puts texts one by one, of which some are not UTF-8.
func (f *filler) otherTexts(ends []int32, p *piece, other func([]byte, pq.Value, *oddities) []byte, at func(k int) []byte) {
	var cells []byte
	row, k := f.odd.row, 0
	for i := range p.rows {
		if !p.null(i) {
			cells = other(cells, pq.ByteArrayValue(at(k)), f.odd)
			k++
		}
		if len(cells) > maxText-int(ends[0]) {
			panic("more text than a batch can hold") // guard turns it into an error
		}
		ends[i+1] = ends[0] + int32(len(cells))
		f.odd.row++
	}
	f.odd.row = row
	copy(f.room(ends, len(cells)), cells)
}

// Bulks of the physical types.
var (
	wholeNumbers64 = numbers[int64]((*encoding.Values).Int64)
	wholeNumbers32 = numbers[int64]((*encoding.Values).Int32)
	doubles        = numbers[float64]((*encoding.Values).Double)
	singles        = numbers[float64]((*encoding.Values).Float)
	days           = numbers[int32]((*encoding.Values).Int32)
)
