package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest"
)

func TestProgressLine(t *testing.T) {
	const second = int64(time.Second)
	for _, c := range []struct {
		name       string
		phase      int32
		read, rows int64
		passed     int64
		packed     string
		elapsed    time.Duration
		want       string
	}{
		{"before the first scan", opening, 0, 0, 0, "", 2 * time.Second, "Looking at the file"},
		{"half way", reading, 500_000_000, 9, 2 * second, "", 7 * time.Second, "Reading [############............] 50% of 1.0 GB, 100 MB/s, 5 s left"},
		{"long to go", reading, 100_000_000, 9, 0, "", 20 * time.Second, "Reading [##......................] 10% of 1.0 GB, 5.0 MB/s, 3 min left"},
		{"a second pass", readingAgain, 500_000_000, 9, 2 * second, "", 7 * time.Second, "Reading again [############............] 50% of 1.0 GB, 100 MB/s, 5 s left"},
		{"more than there is", reading, 1_500_000_000, 9, 0, "", 10 * time.Second, "Reading [########################] 99% of 1.0 GB, 100 MB/s, 0 s left"},
		{"slow to unpack", reading, 500_000_000, 9, 0, "xz", 50 * time.Second, "Reading [############............] 50% of 1.0 GB, 10 MB/s, 50 s left (unpacking xz is slow)"[:79]},
		{"no bytes told", reading, 0, 12_345, 0, "", 3 * time.Second, "Reading, 12,345 rows so far"},
		{"the models", comparing, 0, 0, 2 * second, "", 5 * time.Second, "Comparing columns and trying models, 3 s"},
	} {
		p := &progress{total: 1_000_000_000, packed: c.packed}
		p.phase.Store(c.phase)
		p.read.Store(c.read)
		p.rows.Store(c.rows)
		p.passed.Store(c.passed)
		if got := p.line(c.elapsed); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// Where nobody watches nothing is shown, and the dataset is handed on as it is.
func TestNoProgress(t *testing.T) {
	if newProgress(new(bytes.Buffer)) != nil {
		t.Error("progress on what is no terminal")
	}
	file, err := os.Create(t.TempDir() + "/file")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	p := newProgress(file)
	if p != nil {
		t.Error("progress in a file")
	}
	p.took(1)
	if src, stop := p.watch(context.Background(), nil, nil); src != nil {
		t.Error("something is watched")
	} else {
		stop()
	}
}

// Every byte of a file is told once a scan.
func TestBytesReadAreTold(t *testing.T) {
	for _, path := range []string{"../../testdata/houses/houses.csv", "../../testdata/houses/houses.ndjson"} {
		var read atomic.Int64
		data, err := ingest.Open(context.Background(), []string{path}, ingest.Options{Read: func(n int) { read.Add(int64(n)) }})
		if err != nil {
			t.Fatal(err)
		}
		defer data.Close()
		read.Store(0)
		if _, err := data.Scan(context.Background(), 2, func(int, int, int64, arrow.Record) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if got := read.Load(); got != data.Bytes() {
			t.Errorf("%s: told of %d bytes, and it has %d", path, got, data.Bytes())
		}
	}
}

// The line is drawn after a second only and wiped at the end.
func TestProgressWipesItsLine(t *testing.T) {
	var out bytes.Buffer
	data, err := ingest.Open(context.Background(), []string{"../../testdata/tiny/tiny.csv"}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	for _, c := range []struct {
		start time.Time
		drawn bool
	}{{time.Now(), false}, {time.Now().Add(-time.Minute), true}} {
		out.Reset()
		p := &progress{w: &out, start: c.start}
		_, stop := p.watch(context.Background(), data, data)
		time.Sleep(progressEvery * 3 / 2)
		stop()
		if drawn := out.Len() > 0; drawn != c.drawn {
			t.Errorf("drawn: %v, want %v", drawn, c.drawn)
		}
		if got := out.String(); c.drawn && !strings.HasSuffix(got, " \r") {
			t.Errorf("not wiped: %q", got)
		}
	}
}
