// Package partial keeps what was learnt of some files of a dataset, so that it can be
// merged with what was of the others, on another day or another machine.
//
// A partial profile is a file of one line of text and a body packed with zstd. The line is
//
//	fairset-partial/3 SHA256
//
// with the version of the format and the checksum of the body as it stands in the file.
// The body holds a head in JSON, the files themselves where they are small, and the state of a profile.Builder.
package partial

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/klauspost/compress/zstd"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

// A Partial is what was learnt of, and told about, some files of a dataset.
type Partial struct {
	Paths    []string            `json:"paths"` // as named on the command line
	Told     map[string][]string `json:"told"`  // values by flag
	Part     ingest.Part         `json:"part"`
	Metadata *metadata.Metadata  `json:"metadata"`
	Tables   int                 `json:"tables,omitempty"` // in the input, if there are several

	Name    string           `json:"-"` // of its file
	Builder *profile.Builder `json:"-"` // nil for files without any rows
	// Kept are the files themselves, where they are small: then columns can be read again as what the other parts show
	// that they are.
	Kept []ingest.KeptFile `json:"-"`

	path  string // of its file
	size  int64
	keeps bool // files
	anew  bool // Builder was read again
}

const (
	version   = 3
	mark      = "fairset-partial/"
	mostFile  = 512 << 20 // bytes
	mostBytes = 768 << 20 // unpacked
	longest   = 100       // bytes of the first line
)

// MostKept is up to how many bytes the files of a part are kept, as many as are looked at as a whole before they are read.
const MostKept = 16 << 20

// Write writes p.
func (p *Partial) Write(w io.Writer) error {
	head, err := json.Marshal(p)
	if err != nil {
		return err
	}
	var state []byte
	if p.Builder != nil {
		if state, err = p.Builder.State(); err != nil {
			return err
		}
	}
	c := sketch.NewWriter()
	text := string(head)
	c.Text(&text)
	codeKept(c, &p.Kept)
	if len(state)+len(c.Bytes()) > mostBytes/2 {
		return errors.New("the profile is too large for a partial one")
	}
	packer, err := zstd.NewWriter(nil)
	if err != nil {
		return err
	}
	body := packer.EncodeAll(append(c.Bytes(), state...), nil)
	sum := sha256.Sum256(body)
	if _, err := fmt.Fprintf(w, "%s%d %s\n", mark, version, hex.EncodeToString(sum[:])); err != nil {
		return err
	}
	_, err = w.Write(body)
	return err
}

// Read reads the partial profile at path.
func Read(path string) (*Partial, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w\nhint: name the files that fairset vet DATASET --partial FILE wrote", err)
	}
	defer file.Close()
	p, err := read(file)
	if err != nil {
		return nil, fmt.Errorf("%s %w", path, err)
	}
	p.Name, p.path, p.keeps = filepath.Base(path), path, len(p.Kept) > 0
	if info, err := file.Stat(); err == nil {
		p.size = info.Size()
	}
	return p, nil
}

const hintAgain = "\nhint: write it again with fairset vet DATASET --partial FILE"

var errDamaged = errors.New("is damaged: it is not what fairset wrote" + hintAgain)

func read(r io.Reader) (*Partial, error) {
	head := make([]byte, longest)
	n, err := io.ReadFull(r, head)
	if errors.Is(err, syscall.EISDIR) {
		return nil, errors.New("is a folder\nhint: name the parts in it, such as folder/*.part")
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	head = head[:n]
	line, rest, whole := bytes.Cut(head, []byte("\n"))
	told, ok := strings.CutPrefix(string(line), mark)
	if !ok {
		return nil, errors.New("is no partial profile\nhint: of data, write one with fairset vet DATASET --partial FILE first")
	}
	number, sum, _ := strings.Cut(told, " ")
	if v, err := strconv.Atoi(number); err != nil || !whole {
		return nil, errDamaged
	} else if v != version {
		return nil, fmt.Errorf("was written by another version of fairset (format %d; this one reads %d)%s", v, version, hintAgain)
	}
	body, err := io.ReadAll(io.LimitReader(io.MultiReader(bytes.NewReader(rest), r), mostFile+1))
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	if found := sha256.Sum256(body); len(body) > mostFile || hex.EncodeToString(found[:]) != sum {
		return nil, errDamaged
	}
	return unpack(body)
}

// unpack reads the body, which may come from a stranger all the same.
func unpack(body []byte) (*Partial, error) {
	unpacker, err := zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(128<<20))
	if err != nil {
		return nil, errDamaged
	}
	defer unpacker.Close()
	data, err := io.ReadAll(io.LimitReader(unpacker, mostBytes+1))
	if err != nil || len(data) > mostBytes {
		return nil, errDamaged
	}
	return parse(data)
}

func parse(data []byte) (*Partial, error) {
	c := sketch.NewReader(data)
	var head string
	if c.Text(&head); c.Err() != nil {
		return nil, errDamaged
	}
	p := &Partial{}
	if json.Unmarshal([]byte(head), p) != nil {
		return nil, errDamaged
	}
	if codeKept(c, &p.Kept); c.Err() != nil {
		return nil, errDamaged
	}
	if len(p.Part.Files) == 0 && len(p.Paths) > 0 && len(p.Kept) == 0 && c.End() == nil {
		return p, nil
	}
	var err error
	p.Builder, err = profile.Restore(c.Bytes(), profile.Options{})
	if err != nil || !p.consistent() {
		return nil, errDamaged
	}
	p.Part.Schema, p.keeps = p.Builder.Schema(), len(p.Kept) > 0
	return p, nil
}

func codeKept(c *sketch.Codec, kept *[]ingest.KeptFile) {
	sketch.List(c, kept, 3, func(k *ingest.KeptFile) {
		c.Text(&k.Name)
		c.Text(&k.Member)
		text := string(k.Data)
		c.Text(&text)
		k.Data = []byte(text)
	})
}

// consistent reports whether the head says the same as the state.
func (p *Partial) consistent() bool {
	var rows int64
	for _, f := range p.Part.Files {
		if f.Rows < 0 {
			return false
		}
		rows += f.Rows
	}
	r := p.Part.Reading
	return len(p.Paths) > 0 && len(p.Part.Sums) > 0 && len(p.Part.Files) > 0 && rows == r.Rows &&
		r.Rows == p.Builder.Rows() && r.Bytes >= 0 && len(p.Part.Columns) == r.Columns
}
