package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// typesFlag is the value of --types: kinds by column. Unlike pflag's maps it splits COLUMN=KIND at the last sign, because names of
// columns may hold one and kinds do not.
type typesFlag map[string]string

func addTypes(fl *pflag.FlagSet, types *map[string]string, usage string) {
	fl.Var((*typesFlag)(types), "types", usage)
}

// Type is what the help calls it where the usage does not.
func (t *typesFlag) Type() string { return "COLUMN=KIND" }

func (t *typesFlag) String() string { return strings.Join(t.fields(), ",") }

// fields are the pairs in the order of the columns, each as a field of CSV.
func (t *typesFlag) fields() (fields []string) {
	for _, name := range sortedKeys(*t) {
		fields = append(fields, csvField(name+"="+(*t)[name]))
	}
	return fields
}

func (t *typesFlag) Set(text string) error {
	fields, err := csv.NewReader(strings.NewReader(text)).Read()
	if err != nil {
		return errors.New("it is not COLUMN=KIND,..., with quotes around a pair that holds a comma")
	}
	if *t == nil {
		*t = typesFlag{}
	}
	for _, field := range fields {
		at := strings.LastIndexByte(field, '=')
		if at < 0 {
			return fmt.Errorf("%q is not COLUMN=KIND", field)
		}
		(*t)[field[:at]] = field[at+1:]
	}
	return nil
}
