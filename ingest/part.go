package ingest

import (
	"fmt"
	"slices"

	"github.com/fairset/fairset/ingest/cell"
)

// A Part is what was learnt of some files of a dataset that were read apart from the
// others: enough to make the Reading of all files of several Parts; see MergeParts.
type Part struct {
	Reading Reading      `json:"reading"`
	Sums    []string     `json:"sums"` // of the files as stored
	Files   []PartFile   `json:"files"`
	Sampled float64      `json:"sampled"` // confidence of the dialect on the sample
	Columns []PartColumn `json:"columns"`
}

// A PartFile is a file of a Part.
type PartFile struct {
	Name  string   `json:"name"`
	Rows  int64    `json:"rows"`
	Lacks []string `json:"lacks,omitempty"` // columns that others have
}

// A PartColumn tells how the cells of a column were read. Manner is "" where the file itself says it.
type PartColumn struct {
	Name    string        `json:"name"`
	Manner  string        `json:"manner,omitempty"`
	Layouts []cell.Layout `json:"layouts,omitempty"` // of dates
}

// Part tells what was learnt so that it can be merged; like Reading it is complete after Scan.
func (d *Dataset) Part() (p Part, err error) {
	if p.Reading, err = d.Reading(); err != nil {
		return p, err
	}
	if p.Sums, err = d.sums(); err != nil {
		return p, err
	}
	names := columnNames(d.Schema())
	files := []shardFile{{d.files[0].in.src.Name(), names, p.Reading.Rows}}
	if t, ok := d.table.(interface{ files() []shardFile }); ok && len(d.files) > 1 {
		files = t.files()
	}
	for _, f := range files {
		lacks := slices.DeleteFunc(slices.Clone(names), func(c string) bool { return slices.Contains(f.columns, c) })
		p.Files = append(p.Files, PartFile{f.name, f.rows, lacks})
	}
	t, isCSV := d.table.(*csvTable)
	if isCSV {
		p.Sampled = t.parts[0].dialect.Confidence
	}
	for i, name := range names {
		c := PartColumn{Name: name}
		if isCSV {
			c.Manner, c.Layouts = t.columns[i].typ.Manner(), t.columns[i].evidence.Layouts()
		}
		p.Columns = append(p.Columns, c)
	}
	return p, nil
}

// MergeParts makes the Reading of the files of all parts, read in this order.
func MergeParts(parts []Part) (Reading, error) {
	r := parts[0].Reading
	r.Notes, r.Rows, r.Bytes = nil, 0, 0
	var sums, columns []string
	var files []shardFile
	manners := map[string]string{} // by column
	for i, p := range parts {
		if err := sameManner(manners, p.Columns); err != nil {
			return r, err
		}
		for _, c := range p.Columns {
			if !slices.Contains(columns, c.Name) {
				columns = append(columns, c.Name)
			}
		}
		if kindOfFormat(p.Reading.Format) != kindOfFormat(r.Format) {
			return r, fmt.Errorf("%s is %s and %s is %s\nhint: shards of one dataset are of one format", r.Name, r.Format, p.Reading.Name, p.Reading.Format)
		}
		sums, files = append(sums, p.Sums...), append(files, p.files()...)
		r.Rows += p.Reading.Rows
		r.Bytes += p.Reading.Bytes
		r.Compression = common(i, r.Compression, p.Reading.Compression)
		r.Encoding = common(i, r.Encoding, p.Reading.Encoding)
		if sure := p.Reading.EncodingConfidence; sure > 0 && (r.EncodingConfidence == 0 || sure < r.EncodingConfidence) {
			r.EncodingConfidence = sure
		}
	}
	if err := oneTable(files); err != nil {
		return r, err
	}
	r.Name, r.SHA256, r.Columns = nameOf(files[0].name, len(files)), sumOf(sums), len(columns)
	absent := absentColumns(columns, files)
	if r.Format != formatCSV || r.Dialect == nil {
		for _, p := range parts {
			r.Notes = append(r.Notes, slices.DeleteFunc(slices.Clone(p.Reading.Notes), func(n Note) bool { return n.Kind == NoteAbsent })...)
		}
		r.Notes = append(r.Notes, absent...)
		return r, nil
	}
	ragged := r.mergeNotes(parts, columns, absent)
	dialect := *r.Dialect
	dialect.Confidence = shownConfidence(parts[0].Sampled, ragged, r.Rows)
	r.Dialect = &dialect
	return r, nil
}

func (p Part) files() []shardFile {
	files := make([]shardFile, len(p.Files))
	for i, f := range p.Files {
		files[i] = shardFile{name: f.Name, rows: f.Rows}
		for _, c := range p.Columns {
			if !slices.Contains(f.Lacks, c.Name) {
				files[i].columns = append(files[i].columns, c.Name)
			}
		}
	}
	return files
}

// sameManner reports an error unless columns are read in the manner in which those of the same name are that came before, and
// keeps it.
func sameManner(manners map[string]string, columns []PartColumn) error {
	for _, c := range columns {
		before := manners[c.Name]
		if before != "" && c.Manner != "" && c.Manner != before {
			return fmt.Errorf("the cells of column %q were read in one way in one part and in another way in another\nhint: dates or numbers are written differently there; judge all files in one run of vet", c.Name)
		}
		if c.Manner != "" {
			manners[c.Name] = c.Manner
		}
	}
	return nil
}

// oneTable reports an error unless one run would take all files for shards of one table.
func oneTable(files []shardFile) error {
	for i, f := range files[1:] {
		if !slices.ContainsFunc(files[:i+1], func(o shardFile) bool { return sameColumns(o.name, o.columns, f.name, f.columns) }) {
			return fmt.Errorf("%s has few columns of %s: they are different tables\nhint: merge the parts of each table by itself", f.name, files[0].name)
		}
	}
	return nil
}

// mergeNotes makes the notes of several CSV files of those of the parts, in the order in
// which one run over all would tell them. It returns how many rows are ragged.
func (r *Reading) mergeNotes(parts []Part, columns []string, absent []Note) (ragged int64) {
	var input, unsure, file, found noteList
	byColumn := map[string]*columnNotes{}
	var before int64
	for _, p := range parts {
		for _, c := range p.Columns {
			if byColumn[c.Name] == nil {
				byColumn[c.Name] = &columnNotes{}
			}
			byColumn[c.Name].see(c, before)
		}
		for _, n := range p.Reading.Notes {
			switch n.Kind {
			case NoteOtherFiles, NoteEmptyFiles, NoteOtherTables:
				input.notes = append(input.notes, n)
			case NoteUnsure:
				unsure.add(n, 0)
			case NoteRagged, NoteQuote, NoteBlank, NoteComment, NoteEncoding, NoteNul:
				found.add(n, before)
			case NoteMisfit, NoteMixedDates, NoteMonths, NoteNumbers, NoteWidened:
				if c := byColumn[n.Name]; c != nil {
					c.notes.add(n, before)
				}
			case NoteAbsent:
			default:
				file.notes = append(file.notes, n)
			}
		}
		before += p.Reading.Rows
	}
	r.Notes = slices.Concat(input.notes, unsure.notes, file.notes, found.notes, absent)
	for _, name := range columns {
		r.Notes = append(r.Notes, byColumn[name].all(name)...)
	}
	return found.count(NoteRagged)
}

// A noteList is a noteBook of notes of parts.
type noteList struct{ noteBook }

// add counts a note of a part that has some rows before it.
func (l *noteList) add(n Note, before int64) {
	if n.First.Row > 0 {
		n.First.Row += before
	}
	l.noteBook.add(n)
}

// columnNotes are the notes on one column of all parts.
type columnNotes struct {
	notes   noteList
	layouts []cell.Layout
	read    int64 // parts that hold values of it
}

// see adds a column of a part that has some rows before it.
func (c *columnNotes) see(p PartColumn, before int64) {
	for _, l := range p.Layouts {
		if l.First > 0 {
			l.First += before
		}
		c.layouts = cell.AddLayout(c.layouts, l)
	}
	if p.Manner != "" {
		c.read++
	}
}

// all are the notes in the order in which columns.notes tells them.
func (c *columnNotes) all(name string) (notes []Note) {
	for _, kind := range []string{NoteMisfit, NoteMixedDates, NoteMonths, NoteNumbers, NoteWidened} {
		if kind == NoteMixedDates && len(c.layouts) > 1 {
			notes = append(notes, mixedDates(name, c.layouts))
			continue
		}
		for _, n := range c.notes.notes {
			if n.Kind != kind || n.Kind == NoteNumbers && n.Count < c.read {
				continue // one part tells how the others are meant
			}
			if n.Kind == NoteNumbers || n.Kind == NoteWidened {
				n.Count = 1
			}
			notes = append(notes, n)
		}
	}
	return notes
}
