package parquet

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	pq "github.com/parquet-go/parquet-go"
)

// envMisbehave makes a child of these tests do harm instead of reading.
const envMisbehave = "FAIRSET_PARQUET_MISBEHAVE"

// misbehave does the harm it is told and never returns; it returns at once when told none.
func misbehave(how string) {
	switch how {
	case "":
		return
	case "hang":
		time.Sleep(time.Minute)
	case "panic":
		panic("told to")
	case "leave":
	case "babble":
		fmt.Println("ok\tgithub.com/fairset/fairset/ingest/parquet\t0.01s")
	case "hog":
		if err := limitMemory(64 << 20); err != nil {
			panic(err)
		}
		var all [][]byte
		for {
			block := make([]byte, 16<<20)
			for i := 0; i < len(block); i += 4096 {
				block[i] = 1
			}
			all = append(all, block)
			runtime.KeepAlive(all)
		}
	case "half":
		out := bufio.NewWriter(os.Stdout)
		frameWriter{out}.writeJSON(frameHeader, header{Rows: 3})
		out.Flush()
	}
	os.Exit(3)
}

// TestMisbehavingChild checks what the caller is told when the child does not answer as it should.
func TestMisbehavingChild(t *testing.T) {
	path := save(t, encode(t, pq.Int(64), []pq.Value{pq.Int64Value(1)}))
	tests := []struct{ how, want string }{
		{"hang", "nothing could be read from the file for 300ms"},
		{"panic", "the process that reads the file died: panic: told to"},
		{"leave", "the process that reads the file ended too early"},
		{"babble", "the process that reads the file ended too early"},
		{"hog", "reading the file takes more memory than the limit"},
		{"half", "the process that reads the file ended too early"},
	}
	for _, test := range tests {
		t.Run(test.how, func(t *testing.T) {
			l := defaultLimits()
			l.stall, l.env = 300*time.Millisecond, []string{envMisbehave + "=" + test.how}
			if test.how == "hog" {
				l.stall = 10 * time.Second
			}
			_, err := open(context.Background(), path, false, l)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

// TestMemoryLimit reads a file that needs more memory than the child may take.
func TestMemoryLimit(t *testing.T) {
	values := slices.Repeat([]pq.Value{text(strings.Repeat("x", 1<<20))}, 64)
	path := save(t, encode(t, pq.String(), values, pq.Compression(&pq.Snappy)))
	l := defaultLimits()
	l.memory = 64 << 20
	f, err := open(context.Background(), path, false, l)
	if err == nil { // on a busy machine opening alone may be too much
		err = f.Scan(context.Background(), 1, func(int, int, int64, arrow.Record) error { return nil })
	}
	if err == nil || !strings.Contains(err.Error(), "more memory than the limit of 64 MiB") {
		t.Errorf("error %v, want one about memory", err)
	}
}

func TestVisitError(t *testing.T) {
	path := save(t, encodeStructs(t, mixedRows(40_000)))
	f, err := Open(context.Background(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	stop := errors.New("stop")
	if err := f.Scan(context.Background(), 2, func(int, int, int64, arrow.Record) error { return stop }); err != stop {
		t.Errorf("error %v, want that of visit", err)
	}
}

func TestCancel(t *testing.T) {
	path := save(t, encodeStructs(t, mixedRows(40_000)))
	ctx, cancel := context.WithCancel(context.Background())
	f, err := Open(ctx, path, false)
	if err != nil {
		t.Fatal(err)
	}
	err = f.Scan(ctx, 1, func(int, int, int64, arrow.Record) error {
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that the context was cancelled", err)
	}
	if _, err := Open(ctx, path, false); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that the context was cancelled", err)
	}
}

func TestMissingFile(t *testing.T) {
	if _, err := Open(context.Background(), "no such file", false); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v, want that the file does not exist", err)
	}
}
