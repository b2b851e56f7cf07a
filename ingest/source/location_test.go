package source

import (
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	odd := save(t, "odd!name.csv", nil)
	plain := save(t, "data", nil)
	for _, test := range []struct{ path, archive, member string }{
		{"x.csv", "x.csv", ""},
		{odd, odd, ""},
		{odd + "!x", odd, "x"},
		{plain + "!x.csv", plain, "x.csv"},
		{plain + "!", plain + "!", ""},
		{"nowhere.tar.gz!deep/x!.csv", "nowhere.tar.gz", "deep/x!.csv"},
		{"nowhere!x.csv", "nowhere!x.csv", ""},
		{"-!x.csv", "-", "x.csv"},
		{"https://example.org/a!b.csv", "https://example.org/a!b.csv", ""},
		{"https://example.org/a.ZIP!b.csv", "https://example.org/a.ZIP", "b.csv"},
		{"https://example.org/a.zip?b=c!d.csv", "https://example.org/a.zip?b=c", "d.csv"},
	} {
		if archive, member := Split(test.path); archive != test.archive || member != test.member {
			t.Errorf("Split(%q) = %q, %q; want %q, %q", test.path, archive, member, test.archive, test.member)
		}
	}
}

func TestShown(t *testing.T) {
	for _, test := range []struct{ path, want string }{
		{"houses.csv", "houses.csv"},
		{"what?.csv", "what?.csv"},
		{"https://example.org/a b/x.csv", "https://example.org/a%20b/x.csv"},
		{"https://example.org:8443/x.csv", "https://example.org:8443/x.csv"},
		{"https://user:secret@example.org/x.csv", "https://example.org/x.csv"},
		{"https://example.org/x.zip?token=secret#secret", "https://example.org/x.zip?…"},
		{"https://example.org/x.zip?token=secret!x.csv", "https://example.org/x.zip?…!x.csv"},
		{"https://user:sec/ret@example.org/x.csv", "https://…"},
		{"s3://key:secret@bucket/x.csv", "s3://bucket/x.csv"},
		{"HTTP://secret@[broken/x.csv", "HTTP://…"},
		{"HTTP://[broken/x.csv", "HTTP://[broken/x.csv"},
	} {
		if got := Shown(test.path); got != test.want {
			t.Errorf("Shown(%q) = %q, want %q", test.path, got, test.want)
		}
	}
}

func FuzzShown(f *testing.F) {
	f.Add("https://user:se-cret@example.org/x.zip?a=se-cret!b#se-cret")
	f.Fuzz(func(t *testing.T, rest string) {
		if strings.ContainsAny(rest, "/\\?#@:[]%!") {
			return
		}
		if got := Shown("https://" + rest + ":se-cret@example.org/x?" + rest + "se-cret"); strings.Contains(got, "se-cret") {
			t.Errorf("Shown gives %q away", got)
		}
	})
}
