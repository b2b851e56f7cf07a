package source

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"
)

const maxMembers = 200_000 // of one archive; their names are kept in memory

var errMembers = fmt.Errorf("it holds more than %d files", maxMembers)

// A member is one entry of an archive.
type member struct {
	name    string // fit to print; never used as a path
	size    int64  // unpacked, as the archive has it
	file    bool   // a regular file, no folder, link or device
	blocked error  // why it cannot be read; nil when it can
}

// memberName makes a name fit to print: valid UTF-8 without control characters,
// and without the "./" that tar likes to begin with.
func memberName(stored string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(stored, "_"))
	if trimmed := strings.TrimPrefix(name, "./"); trimmed != "" {
		return trimmed
	}
	return name
}

// choose returns the place of the member that is read: the one that is wanted,
// else the first of the largest data files. others are the names of the rest.
func choose(members []member, isData func(string) bool, wanted string) (chosen int, others []string, err error) {
	if wanted != "" {
		chosen, err = find(members, memberName(wanted))
	} else {
		chosen, err = largest(members, isData)
	}
	if err != nil {
		return 0, nil, err
	}
	name := members[chosen].name
	if members[chosen].blocked != nil {
		return 0, nil, fmt.Errorf("its member %s %w", name, members[chosen].blocked)
	}
	for i, m := range members {
		switch {
		case i == chosen || !m.file || hidden(m.name):
		case m.name == name:
			return 0, nil, fmt.Errorf("it holds several files named %s\nhint: unpack it and pass the one you mean", name)
		default:
			others = append(others, m.name)
		}
	}
	return chosen, others, nil
}

func find(members []member, wanted string) (int, error) {
	for i, m := range members {
		switch {
		case m.name != wanted:
		case !m.file:
			return 0, fmt.Errorf("its member %s is a folder or a link, not a file\nhint: name one of its files: %s", wanted, fileNames(members))
		default:
			return i, nil
		}
	}
	return 0, fmt.Errorf("it holds no file %s\nhint: it holds %s", wanted, fileNames(members))
}

// largest returns the largest member with the name of a data file; where no
// name tells, the only file, or else the largest whose name has no ending.
func largest(members []member, isData func(string) bool) (int, error) {
	data, plain, only, files := -1, -1, -1, 0
	for i, m := range members {
		if !m.file || hidden(m.name) {
			continue
		}
		base := baseName(m.name)
		files++
		only = i
		if isData(base) && (data < 0 || m.size > members[data].size) {
			data = i
		}
		if path.Ext(base) == "" && (plain < 0 || m.size > members[plain].size) {
			plain = i
		}
	}
	switch {
	case data >= 0:
		return data, nil
	case files == 1:
		return only, nil
	case files == 0:
		return 0, errors.New("it holds no files\nhint: check that it was made of the data, not of empty folders or links")
	case plain >= 0:
		return plain, nil
	}
	return 0, fmt.Errorf("no data file in this archive\nhint: name the one you mean as ARCHIVE!MEMBER; it holds %s", fileNames(members))
}

// hidden reports whether a member is something that a system left in the
// archive, not its maker.
func hidden(name string) bool {
	return strings.HasPrefix(baseName(name), ".") || strings.HasPrefix(name, "__MACOSX/")
}

// baseName is the last part of a member's name, also where Windows wrote it.
func baseName(name string) string {
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// fileNames lists the files of an archive for a hint.
func fileNames(members []member) string {
	var names []string
	more := 0
	for _, m := range members {
		switch {
		case !m.file || hidden(m.name):
		case len(names) < 5:
			names = append(names, m.name)
		default:
			more++
		}
	}
	switch {
	case len(names) == 0:
		return "no files"
	case more > 0:
		return fmt.Sprintf("%s and %d more", strings.Join(names, ", "), more)
	}
	return strings.Join(names, ", ")
}
