package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/fairset/fairset/verdict"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [ID]",
		Short: "Print a criterion's question, limits, sources and remedy; without ID list them all",
		Args:  atMost(1, "name one criterion, or none to list them all"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			for _, c := range verdict.Criteria() {
				ids = append(ids, c.ID+"\t"+c.Question)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			out := cmd.OutOrStdout()
			if len(args) == 0 {
				for _, c := range verdict.Criteria() {
					if _, err := fmt.Fprintf(out, "%-16s %s\n", c.ID, c.Question); err != nil {
						return err
					}
				}
				return nil
			}
			c, err := verdict.Lookup(args[0])
			if err != nil {
				return err
			}
			return c.Explain(out, verdict.DefaultPolicy())
		},
	}
}
