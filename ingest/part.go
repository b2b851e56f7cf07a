package ingest

import (
	"fmt"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
)

// A Part is what was learnt of some files of a dataset that were read apart from the
// others: enough to make the Reading of all files of several Parts; see MergeParts.
type Part struct {
	Reading Reading      `json:"reading"`
	Left    LeftAlone    `json:"left,omitzero"`
	Notes   []Note       `json:"notes"` // of the files alone, as they are where there are further ones
	Sums    []string     `json:"sums"`  // of the files as stored
	Files   []PartFile   `json:"files"`
	Sampled float64      `json:"sampled"` // confidence of the dialect on the sample
	Columns []PartColumn `json:"columns"`

	// Schema is the schema that was gathered, which the reader of a Part must set: columns may have been left out.
	Schema *arrow.Schema `json:"-"`
}

// A PartFile is a file of a Part.
type PartFile struct {
	Name  string   `json:"name"`
	Rows  int64    `json:"rows"`
	Lacks []string `json:"lacks,omitempty"` // columns that others have
}

// A PartColumn is a column of a Part.
type PartColumn struct {
	Name string      `json:"name"`
	Read *ColumnRead `json:"read,omitempty"` // nil where the file itself says what the column holds
}

// Part tells what was learnt so that it can be merged; like Reading it is complete after Scan.
func (d *Dataset) Part() (p Part, err error) {
	if p.Reading, err = d.reading(); err != nil {
		return p, err
	}
	p.Left, p.Notes = d.left, slices.Clone(p.Reading.Notes)
	p.Reading.Notes = append(slices.Clone(d.notes), p.Reading.Notes...)
	if err := d.storedPlaces(&p.Reading); err != nil {
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
	for i, name := range names {
		c := PartColumn{Name: name}
		if isCSV {
			c.Read = t.columnRead(i)
		}
		p.Columns = append(p.Columns, c)
	}
	if isCSV {
		p.Sampled = t.parts[0].dialect.Confidence
	}
	return p, nil
}

// MergeParts makes the Reading of the files of all parts, read in this order, of which the columns are of the
// types that TypesOfParts told.
func MergeParts(parts []Part, types map[string]Wanted) (Reading, error) {
	r := parts[0].Reading
	if len(parts) == 1 {
		r.Notes = slices.DeleteFunc(slices.Clone(r.Notes), func(n Note) bool { return n.Kind == NoteOtherFiles || n.Kind == NoteEmptyFiles })
		r.Notes = append(parts[0].Left.notes(), r.Notes...)
		return r, nil
	}
	r.Notes, r.Rows, r.Bytes = nil, 0, 0
	var sums, columns []string
	var files []shardFile
	var left LeftAlone
	for i, p := range parts {
		left = left.And(p.Left)
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
	r.Notes = left.notes()
	if r.Dialect == nil {
		r.joinNotes(parts)
		r.Notes = append(r.Notes, absent...)
		return r, nil
	}
	ragged := r.mergeNotes(parts)
	r.Notes = append(r.Notes, absent...)
	r.Notes = append(r.Notes, columnsOfParts(columns, parts, types).notes()...)
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

// oneTable reports an error unless one run would take all files for shards of one table.
func oneTable(files []shardFile) error {
	for i, f := range files[1:] {
		if !slices.ContainsFunc(files[:i+1], func(o shardFile) bool { return sameColumns(o.name, o.columns, f.name, f.columns) }) {
			return fmt.Errorf("%s has few columns of %s: they are different tables\nhint: merge the parts of each table by itself", f.name, files[0].name)
		}
	}
	return nil
}

// mergeNotes makes the notes of several CSV files, but for those of columns, of those of the parts, in the order in
// which one run over all would tell them. It returns how many rows are ragged.
func (r *Reading) mergeNotes(parts []Part) (ragged int64) {
	var unsure, file, found noteList
	var before int64
	for _, p := range parts {
		for _, n := range p.Notes {
			switch n.Kind {
			case NoteUnsure:
				unsure.add(n, 0)
			case NoteRagged, NoteQuote, NoteBlank, NoteComment, NoteEncoding, NoteNul:
				found.add(n, before)
			case NoteAbsent, NoteMisfit, NoteDates, NoteMixedDates, NoteMonths, NoteNumbers, NoteWidened:
			default:
				file.notes = append(file.notes, n)
			}
		}
		before += p.Reading.Rows
	}
	r.Notes = slices.Concat(r.Notes, unsure.notes, file.notes, found.notes)
	return found.count(NoteRagged)
}

// joinNotes puts the notes of files that are no CSV behind one another, as one run over all does.
func (r *Reading) joinNotes(parts []Part) {
	var unsure noteList
	var all []Note
	for _, p := range parts {
		for _, n := range p.Notes {
			switch n.Kind {
			case NoteUnsure:
				unsure.add(n, 0)
			case NoteAbsent:
			default:
				all = append(all, n)
			}
		}
	}
	r.Notes = slices.Concat(r.Notes, unsure.notes, all)
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
