package main

import (
	"context"
	"strings"

	"github.com/fairset/fairset/profile"
)

const (
	leakSuspected   = "known leaks that are suspected"
	targetThere     = "target columns that are there"
	taskAsPublished = "tasks as published"
	missingAsClaim  = "missing cells where the index claims some, none where it does not"
)

// leakTable checks that columns known to give the target away are suspected.
func leakTable() truthTable {
	return truthTable{
		name:  "leakage",
		lines: []line{{leakSuspected, 0}},
		check: func(ctx context.Context, corpora string, rows []row) (answers []answer) {
			p, err := profiled(ctx, at(corpora, rows[0]), rows[0]["target"])
			for _, want := range rows {
				a := answer{line: leakSuspected, path: want["path"] + " " + want["column"], got: "no suspicion", want: want["kind"]}
				if err != nil {
					a.got = err.Error()
				} else {
					a.right = suspects(p, want["column"])
				}
				answers = append(answers, a)
			}
			return answers
		},
	}
}

func suspects(p *profile.Profile, column string) bool {
	if p.Target == nil {
		return false
	}
	for _, f := range p.Target.Features {
		if f.Column == column && f.Leak != nil {
			return true
		}
	}
	return false
}

// targetTable checks the published target, task and claim about missing cells.
func targetTable() truthTable {
	return truthTable{
		name:  "targets",
		lines: []line{{targetThere, 0}, {taskAsPublished, 0}, {missingAsClaim, 0}},
		check: func(ctx context.Context, corpora string, rows []row) (answers []answer) {
			for _, want := range rows {
				answers = append(answers, checkTarget(ctx, corpora, want)...)
			}
			return answers
		},
	}
}

func checkTarget(ctx context.Context, corpora string, want row) (answers []answer) {
	name := want["target"]
	if name == "None" {
		name = ""
	}
	p, err := profiled(ctx, at(corpora, want), name)
	if name != "" {
		answers = append(answers, answer{targetThere, err == nil, want["path"], message(err), name})
	}
	if err != nil {
		return answers
	}
	published, _, _ := strings.Cut(strings.ToLower(want["task"]), " ")
	if name != "" && p.Target != nil && (published == "classification" || published == "regression") {
		task := string(p.Target.Task)
		answers = append(answers, answer{taskAsPublished, task == published, want["path"], task, published})
	}
	if claim := want["missing_claimed"]; claim != "" {
		got := "N"
		if p.Missing.Cells > 0 {
			got = "Y"
		}
		answers = append(answers, answer{missingAsClaim, got == claim, want["path"], got, claim})
	}
	return answers
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
