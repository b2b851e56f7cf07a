package source

import (
	"net/url"
	"os"
	"path"
	"strings"
)

// IsAddress reports whether a path is an address that is read from afar: http(s) or an object store.
func IsAddress(path string) bool { return isWeb(path) || IsObject(path) }

func isWeb(path string) bool {
	scheme, _, ok := strings.Cut(path, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Split splits ARCHIVE!MEMBER. member is "" when none is named. A file that
// exists is never split, whatever its name.
func Split(path string) (archive, member string) {
	address := IsAddress(path)
	if !address && path != "-" {
		if _, err := os.Lstat(path); err == nil {
			return path, ""
		}
	}
	for i := range len(path) {
		if path[i] != '!' || i+1 == len(path) {
			continue
		}
		if path[:i] == "-" || archiveName(path[:i], address) || !address && isFile(path[:i]) {
			return path[:i], path[i+1:]
		}
	}
	return path, ""
}

func archiveName(name string, address bool) bool {
	if address {
		name, _, _ = strings.Cut(name, "?")
	}
	return ArchiveName(name)
}

// ArchiveName reports whether a file name ends as those of archives do.
func ArchiveName(name string) bool {
	name = strings.ToLower(TrimCompression(name))
	switch path.Ext(name) {
	case ".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz":
		return true
	}
	return false
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// Shown is path fit to be shown to others: an address without what may be a
// password or a token, which are the user part, the query and the fragment.
// Anything else is returned as it is.
func Shown(path string) string {
	scheme, rest, ok := strings.Cut(path, "://")
	if !ok {
		return path
	}
	archive, member := path, ""
	if IsAddress(path) {
		archive, member = Split(path)
	}
	if member != "" {
		member = "!" + member
	}
	u, err := url.Parse(archive)
	if err != nil || u.Host == "" {
		if !strings.ContainsAny(rest, "@?#") {
			return path
		}
		return scheme + "://…" + member
	}
	shown := u.Scheme + "://" + u.Host + u.EscapedPath()
	if u.RawQuery != "" || u.Fragment != "" {
		shown += "?…"
	}
	return shown + member
}
