package partial

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

const small = "town,rooms,price,note,sold,at\n" +
	"Aachen,3,250.5,,true,2020-01-02\nBonn,2,180,NA,false,2020-02-03\nBonn,2,180,NA,false,2020-02-03\nCelle,,310.25,old,true,2020-03-04\n"

// written is the file of a partial profile of a small table.
func written(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "small.csv")
	if err := os.WriteFile(path, []byte(small), 0o600); err != nil {
		t.Fatal(err)
	}
	data, err := ingest.Open(context.Background(), []string{path}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	b, err := profile.Gather(context.Background(), data, profile.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	p := &Partial{Paths: []string{"small.csv"}, Builder: b}
	if p.Part, err = data.Part(); err != nil {
		t.Fatal(err)
	}
	if p.Kept, err = data.Keep(MostKept); err != nil || len(p.Kept) != 1 {
		t.Fatalf("%d files are kept: %v", len(p.Kept), err)
	}
	var file bytes.Buffer
	if err := p.Write(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// TestEveryDamageIsTold changes each byte of a file, and cuts it anywhere.
func TestEveryDamageIsTold(t *testing.T) {
	file := written(t)
	if _, err := read(bytes.NewReader(file)); err != nil {
		t.Fatal(err)
	}
	for i := range file {
		changed := bytes.Clone(file)
		changed[i] ^= 0x15
		for what, damaged := range map[string][]byte{"changed": changed, "cut": file[:i]} {
			if p, err := read(bytes.NewReader(damaged)); err == nil || p != nil || !strings.Contains(err.Error(), "\nhint: ") {
				t.Errorf("%s at byte %d: %v", what, i, err)
			}
		}
	}
	if _, err := read(bytes.NewReader(append(file, 0))); err == nil {
		t.Error("bytes behind the end are not told")
	}
}

// unpacked is what the body of a file holds.
func unpacked(t testing.TB, file []byte) []byte {
	t.Helper()
	_, body, _ := bytes.Cut(file, []byte("\n"))
	unpacker, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := unpacker.DecodeAll(body, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// reread reads what a part keeps again.
func reread(p *Partial, types map[string]ingest.ColumnType) error {
	data, err := ingest.OpenKept(context.Background(), []func() ([]ingest.KeptFile, error){p.Files}, p.Part.Left, ingest.Options{})
	if err != nil {
		return err
	}
	defer data.Close()
	if err := data.ReadAs(types); err != nil {
		return err
	}
	if p.Builder, err = profile.Gather(context.Background(), data, profile.Options{Workers: 1}); err != nil {
		return err
	}
	p.Part, err = data.Part()
	return err
}

// tryAll parses data, merges what it holds with itself and profiles that. It must end
// in an error or a profile.
func tryAll(t *testing.T, data []byte) {
	p, err := parse(data)
	if err != nil {
		if p != nil {
			t.Error("a result beside an error")
		}
		return
	}
	q, err := parse(data)
	if err != nil {
		t.Fatal(err)
	}
	q.Paths = []string{"other.csv"}
	b, _, err := Merge([]*Partial{p, q}, reread)
	if err != nil {
		return
	}
	b.Aim("", "explore", 1)
	b.Profile(context.Background())
}

// TestForgedState changes each byte of the state, as somebody could who mends the checksum.
func TestForgedState(t *testing.T) {
	data := unpacked(t, written(t))
	state := bytes.LastIndex(data, []byte("town\x04text"))
	if state < 0 {
		t.Fatal("the state does not begin with the columns")
	}
	for i := state; i < len(data); i++ {
		for _, bits := range []byte{0x01, 0x80, 0xff} {
			changed := bytes.Clone(data)
			changed[i] ^= bits
			tryAll(t, changed)
		}
	}
}

// FuzzParse gives bytes whose checksum holds.
func FuzzParse(f *testing.F) {
	data := unpacked(f, written(f))
	f.Add(data)
	for i := len(data) - 1; i > 0; i -= 97 {
		changed := bytes.Clone(data)
		changed[i] += 3
		f.Add(changed)
	}
	f.Fuzz(tryAll)
}
