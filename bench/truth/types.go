package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fairset/fairset/profile"
)

const (
	typesAll     = "types, all"
	typesStored  = "how a column is stored (ptype, vega-datasets)"
	typesFeature = "what a column is good for (ML-Data-Prep-Zoo)"
)

// storedAs maps the storage types of ptype and vega-datasets to ours.
var storedAs = map[string][]string{
	"integer":       {"int64"},
	"number":        {"float64", "int64"},
	"float":         {"float64"},
	"string":        {"utf8", "list<item: utf8, nullable>"},
	"gender":        {"utf8"},
	"boolean":       {"bool"},
	"date":          {"date32", "timestamp[us]", "timestamp[us, tz=UTC]"},
	"datetime":      {"timestamp[us]", "timestamp[us, tz=UTC]", "date32"},
	"date-iso-8601": {"date32", "timestamp[us]", "timestamp[us, tz=UTC]"},
	"date-non-std":  {"date32", "timestamp[us]", "timestamp[us, tz=UTC]"},
}

// goodFor maps the feature types of ML-Data-Prep-Zoo to kinds.
var goodFor = map[string][]profile.Kind{
	"numeric":           {profile.Integer, profile.Decimal, profile.Latitude, profile.Longitude, profile.Duration},
	"categorical":       {profile.Category, profile.Boolean, profile.Code},
	"datetime":          {profile.Date, profile.Time, profile.Timestamp},
	"sentence":          {profile.Text},
	"url":               {profile.URL},
	"embedded-number":   {profile.Quantity},
	"list":              {profile.List},
	"not-generalizable": {profile.Identifier, profile.Constant, profile.Empty},
	"context-specific":  {profile.Text, profile.Code, profile.Record, profile.Email, profile.Phone},
}

// typeTable checks types: the Arrow type where the truth names a storage type,
// the kind where it names what a column is good for. A constant number or word
// is judged by its Arrow type there.
func typeTable() truthTable {
	return truthTable{
		name:  "types",
		lines: []line{{typesAll, 0.85}, {typesStored, 0}, {typesFeature, 0}},
		check: func(ctx context.Context, corpora string, rows []row) (answers []answer) {
			p, err := profiled(ctx, at(corpora, rows[0]), "")
			for _, want := range rows {
				a := answer{line: typesStored, path: want["path"] + " " + want["column"], want: want["type"]}
				if err != nil {
					a.got = err.Error()
				} else if c := findColumn(p, want["column"]); c != nil {
					a.got = fmt.Sprintf("%s (%s)", c.Kind, c.Type)
					a.right = slices.Contains(storedAs[want["type"]], c.Type)
				}
				if strings.HasPrefix(want["source"], "ML-Data-Prep-Zoo") {
					a.line = typesFeature
					a.right = err == nil && servesAs(findColumn(p, want["column"]), want["type"])
				}
				answers = append(answers, a)
				a.line = typesAll
				answers = append(answers, a)
			}
			return answers
		},
	}
}

// findColumn finds a column by name, or by position from 0 where the name is "#" and a number.
func findColumn(p *profile.Profile, name string) *profile.Column {
	for i := range p.Columns {
		if p.Columns[i].Name == strings.TrimSpace(name) {
			return &p.Columns[i]
		}
	}
	number, ok := strings.CutPrefix(name, "#")
	if i, err := strconv.Atoi(number); ok && err == nil && i < len(p.Columns) {
		return &p.Columns[i]
	}
	return nil
}

func servesAs(c *profile.Column, want string) bool {
	switch {
	case c == nil:
		return false
	case c.Kind == profile.Constant && want == "numeric":
		return c.Type == "int64" || c.Type == "float64"
	case c.Kind == profile.Constant && want == "categorical":
		return c.Type == "utf8" || c.Type == "bool"
	}
	return slices.Contains(goodFor[want], c.Kind)
}
