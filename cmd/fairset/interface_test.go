package main

import (
	"encoding"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"github.com/fairset/fairset/report"
)

// docs/interface.md names every command, every flag of vet and every field of
// the JSON document, and no other.
func TestInterfacePageIsTrue(t *testing.T) {
	raw, err := os.ReadFile("../../docs/interface.md")
	if err != nil {
		t.Fatal(err)
	}
	page, reserved, ok := strings.Cut(string(raw), "\n## Reserved")
	if !ok {
		t.Fatal("docs/interface.md has no section on what is reserved")
	}
	commandLine, document, ok := strings.Cut(page, "\n## The JSON document")
	if !ok {
		t.Fatal("docs/interface.md has no section on the JSON document")
	}
	root := newRoot(new(int))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	same := func(what string, told, has []string) {
		t.Helper()
		if diff := cmp.Diff(told, has); diff != "" {
			t.Errorf("%s: docs/interface.md tells (-), the program has (+)\n%s", what, diff)
		}
	}
	same("commands", found(commandLine, `(?m)^fairset (\w+)`), commandsOf(root))
	vet, brief := flagsOf(t, root, "vet"), flagsOf(t, root, "brief")
	same("flags of vet", found(tableOf(commandLine, "vet"), "`--([a-z-]+)"), vet)
	own := slices.DeleteFunc(brief, func(flag string) bool { return slices.Contains(vet, flag) })
	same("flags of brief", found(tableOf(commandLine, "brief"), "`--([a-z-]+)"), own)
	same("fields", namesIn(document), fieldsOf(reflect.TypeFor[report.Document]()))
	same("flags of batch", found(tableOf(commandLine, "batch"), "`--([a-z-]+)"), slices.DeleteFunc(flagsOf(t, root, "batch"), newFlags(&toldFlags{})))
	for _, flag := range found(reserved, "`--([a-z-]+)") {
		if slices.Contains(flagsOf(t, root, "vet"), flag) {
			t.Errorf("--%s is no longer merely reserved", flag)
		}
	}
}

// newFlags reports whether a flag is one that tells of all datasets.
func newFlags(told *toldFlags) func(string) bool {
	cmd := &cobra.Command{}
	told.add(cmd)
	return func(flag string) bool { return cmd.Flags().Lookup(flag) != nil }
}

// tableOf is the table of the flags of a command.
func tableOf(page, command string) string {
	_, table, _ := strings.Cut(page, "| flag of `"+command+"` | meaning |\n| --- | --- |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	var cells []string
	for line := range strings.Lines(table) {
		cell, _, _ := strings.Cut(line[1:], "|")
		cells = append(cells, cell)
	}
	return strings.Join(cells, "\n")
}

// found returns what the group of a pattern matches in text, sorted, each once.
func found(text, pattern string) []string {
	set := map[string]bool{}
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		set[match[1]] = true
	}
	return slices.Sorted(maps.Keys(set))
}

func commandsOf(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return slices.Sorted(slices.Values(names))
}

func flagsOf(t *testing.T, root *cobra.Command, command string) []string {
	t.Helper()
	c, _, err := root.Find([]string{command})
	if err != nil {
		t.Fatal(err)
	}
	flags := found(c.LocalFlags().FlagUsages(), `(?m)^ +(?:-\w, )?--([a-z-]+)`)
	return slices.DeleteFunc(flags, func(name string) bool { return name == "help" })
}

// namesIn lists the fields in the block of a page. Remarks in it stand in
// brackets, in quotes, or four or more spaces behind the fields.
func namesIn(page string) []string {
	_, block, _ := strings.Cut(page, "```\n")
	block, _, _ = strings.Cut(block, "```")
	var fields []string
	for line := range strings.Lines(block) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "    ")
		fields = append(fields, regexp.MustCompile(`\([^)]*\)|"[^"]*"`).ReplaceAllString(line, ""))
	}
	return found(strings.Join(fields, "\n"), `([a-z][a-z0-9_]*)`)
}

// fieldsOf lists the JSON names in a type and the types below it, sorted, each once.
func fieldsOf(root reflect.Type) []string {
	names, seen := map[string]bool{}, map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			walk(typ.Elem())
		case reflect.Struct:
			if seen[typ] || typ.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
				return
			}
			seen[typ] = true
			for i := range typ.NumField() {
				if name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ","); name != "-" {
					names[name] = true
					walk(typ.Field(i).Type)
				}
			}
		}
	}
	walk(root)
	return slices.Sorted(maps.Keys(names))
}
