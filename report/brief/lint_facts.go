package brief

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/fairset/fairset/ingest"
)

const notAFact = "it is none of the facts that a candidate is told"

// lintFacts lists what stands in the files beside the facts: a text that is none of them
// gives something away whatever its words. r is what the data file was read as.
func lintFacts(files Files, f Facts, r ingest.Reading) ([]Giveaway, error) {
	if len(files) == 0 {
		return nil, nil
	}
	pdf := bytes.Contains(files["README.md"], []byte("brief.pdf"))
	made, err := Pack(f, r, pdf)
	if err != nil {
		return nil, err
	}
	made["SHA256SUMS"] = Checksums(without(files, "SHA256SUMS", "task.eml"), f.File)
	if made["task.eml"], err = f.Email(nil); err != nil {
		return nil, err
	}
	var out []Giveaway
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) == ".pdf" {
			continue // its text is held against the page
		}
		if bytes.Equal(files[name], made[name]) {
			continue
		}
		told, err := textsOf(name, made)
		if err != nil {
			return nil, err
		}
		pieces, err := textOf(name, files[name])
		if err != nil {
			return nil, err
		}
		for _, p := range pieces {
			for line := range strings.Lines(p.text) {
				if line = strings.TrimSpace(line); line != "" && !told[line] {
					out = append(out, Giveaway{name, p.line, line, notAFact})
				}
			}
		}
	}
	return out, nil
}

func without(files Files, names ...string) Files {
	out := maps.Clone(files)
	for _, name := range names {
		delete(out, name)
	}
	return out
}

// textsOf are the lines of text of one of the files that the facts make.
func textsOf(name string, made Files) (map[string]bool, error) {
	told := map[string]bool{}
	content, known := made[name]
	if !known {
		return told, nil
	}
	pieces, err := textOf(name, content)
	for _, p := range pieces {
		for line := range strings.Lines(p.text) {
			told[strings.TrimSpace(line)] = true
		}
	}
	return told, err
}
