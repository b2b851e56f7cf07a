package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fairset/fairset/verdict"
)

// toldFlags is what the command line tells that no file shows: about the task, the
// company, the source of the data, and by which limits to judge.
type toldFlags struct {
	question, industry string
	license, source    string
	meta               []string // files that describe the dataset
	dictionary         string   // file that says what the columns mean
	aboutPeople        string
	drop               []string // columns that are left out
	policy             string   // a preset or a file
	overused           []string // documents of datasets that are over-used too
	allowOverused      string   // the reason
	allowOwnIndustry   bool
}

func (f *toldFlags) add(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.question, "question", "", "`TEXT` that the candidate will be asked")
	fl.StringVar(&f.industry, "industry", "", "`INDUSTRY` of your company, in words or as a NAICS or NACE code: data from it looks like free work")
	fl.StringVar(&f.license, "license", "", "`LICENSE` of the data, such as CC-BY-4.0")
	fl.StringVar(&f.source, "source", "", "`URL` that the data comes from")
	fl.StringSliceVar(&f.meta, "meta", nil, "`FILE` that describes the dataset: Croissant, datapackage.json, DCAT, dataset-metadata.json or YAML")
	fl.StringVar(&f.dictionary, "dictionary", "", "`FILE` that says what the columns mean")
	fl.StringVar(&f.aboutPeople, "about-people", "", "`yes` or no: rows are about people who can be recognised")
	fl.StringSliceVar(&f.drop, "drop", nil, "leave out `COLUMN,...`, as if the file did not have them")
	fl.StringVar(&f.policy, "policy", "", "judge by `POLICY`: junior (default), senior, exploration, or a file of limits")
	fl.StringSliceVar(&f.overused, "overused", nil, "`FILE` that vet wrote with --json of a dataset that candidates know: copies of it fail too")
	fl.StringVar(&f.allowOverused, "allow-overused", "", "send well-known data all the same; `REASON` stands in the report")
	fl.BoolVar(&f.allowOwnIndustry, "allow-own-industry", false, "send data of your own industry all the same; the report warns of free work")
}

// check refuses values that no flag can have.
func (f *toldFlags) check() error {
	switch f.aboutPeople {
	case "", "yes", "no":
		return nil
	}
	return fmt.Errorf("--about-people %q is not known\nhint: it is yes or no", f.aboutPeople)
}

// command adds what was told to the command line that repeats the result.
func (f *toldFlags) command(add func(flag, value string)) {
	add("question", f.question)
	add("industry", f.industry)
	add("license", f.license)
	add("source", f.source)
	for _, file := range f.meta {
		add("meta", file)
	}
	add("dictionary", f.dictionary)
	add("about-people", f.aboutPeople)
	for _, name := range f.drop {
		add("drop", csvField(name))
	}
	add("policy", f.policy)
	for _, file := range f.overused {
		add("overused", csvField(file))
	}
	add("allow-overused", f.allowOverused)
}

// told is what these flags tell the judgement.
func (f *toldFlags) told() verdict.Told {
	return verdict.Told{
		Question: f.question, Industry: f.industry, License: f.license, Source: f.source,
		AboutPeople: f.aboutPeople, AllowOverused: f.allowOverused, AllowOwnIndustry: f.allowOwnIndustry,
	}
}

// csvField writes a value so that a flag that takes several, parted by commas, reads it as one.
func csvField(value string) string {
	if !strings.ContainsAny(value, "\",\r\n") {
		return value
	}
	return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
}
