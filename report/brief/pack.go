package brief

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/fairset/fairset/report/blocks"

	"github.com/fairset/fairset/ingest"
)

// Files are finished files by their path below the folder, with slashes.
type Files map[string][]byte

// Pack renders everything that the candidate gets but the data file, the PDF and the
// checksums, from the facts alone. r is what the data file was read as.
func Pack(f Facts, r ingest.Reading, pdf bool) (Files, error) {
	files := Files{"brief.md": blocks.Markdown(f.Title, "", f.pieces()), "README.md": f.readme(pdf)}
	var err error
	put := func(name string, content []byte, failed error) {
		files[name] = content
		if err == nil && failed != nil {
			err = fmt.Errorf("%s: %w", name, failed)
		}
	}
	content, failed := blocks.HTML(f.Title, "", f.pieces())
	put("brief.html", content, failed)
	content, failed = f.starter()
	put("starter.ipynb", content, failed)
	content, failed = f.dataPackage(r)
	put("datapackage.json", content, failed)
	content, failed = f.croissant(r)
	put("croissant.json", content, failed)
	if len(f.Changed) > 0 {
		files["CHANGES.md"] = f.changes()
	}
	return files, err
}

// Checksums lists the files, the data file among them, as sha256sum reads them.
func Checksums(files Files, data File) []byte {
	sums := map[string]string{"data/" + data.Name: data.SHA256}
	for name, content := range files {
		sums[name] = fmt.Sprintf("%x", sha256.Sum256(content))
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&b, "%s  %s\n", sums[name], name)
	}
	return []byte(b.String())
}

// Zip packs the files and the data file, which it reads from data, in one archive whose
// bytes depend on nothing else. folder is the one folder inside.
func Zip(w io.Writer, folder string, files Files, dataName string, data io.Reader) error {
	z := zip.NewWriter(w)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := zipped(z, folder+"/"+name, bytes.NewReader(files[name])); err != nil {
			return err
		}
	}
	if err := zipped(z, folder+"/data/"+dataName, data); err != nil {
		return err
	}
	return z.Close()
}

func zipped(z *zip.Writer, name string, r io.Reader) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}
