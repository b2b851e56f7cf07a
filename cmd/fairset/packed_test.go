package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/ulikunitz/xz"
)

// packHouses writes the houses dataset to a new folder as people publish it:
// zip, tar.gz and xz.
func packHouses(t *testing.T, data string) string {
	t.Helper()
	houses, err := os.ReadFile(filepath.Join(data, "houses", "houses.csv"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(data, "houses", "houses.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files := map[string][]byte{"data/houses.csv": houses, "README.md": []byte("About houses.\n")}
	pack := func(name string, write func(io.Writer) error) {
		f, err := os.Create(filepath.Join(dir, name))
		if err == nil {
			err = errors.Join(write(f), f.Close())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	pack("houses.zip", func(w io.Writer) error { return writeZip(w, files) })
	pack("parquet.zip", func(w io.Writer) error { return writeZip(w, map[string][]byte{"houses.parquet": table}) })
	pack("houses.tar.gz", func(w io.Writer) error {
		z := gzip.NewWriter(w)
		return errors.Join(writeTar(z, files), z.Close())
	})
	pack("houses.csv.xz", func(w io.Writer) error {
		z, err := xz.NewWriter(w)
		if err != nil {
			return err
		}
		_, err = z.Write(houses)
		return errors.Join(err, z.Close())
	})
	return dir
}

func writeZip(w io.Writer, files map[string][]byte) error {
	z := zip.NewWriter(w)
	for _, name := range sortedKeys(files) {
		m, err := z.Create(name)
		if err != nil {
			return err
		}
		if _, err := m.Write(files[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

func writeTar(w io.Writer, files map[string][]byte) error {
	z := tar.NewWriter(w)
	for _, name := range sortedKeys(files) {
		if err := z.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(files[name]))}); err != nil {
			return err
		}
		if _, err := z.Write(files[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// serveHouses serves a folder on loopback, and what else an address may lead to.
func serveHouses(t *testing.T, dir string) string {
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(dir)))
	mux.HandleFunc("/login", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<!DOCTYPE html><title>Log in</title>")
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}
