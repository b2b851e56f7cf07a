package source

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
	"github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"

	"github.com/klauspost/compress/gzip"
)

// bzip2OfAB is "a,b\n" as bzip2 1.0.8 packs it: no Go library that we use writes bzip2.
const bzip2OfAB = "QlpoOTFBWSZTWQNDOuAAAAFRAAAQAAQwACAAIZpoM00XPF3JFOFCQA0M64A="

var kinds = []string{gz, zst, xzip, lzm, lz, snappy, zlb, br}

// pack compresses text.
func pack(t testing.TB, kind, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	var err error
	switch kind {
	case gz:
		w = gzip.NewWriter(&b)
	case zst:
		w, err = zstd.NewWriter(&b)
	case xzip:
		w, err = xz.WriterConfig{BlockSize: 50_000}.NewWriter(&b)
	case lzm:
		w, err = lzma.NewWriter(&b)
	case lz:
		l := lz4.NewWriter(&b)
		err = l.Apply(lz4.BlockSizeOption(lz4.Block64Kb), lz4.ChecksumOption(false))
		w = l
	case snappy:
		w = s2.NewWriter(&b, s2.WriterSnappyCompat())
	case zlb:
		w = zlib.NewWriter(&b)
	case br:
		w = brotli.NewWriter(&b)
	default:
		t.Fatalf("nothing packs %s", kind)
	}
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCodecs(t *testing.T) {
	bz, err := base64.StdEncoding.DecodeString(bzip2OfAB)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		name, file, compression, text string
		stored                        []byte
	}
	tests := []row{
		{"bzip2", "x", bz2, "a,b\n", bz},
		{"bzip2 of two streams", "x", bz2, "a,b\na,b\n", append(bz[:len(bz):len(bz)], bz...)},
		{"text that begins like bzip2", "x", none, "BZh9 is a street\n", []byte("BZh9 is a street\n")},
		{"text that begins like zlib", "x", none, "x,y\n1,2\n", []byte("x,y\n1,2\n")},
		{"brotli is known by its name only", "x.csv.BR", br, "a,b\n", pack(t, br, "a,b\n")},
		{"gzip inside xz", "x", gz + "+" + xzip, "a,b\n", pack(t, xzip, string(pack(t, gz, "a,b\n")))},
		{"xz with padding between streams", "x", xzip, "a,b\n1,2\n", append(append(pack(t, xzip, "a,b\n"), 0, 0, 0, 0), pack(t, xzip, "1,2\n")...)},
	}
	long := strings.Repeat("12,some text,3.5\n", 20_000)
	for _, kind := range kinds {
		file := "x.csv"
		if kind == br {
			file = "x.csv.br"
		}
		tests = append(tests,
			row{kind, file, kind, "a,b\n", pack(t, kind, "a,b\n")},
			row{"long " + kind, file, kind, long, pack(t, kind, long)})
		if kind != br && kind != zlb && kind != lzm {
			tests = append(tests, row{"two of " + kind, file, kind, "a,b\n1,2\n", append(pack(t, kind, "a,b\n"), pack(t, kind, "1,2\n")...)})
		}
	}
	for _, test := range tests {
		s, err := Open(context.Background(), save(t, test.file, test.stored), Options{})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		for range 2 {
			if text, err := read(t, s); text != test.text || err != nil || s.Compression() != test.compression {
				t.Errorf("%s: read %.40q (%d bytes) from %s, %v", test.name, text, len(text), s.Compression(), err)
			}
		}
		s.Close()
	}
}

// What is cut short or has bytes behind its end is no dataset.
func TestCodecDamage(t *testing.T) {
	text := strings.Repeat("some text that packs well\n", 4000)
	for _, kind := range kinds {
		stored := pack(t, kind, text)
		tests := map[string][]byte{
			"cut after a third":   stored[:len(stored)/3],
			"cut in half":         stored[:len(stored)/2],
			"without its last":    stored[:len(stored)-1],
			"with bytes behind":   append(stored[:len(stored):len(stored)], "and more"...),
			"only its first ones": stored[:min(len(stored), 20)],
		}
		for name, stored := range tests {
			file := "x"
			if kind == br {
				file = "x.br"
			}
			s, err := Open(context.Background(), save(t, file, stored), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got, err := read(t, s)
			var damaged *CorruptError
			if !errors.As(err, &damaged) || damaged.Compression != kind || damaged.Offset != int64(len(got)) || kind != br && !strings.HasPrefix(text, got) { // brotli makes up a byte or two
				t.Errorf("%s %s: error %v after %d bytes", kind, name, err, len(got))
			}
			s.Close()
		}
	}
}

// Wherever a file of several blocks is cut, also between two of them, it ends in
// an error. A snappy file has no end mark: cut between two chunks it is whole.
func TestCutAnywhere(t *testing.T) {
	var text strings.Builder
	for i := range 25_000 {
		fmt.Fprintf(&text, "%d,%d\n", i, i*2654435761%99991)
	}
	for _, kind := range kinds {
		stored := pack(t, kind, text.String())
		step := len(stored)/40 + 1
		if kind == lz { // its blocks are found by their sizes
			step = 1777
		}
		for cut := 1; kind != snappy && cut < len(stored); cut += step {
			n, err := io.Copy(io.Discard, mustDecompress(t, kind, stored[:cut]))
			if err == nil {
				t.Errorf("%s cut to %d of %d bytes: %d unpacked bytes and no error", kind, cut, len(stored), n)
			}
		}
	}
	stored := pack(t, lz, text.String())
	first := 7 + 4 + int(binary.LittleEndian.Uint32(stored[7:])&0x7fffffff)
	if _, err := io.ReadAll(mustDecompress(t, lz, stored[:first])); err == nil {
		t.Error("lz4 cut behind its first block: no error")
	}
}

// The byte of the first block that asks for a dictionary is 12 (stream header)
// + 1 (size) + 1 (flags) + 1 (filter) + 1 (its size) into the file.
func TestXZDictionary(t *testing.T) {
	stored := pack(t, xzip, "a,b\n")
	for _, second := range []bool{false, true} {
		greedy := bytes.Clone(stored)
		greedy[16] = 38 // 2 GiB; the checksum of the header is wrong now, but the guard comes first
		if second {
			greedy = append(bytes.Clone(stored), greedy...)
		}
		_, err := io.ReadAll(mustDecompress(t, xzip, greedy))
		if !errors.Is(err, errWindow) {
			t.Errorf("a dictionary of 2 GiB, in the second stream %v: %v", second, err)
		}
	}
}

func mustDecompress(t *testing.T, kind string, stored []byte) io.Reader {
	t.Helper()
	r, _, err := decompress(kind, bytes.NewReader(stored))
	if err != nil {
		return io.MultiReader(errorReader{err})
	}
	return r
}

type errorReader struct{ err error }

func (e errorReader) Read([]byte) (int, error) { return 0, e.err }

// What is refused for its size says so, and does not call itself damaged.
func TestOverLimit(t *testing.T) {
	for _, test := range []struct {
		err  error
		over bool
	}{{errRatio, true}, {errWindow, true}, {io.ErrUnexpectedEOF, false}} {
		e := &CorruptError{Compression: xzip, Err: fmt.Errorf("wrapped: %w", test.err)}
		if e.OverLimit() != test.over || strings.Contains(e.Error(), "damaged") == test.over {
			t.Errorf("%v: over a limit %v", e, e.OverLimit())
		}
	}
}

func TestUnpackerLimits(t *testing.T) {
	for _, test := range []struct {
		ratio, size int64
		want        error
	}{{100, 1000, errRatio}, {1000, 100, errSize}, {200, 200, nil}} {
		u := &unpacker{r: strings.NewReader(strings.Repeat("x", 200)), kind: gz, ratio: test.ratio, size: test.size, ctx: context.Background()}
		if _, err := io.ReadAll(u); !errors.Is(err, test.want) {
			t.Errorf("limits %d, %d: %v, want %v", test.ratio, test.size, err, test.want)
		}
	}
}

func FuzzDecompress(f *testing.F) {
	for i, kind := range kinds {
		f.Add(byte(i), pack(f, kind, "a,b\n1,2\n"))
	}
	bz, _ := base64.StdEncoding.DecodeString(bzip2OfAB)
	f.Add(byte(len(kinds)), bz)
	f.Fuzz(func(t *testing.T, which byte, stored []byte) {
		kind := append([]string{bz2}, kinds...)[int(which+1)%(len(kinds)+1)]
		r, release, err := decompress(kind, bytes.NewReader(stored))
		if err != nil {
			return
		}
		start := time.Now()
		io.Copy(io.Discard, io.LimitReader(r, 4<<20))
		if release != nil {
			release()
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %d bytes took %v", kind, len(stored), took)
		}
	})
}

// The guard changes no byte of what it lets pass.
func FuzzXZGuard(f *testing.F) {
	f.Add(pack(f, xzip, strings.Repeat("a,b\n", 30_000)))
	f.Add(append(append(pack(f, xzip, "a"), 0, 0, 0, 0), pack(f, xzip, "b")...))
	f.Fuzz(func(t *testing.T, stored []byte) {
		got, err := io.ReadAll(newXZGuard(bytes.NewReader(stored)))
		if err == nil && len(got) != len(stored) || err != nil && !errors.Is(err, errWindow) && !errors.Is(err, io.ErrUnexpectedEOF) || !bytes.HasPrefix(stored, got) {
			t.Errorf("%d of %d bytes passed, %v", len(got), len(stored), err)
		}
	})
}
