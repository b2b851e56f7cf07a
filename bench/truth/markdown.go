package main

import (
	"fmt"
	"strings"
)

// markdown is the table of what is right, a line for each line of each truth table.
func markdown(results []result) string {
	var b strings.Builder
	b.WriteString("| truth table | what is right | right | of | share | asked for |\n|---|---|---:|---:|---:|---:|\n")
	for _, r := range results {
		for _, l := range r.table.lines {
			right, all := r.count(l.name)
			share, target := "", ""
			if all > 0 {
				share = fmt.Sprintf("%.1f %%", 100*float64(right)/float64(all))
			}
			if l.target > 0 {
				target = fmt.Sprintf("%g %%", 100*l.target)
			}
			fmt.Fprintf(&b, "| %s | %s | %d | %d | %s | %s |\n", r.table.name, l.name, right, all, share, target)
		}
	}
	return b.String()
}

func (r result) count(line string) (right, all int) {
	for _, a := range r.answers {
		if a.line != line {
			continue
		}
		all++
		if a.right {
			right++
		}
	}
	return right, all
}

// wrongAnswers lists each wrong answer, ours beside the one expected.
func wrongAnswers(results []result) string {
	var b strings.Builder
	for _, r := range results {
		for _, a := range r.answers {
			if !a.right {
				fmt.Fprintf(&b, "%s, %s: %s: got %s, want %s\n", r.table.name, a.line, a.path, oneLine(a.got), oneLine(a.want))
			}
		}
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
