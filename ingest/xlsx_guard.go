package ingest

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// Limits on what a workbook may be made of. The library keeps in memory every part but large
// sheets and the table of texts, and of those one cell, one row and the place of each text.
const (
	memoryBytes  = 192 << 20 // of all parts that are kept in memory
	settingBytes = 8 << 20   // of the parts that are read into structures, such as styles
	tagBytes     = 1 << 20   // between two tags, or in one: Excel's cells hold 32,767 characters
	rowTags      = 1 << 18   // in one row: Excel's rows have 16,384 cells
	mostTexts    = 4 << 20   // in the table of texts
)

var errWorkbookSize = errors.New("the workbook unpacks to more than a sound one does")

// checkWorkbook reports whether a workbook can be read with bounded memory. What is no
// archive is left to the library to tell.
func checkWorkbook(path string) error {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil
	}
	defer archive.Close()
	var kept, all uint64
	for _, part := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))
		sheet, texts := strings.HasPrefix(name, "xl/worksheets/sheet"), name == "xl/sharedstrings.xml"
		size := part.UncompressedSize64
		if size > workbookBytes {
			return errWorkbookSize
		}
		all += size
		if !sheet && !texts || size <= partBytes {
			kept += size
		}
		if isSetting(name) && size > settingBytes || kept > memoryBytes || all > workbookBytes {
			return errWorkbookSize
		}
		if sheet || texts {
			if err := checkPart(part); err != nil {
				return err
			}
		}
	}
	return nil
}

// isSetting reports whether a part is read whole into structures.
func isSetting(name string) bool {
	return name == "[content_types].xml" || strings.HasSuffix(name, ".rels") ||
		strings.HasPrefix(name, "xl/") && strings.Count(name, "/") == 1 && strings.HasSuffix(name, ".xml") && name != "xl/sharedstrings.xml"
}

func checkPart(part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return checkXML(bufio.NewReaderSize(r, 64<<10))
}

// checkXML reports whether no tag, text or row of a sheet or of the table of texts is larger
// than those of a sound one can be.
func checkXML(r *bufio.Reader) error {
	inRow, texts := 0, 0
	var piece []byte
	for {
		var err error
		piece, err = nextPiece(r, piece[:0])
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		inRow++
		switch localName(piece) {
		case "row":
			inRow = 0
		case "si":
			inRow = 0
			texts++
		}
		switch {
		case inRow > rowTags:
			return errors.New("a row has more cells than any in a sound workbook")
		case texts > mostTexts:
			return errors.New("there are more texts than in any sound workbook")
		}
	}
}

// nextPiece reads what stands behind a "<", up to the next that is a tag's.
func nextPiece(r *bufio.Reader, piece []byte) ([]byte, error) {
	for {
		before := len(piece)
		part, err := r.ReadSlice('<')
		piece = append(piece, part...)
		switch {
		case len(piece) > tagBytes:
			return piece, errors.New("a tag or a text is longer than any in a sound workbook")
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(piece) > 0:
			return piece, nil
		case err != nil:
			return piece, err
		}
		end := closing(piece)
		if end == "" || bytes.Contains(piece[max(0, before-len(end)):], []byte(end)) {
			return piece, nil
		}
	}
}

// closing is what ends a piece that may hold "<", "" for all others.
func closing(piece []byte) string {
	switch {
	case bytes.HasPrefix(piece, []byte("!--")):
		return "-->"
	case bytes.HasPrefix(piece, []byte("![")):
		return "]]>"
	case bytes.HasPrefix(piece, []byte("!")):
		return "]>" // a document type, which no workbook has
	case bytes.HasPrefix(piece, []byte("?")):
		return "?>"
	}
	return ""
}

// localName is the name of the tag that a piece begins with, without its namespace.
func localName(piece []byte) string {
	name := piece[:min(len(piece), 64)]
	if i := bytes.IndexAny(name, " \t\r\n/><"); i >= 0 {
		name = name[:i]
	}
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	return string(name)
}
