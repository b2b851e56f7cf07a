package metadata

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxSiblings is how many files of a folder are looked at.
const maxSiblings = 5_000

// rank is how far a file beside the data is trusted, 0 the most, by its name; −1 when it is
// none of metadata. base is the name of the data without its endings, in lower case.
func rank(name, base string) int {
	name = strings.ToLower(name)
	own := func(endings ...string) bool { // "houses.codebook.csv", "houses_codebook.csv", "codebook.csv"
		for _, e := range endings {
			if name == e || base != "" && (name == base+"."+e || name == base+"-"+e || name == base+"_"+e) {
				return true
			}
		}
		return false
	}
	switch {
	case own("fairset.yaml", "fairset.yml"), base != "" && (name == base+".meta.yaml" || name == base+".meta.yml"):
		return 0
	case own("croissant.json", "croissant.jsonld", "metadata.json", "metadata.jsonld"):
		return 1
	case own("datapackage.json", "datapackage.yaml", "datapackage.yml", "dataresource.json"),
		base != "" && (name == base+".resource.json" || name == base+".package.json"):
		return 2
	case name == "csv-metadata.json", base != "" && (name == base+".csv-metadata.json" || name == base+"-metadata.json"):
		return 3
	case name == "dataset-metadata.json":
		return 4
	case name == "data.json", name == "dcat.json", name == "catalog.json":
		return 5
	case own("codebook.csv", "codebook.tsv", "dictionary.csv", "dictionary.tsv", "data_dictionary.csv", "data-dictionary.csv", "datadictionary.csv", "columns.csv", "variables.csv"):
		return 6
	case base != "" && (name == base+".names" || name == base+".rd" || name == base+".html" || name == base+".md" ||
		name == base+".readme.md" || name == base+"_readme.md" || name == base+".txt.names"):
		return 7
	case name == "readme", name == "readme.md", name == "readme.txt", name == "readme.rst":
		return 8
	case isLicense(name):
		return 9
	}
	return -1
}

func isLicense(name string) bool {
	name = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".txt"), ".md")
	switch name {
	case "license", "licence", "copying", "license-data", "data-license", "license.data", "unlicense":
		return true
	}
	return false
}

// beside adds what the files beside the data tell, and those of the folder above where they
// name the data or where the folder of the data is called one of data.
func beside(m *Metadata, about About, named []string) {
	path, err := filepath.Abs(about.Path)
	if err != nil {
		return
	}
	folder := filepath.Dir(path)
	skip := []string{path}
	for _, n := range named {
		if n, err := filepath.Abs(n); err == nil {
			skip = append(skip, n)
		}
	}
	lookInto(m, about, folder, skip, func(int) bool { return true })
	if parent := filepath.Dir(folder); parent != folder {
		above := isDataFolder(filepath.Base(folder))
		lookInto(m, about, parent, skip, func(rank int) bool { return above || rank >= 1 && rank <= 5 && rank != 3 })
	}
}

// isDataFolder reports whether a folder is called as those are that hold the data of a project.
func isDataFolder(name string) bool {
	switch strings.ToLower(name) {
	case "data", "dataset", "datasets", "raw", "csv", "files", "input", "rawdata", "raw_data", "raw-data", "tables":
		return true
	}
	return false
}

// lookInto reads the metadata in one folder, the most trusted first.
func lookInto(m *Metadata, about About, folder string, skip []string, wanted func(rank int) bool) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return
	}
	defer root.Close()
	for _, name := range metadataIn(root, about, wanted) {
		if slices.Contains(skip, filepath.Join(folder, name)) {
			continue
		}
		told, err := readBeside(root, name, about)
		if err != nil {
			m.note(err)
			continue
		}
		m.add(told, name)
	}
}

// metadataIn lists the plain files of metadata in a folder, the most trusted first.
func metadataIn(root *os.Root, about About, wanted func(rank int) bool) []string {
	folder, err := root.Open(".")
	if err != nil {
		return nil
	}
	defer folder.Close()
	entries, _ := folder.ReadDir(maxSiblings)
	base := strings.ToLower(stem(about.Name))
	type candidate struct {
		name string
		rank int
	}
	var found []candidate
	for _, e := range entries {
		// A link may lead anywhere.
		if r := rank(e.Name(), base); r >= 0 && e.Type().IsRegular() && wanted(r) {
			found = append(found, candidate{e.Name(), r})
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return strings.Compare(a.name, b.name)
	})
	names := make([]string, len(found))
	for i, f := range found {
		names[i] = f.name
	}
	return names
}

func readBeside(root *os.Root, name string, about About) (*Metadata, error) {
	// Between listing and opening a file may have become a pipe, whose opening would wait.
	status, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !status.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s could not be opened", name)
	}
	defer f.Close()
	text, err := readBounded(f, name)
	if err != nil {
		return nil, err
	}
	return read(name, text, about)
}

// Describes reports whether a file of that name is taken for metadata of data beside it.
func Describes(name string) bool { return rank(name, "") >= 0 }
