package fairset_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/fairset/fairset"

// policy says what each package may import beyond the standard library and
// the modules open to all: packages of ours by their folder, other modules by
// their path, which covers every package below it. It is modelled on
// go/build/deps_test.go and, like it, is policy: do not widen it to make a
// build pass, but ask whether the code stands in the right package.
var policy = map[string][]string{
	"": {}, // the root holds no code

	// Numbers and names in sentences for people. It knows nothing of ours, so that
	// all who write messages can share it.
	"internal/prose": {},

	// Words for a value that is not there, which reading and measuring both look for.
	"internal/absent": {},

	// What a page may run.
	"internal/csp": {},

	// Bytes to Arrow record batches. Strangers to profile: the batch is their only seam.
	"ingest/source":  {compress, brotli, lz4, xz, "gocloud.dev", "internal/prose"},
	"ingest/cell":    {arrow, "internal/absent"},
	"ingest/parquet": {arrow, parquet, compress, brotli, lz4, "golang.org/x/sys", "ingest/cell"},
	"ingest":         {arrow, "golang.org/x/sys", "github.com/xuri/excelize/v2", "ingest/cell", "ingest/parquet", "ingest/source"},

	// Arrow batches to measures. No file, no format, no limit.
	"profile/sketch": {gonum},
	"profile/target": {gonum, "internal/prose", "profile/sketch"},
	// Strings and counts to what identifies people. No Arrow.
	"profile/personal": {"internal/prose"},
	"profile":          {arrow, xxh3, gonum, "internal/absent", "internal/prose", "profile/personal", "profile/sketch", "profile/target"},

	// What is told about a dataset beside its bytes.
	"metadata": {yaml, "internal/prose"},

	// Measures to a judgement: reads what others measured.
	"verdict": {yaml, "ingest", "metadata", "internal/prose", "profile", "profile/personal", "profile/sketch", "profile/target", "verdict/overused", "verdict/sector"},

	// Words to industries.
	"verdict/sector": {"internal/prose"},
	"bench/sectors":  {"verdict/sector"},

	// The list of over-used datasets, and what is like them.
	"verdict/overused": {"profile"},
	"bench/overused":   {"ingest", "profile", "verdict/overused"},

	// A judgement to pages: neither measures nor judges.
	"report": {"github.com/go-echarts/go-echarts/v2", "ingest", "internal/csp", "internal/prose", "metadata", "profile", "profile/personal", "profile/sketch", "profile/target", "verdict"},

	// Short pages.
	"report/blocks": {"internal/csp", "internal/prose"},

	// What the candidate gets and the interviewer keeps.
	"report/brief": {"report/blocks", "github.com/ledongthuc/pdf", "golang.org/x/net", "handout", "ingest", "internal/prose", "metadata", "profile", "profile/sketch", "profile/target", "report", "verdict"},

	"bench/gen":  {},                                             // made-up tables to measure with
	"bench/read": {arrow, "ingest", "ingest/parquet", "profile"}, // reading alone, to be measured

	// Many datasets: what is to be vetted, how far it is, and what to choose.
	"catalog": {parquet, yaml, "ingest", "internal/csp", "internal/prose", "metadata", "profile", "profile/sketch", "profile/target", "report", "verdict"},

	// Two datasets against each other.
	"compare": {arrow, xxh3, gonum, "ingest", "internal/prose", "profile", "report", "report/blocks"},

	// A dataset to the file that a candidate gets.
	"handout": {arrow, xxh3, "ingest"},

	// What was learnt of some files of a dataset, kept in a file to be merged.
	"partial": {compress, "ingest", "metadata", "profile", "profile/sketch"},

	// Wiring. Of ingest/parquet it starts the child that reads Parquet.
	"cmd/fairset": {"github.com/spf13/cobra", "github.com/spf13/pflag", "catalog", "compare", "handout", "partial", "report/brief", "ingest", "ingest/parquet", "internal/prose", "metadata", "profile", "verdict", "verdict/overused", "report"},

	// How well real files are read: no part of the program.
	"bench/doc":    {},
	"bench/labels": {"bench/doc", "ingest", "ingest/parquet", "profile", "verdict", "verdict/overused"}, // how well verdicts agree with people
	"bench/truth":  {arrow, "bench/doc", "ingest", "ingest/parquet", "profile"},
}

const (
	arrow    = "github.com/apache/arrow/go/v17/arrow"
	parquet  = "github.com/parquet-go/parquet-go"
	compress = "github.com/klauspost/compress"
	brotli   = "github.com/andybalholm/brotli"
	lz4      = "github.com/pierrec/lz4/v4"
	xz       = "github.com/ulikunitz/xz"
	xxh3     = "github.com/zeebo/xxh3"
	yaml     = "go.yaml.in/yaml/v3"
	gonum    = "gonum.org/v1/gonum"
)

// openToAll may be imported anywhere.
var openToAll = []string{"golang.org/x/text", "golang.org/x/sync"}

// testOnly may be imported by tests, and by the generators under testdata.
var testOnly = []string{
	arrow, parquet, compress, xz,
	"github.com/chromedp/cdproto",
	"github.com/chromedp/chromedp",
	"github.com/google/go-cmp",
	"github.com/rogpeppe/go-internal",
	"github.com/santhosh-tekuri/jsonschema/v6",
}

// never is forbidden everywhere, whatever else allows it, and says why.
var never = map[string]string{
	"github.com/apache/arrow/go/v17/parquet": "it panics in its own goroutine on corrupt pages and pulls in gRPC",
	"github.com/apache/arrow/go/v17/arrow/csv": "it infers types from the first rows and turns 007 into 7: package ingest " +
		"reads CSV",
	"math/rand": "its global source makes two runs differ: use math/rand/v2 with a seed of our own",
}

// A goFile is one file and what it imports.
type goFile struct {
	dir     string // of its package, from the root, "" for the root
	name    string
	imports []string
}

func (f goFile) isTest() bool      { return strings.HasSuffix(f.name, "_test.go") }
func (f goFile) isGenerator() bool { return slices.Contains(strings.Split(f.dir, "/"), "testdata") }

// breaches lists what in f is against the policy.
func breaches(f goFile) []string {
	var out []string
	allowed, known := policy[f.dir]
	if !known && !f.isGenerator() {
		return []string{fmt.Sprintf("package %s has no line in the policy of deps_test.go", f.dir)}
	}
	allowed = slices.Concat(allowed, openToAll)
	if f.isTest() || f.isGenerator() {
		allowed = slices.Concat(allowed, testOnly)
	}
	if f.isGenerator() {
		allowed = append(allowed, "testdata/table")
	}
	if f.isTest() {
		allowed = append(allowed, f.dir) // an external test imports its own package
	}
	for _, imp := range f.imports {
		if why := forbidden(imp); why != "" {
			out = append(out, fmt.Sprintf("%s: %s must not be imported: %s", path.Join(f.dir, f.name), imp, why))
		} else if !isStandard(imp) && !allows(allowed, imp) {
			out = append(out, fmt.Sprintf("%s: package %s may not import %s", path.Join(f.dir, f.name), f.dir, imp))
		}
	}
	return out
}

func forbidden(imp string) string {
	for p, why := range never {
		if imp == p || strings.HasPrefix(imp, p+"/") && imp != "math/rand/v2" {
			return why
		}
	}
	return ""
}

func isStandard(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return !strings.Contains(first, ".")
}

// allows reports whether one of the entries covers imp: a package of ours
// exactly, another module with everything below it.
func allows(entries []string, imp string) bool {
	if ours, ok := strings.CutPrefix(imp, module+"/"); ok {
		return slices.Contains(entries, ours)
	}
	return slices.ContainsFunc(entries, func(e string) bool {
		return !isStandard(e) && (imp == e || strings.HasPrefix(imp, e+"/"))
	})
}

func TestImportPolicy(t *testing.T) {
	files, err := goFiles(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("saw %d files only", len(files))
	}
	for _, f := range files {
		for _, breach := range breaches(f) {
			t.Error(breach)
		}
	}
}

// goFiles reads the imports of every Go file of this module.
func goFiles(root string) ([]goFile, error) {
	var out []goFile
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != root && (isHidden(d.Name()) || isOtherModule(name)) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		f, err := readImports(name)
		if err != nil {
			return err
		}
		out = append(out, f)
		return nil
	})
	return out, err
}

func isHidden(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

func isOtherModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

func readImports(name string) (goFile, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		return goFile{}, err
	}
	dir := filepath.ToSlash(filepath.Dir(name))
	if dir == "." {
		dir = ""
	}
	f := goFile{dir: dir, name: filepath.Base(name)}
	for _, spec := range file.Imports {
		imp, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return goFile{}, err
		}
		f.imports = append(f.imports, imp)
	}
	return f, nil
}

// The checker finds a breach of every rule, and lets pass what the rules allow.
func TestImportPolicyFindsBreaches(t *testing.T) {
	for _, tt := range []struct {
		name      string
		dir, file string
		imp       string
		want      string // part of the message, "" when the import is fine
	}{
		{"ingest knows no profile", "ingest", "open.go", module + "/profile", "package ingest may not import"},
		{"nor its sketches", "ingest", "open.go", module + "/profile/sketch", "may not import"},
		{"nor in a test", "ingest", "open_test.go", module + "/profile", "may not import"},
		{"profile knows no ingest", "profile", "builder.go", module + "/ingest", "package profile may not import"},
		{"profile knows no limit", "profile", "builder.go", module + "/verdict", "may not import"},
		{"sketch knows none of ours", "profile/sketch", "kll.go", module + "/profile/target", "may not import"},
		{"sketch knows no Arrow", "profile/sketch", "kll.go", arrow + "/array", "may not import"},
		{"target knows no Arrow", "profile/target", "table.go", arrow, "may not import"},
		{"verdict does not measure", "verdict", "large.go", gonum + "/stat", "package verdict may not import"},
		{"verdict knows no report", "verdict", "large.go", module + "/report", "may not import"},
		{"report does not measure", "report", "html.go", gonum + "/stat", "package report may not import"},
		{"charts in report only", "verdict", "large.go", "github.com/go-echarts/go-echarts/v2/opts", "may not import"},
		{"Parquet in its package only", "ingest", "parquet.go", parquet, "package ingest may not import"},
		{"commands in cmd only", "report", "text.go", "github.com/spf13/cobra", "may not import"},
		{"cmd does not measure", "cmd/fairset", "vet.go", gonum + "/stat", "may not import"},
		{"test modules in tests only", "report", "html.go", "github.com/chromedp/chromedp", "may not import"},
		{"Arrow's Parquet never", "ingest/parquet", "read.go", "github.com/apache/arrow/go/v17/parquet/pqarrow", "must not be imported"},
		{"not even in a test", "ingest/parquet", "read_test.go", "github.com/apache/arrow/go/v17/parquet", "must not be imported"},
		{"Arrow's CSV never", "ingest", "csv.go", arrow + "/csv", "must not be imported"},
		{"the global random source never", "profile/target", "folds.go", "math/rand", "must not be imported"},
		{"a module nobody decided on", "ingest", "open.go", "github.com/pkg/errors", "may not import"},
		{"a package without a line", "util", "strings.go", "fmt", "package util has no line"},
		{"a name that only begins alike", "ingest", "csv.go", arrow + "x", "may not import"},

		{"the standard library", "profile/sketch", "kll.go", "math/bits", ""},
		{"a seeded random source", "profile/target", "folds.go", "math/rand/v2", ""},
		{"Arrow in ingest", "ingest", "csv.go", arrow + "/array", ""},
		{"verdict reads measures", "verdict", "large.go", module + "/profile", ""},
		{"a test compares", "verdict", "large_test.go", "github.com/google/go-cmp/cmp", ""},
		{"an external test imports its package", "verdict", "large_test.go", module + "/verdict", ""},
		{"a generator writes Parquet", "testdata/houses", "write.go", parquet, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(breaches(goFile{tt.dir, tt.file, []string{tt.imp}}), "\n")
			if tt.want == "" && got != "" {
				t.Errorf("got %q, want no breach", got)
			}
			if !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want a breach with %q", got, tt.want)
			}
		})
	}
}
