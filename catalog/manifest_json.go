package catalog

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// json takes a list of entries, an object with the list under "datasets", a Frictionless
// data package, a Croissant description, or a DCAT or CKAN catalogue.
func (r *reader) json(name string, content []byte, root string) error {
	if content[0] == '[' {
		return r.items(name, content, root, r.ours)
	}
	var o struct {
		Datasets     json.RawMessage `json:"datasets"`
		Dataset      json.RawMessage `json:"dataset"` // DCAT-US
		Result       json.RawMessage `json:"result"`  // CKAN
		Resources    json.RawMessage `json:"resources"`
		Distribution json.RawMessage `json:"distribution"`
		Context      json.RawMessage `json:"@context"`
	}
	if err := json.Unmarshal(content, &o); err != nil {
		return fmt.Errorf("%s cannot be read: %w\nhint: it must be whole JSON", name, err)
	}
	switch {
	case o.Datasets != nil:
		return r.items(name, o.Datasets, root, r.ours)
	case o.Dataset != nil:
		return r.items(name, o.Dataset, root, r.dcat)
	case o.Result != nil:
		return r.items(name, ckanList(o.Result), root, r.ckan)
	case o.Resources != nil:
		return r.items(name, o.Resources, root, r.resource(name))
	case o.Distribution != nil && o.Context != nil:
		return r.items(name, o.Distribution, root, r.croissant(name))
	}
	return fmt.Errorf("%s is no catalogue that is known\nhint: a list of entries, or an object with datasets (ours), dataset (DCAT), result (CKAN), resources (data package) or distribution (Croissant)", name)
}

// items reads each item of a list; one that cannot be read is a fault.
func (r *reader) items(name string, list json.RawMessage, root string, read func(from string, item json.RawMessage, root string) error) error {
	var items []json.RawMessage
	if err := json.Unmarshal(list, &items); err != nil {
		return fmt.Errorf("%s: the datasets are no list: %w", name, err)
	}
	for i, item := range items {
		from := fmt.Sprintf("%s, entry %d", name, i+1)
		if err := read(from, item, root); err != nil {
			r.fault(from, err)
		}
	}
	return nil
}

// ours reads an entry as Entry writes it, with "path" for a single path and a text for a
// bare one.
func (r *reader) ours(from string, item json.RawMessage, root string) error {
	var path string
	if json.Unmarshal(item, &path) == nil {
		r.add(Entry{Name: stem(path), Paths: []string{path}, From: from}, root)
		return nil
	}
	var e struct {
		Entry
		Path   string `json:"path"`
		URL    string `json:"url"`
		Rows   int64  `json:"rows"`
		Column int64  `json:"columns"`
	}
	d := json.NewDecoder(strings.NewReader(string(item)))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		return fmt.Errorf("%w\nhint: an entry has path, name, target, task, license, source, meta, drop, format, …", err)
	}
	for _, p := range []string{e.Path, e.URL} {
		if p != "" {
			e.Paths = append(e.Paths, p)
		}
	}
	if e.Rows > 0 {
		e.Claimed.Rows = e.Rows
	}
	if e.Column > 0 {
		e.Claimed.Columns = e.Column
	}
	e.From = from
	r.add(e.Entry, root)
	return nil
}

// A described is how DCAT, CKAN and the others describe a dataset or a file of it.
type described struct {
	Title        string      `json:"title"`
	Name         string      `json:"name"`
	License      any         `json:"license"`
	LicenseID    string      `json:"license_id"`
	LandingPage  string      `json:"landingPage"`
	Distribution []described `json:"distribution"`
	Resources    []described `json:"resources"`
	DownloadURL  string      `json:"downloadURL"`
	ContentURL   string      `json:"contentUrl"`
	AccessURL    string      `json:"accessURL"`
	URL          string      `json:"url"`
	MediaType    string      `json:"mediaType"`
	Encoding     any         `json:"encodingFormat"`
	Format       string      `json:"format"`
	Path         any         `json:"path"`
	Type         any         `json:"@type"`
}

// readable are the formats of portals that hold a table, in the order of preference.
var readable = []string{"csv", "tsv", "parquet", "json", "xlsx", "arrow", "zip"}

// rank is how gladly a file is read: 0 is best, -1 not at all.
func (d described) rank() int {
	encoding, _ := d.Encoding.(string)
	text := strings.ToLower(strings.Join([]string{d.Format, d.MediaType, encoding, d.link()}, " "))
	if strings.Contains(text, "geo+json") || strings.Contains(text, "html") {
		return -1
	}
	for i, format := range readable {
		if strings.Contains(text, format) {
			return i
		}
	}
	return -1
}

func (d described) link() string {
	for _, link := range []string{d.DownloadURL, d.ContentURL, d.URL, d.AccessURL} {
		if link != "" {
			return link
		}
	}
	path, _ := d.Path.(string)
	return path
}

// best is the file to read of several that hold the same.
func best(files []described) (described, bool) {
	at, least := -1, len(readable)
	for i, f := range files {
		if rank := f.rank(); rank >= 0 && rank < least && f.link() != "" {
			at, least = i, rank
		}
	}
	if at < 0 {
		return described{}, false
	}
	return files[at], true
}

func (r *reader) dcat(from string, item json.RawMessage, root string) error {
	return r.published(from, item, root, func(d described) []described { return d.Distribution })
}

func (r *reader) ckan(from string, item json.RawMessage, root string) error {
	return r.published(from, item, root, func(d described) []described { return d.Resources })
}

func (r *reader) published(from string, item json.RawMessage, root string, files func(described) []described) error {
	var d described
	if err := json.Unmarshal(item, &d); err != nil {
		return err
	}
	file, ok := best(files(d))
	if !ok {
		return fmt.Errorf("%q offers no file that can be read", prose.First(d.Title, d.Name))
	}
	license, _ := d.License.(string)
	r.add(Entry{
		Name: prose.First(d.Name, d.Title, stem(file.link())), Title: d.Title, Paths: []string{file.link()},
		License: prose.First(license, d.LicenseID), Source: d.LandingPage, From: from,
	}, root)
	return nil
}

// ckanList is the list of packages in a CKAN answer: of a search, or of a single package.
func ckanList(result json.RawMessage) json.RawMessage {
	var search struct {
		Results json.RawMessage `json:"results"`
	}
	if json.Unmarshal(result, &search) == nil && search.Results != nil {
		return search.Results
	}
	if len(result) > 0 && result[0] == '{' {
		return json.RawMessage("[" + string(result) + "]")
	}
	return result
}

// resource reads a resource of a data package, which may be several files.
func (r *reader) resource(pkg string) func(string, json.RawMessage, string) error {
	return func(from string, item json.RawMessage, root string) error {
		var d described
		if err := json.Unmarshal(item, &d); err != nil {
			return err
		}
		e := Entry{Name: d.Name, Title: d.Title, Meta: []string{baseOf(pkg)}, From: from}
		switch p := d.Path.(type) {
		case string:
			e.Paths = []string{p}
		case []any:
			for _, x := range p {
				if s, ok := x.(string); ok {
					e.Paths = append(e.Paths, s)
				}
			}
		}
		if len(e.Paths) == 0 {
			return fmt.Errorf("the resource %q has no path", d.Name)
		}
		r.add(e, root)
		return nil
	}
}

// croissant reads a file object; file sets and archives that others lie in are passed over.
func (r *reader) croissant(doc string) func(string, json.RawMessage, string) error {
	return func(from string, item json.RawMessage, root string) error {
		var d described
		if err := json.Unmarshal(item, &d); err != nil {
			return err
		}
		kind, _ := d.Type.(string)
		if !strings.HasSuffix(kind, "FileObject") || d.ContentURL == "" || d.rank() < 0 {
			return nil
		}
		r.add(Entry{Name: prose.First(d.Name, stem(d.ContentURL)), Paths: []string{d.ContentURL}, Meta: []string{baseOf(doc)}, From: from}, root)
		return nil
	}
}

func baseOf(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }
