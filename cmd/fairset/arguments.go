package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// atMost refuses more than so many arguments, and says what to do instead.
func atMost(most int, hint string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) <= most {
			return nil
		}
		return fmt.Errorf("%s: %q is one argument too many\nhint: %s", c.CommandPath(), args[most], hint)
	}
}

// addCompletion adds the command that cobra makes, and has it refuse shells it
// does not know. The output of root must be set before.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		var shells []string
		for _, shell := range c.Commands() {
			shells = append(shells, shell.Name())
			shell.Args = atMost(0, "the script goes to standard output: "+shell.CommandPath()+" > FILE")
		}
		c.Args = func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return fmt.Errorf("there is no completion script for %q\nhint: the shells are %s", args[0], strings.Join(shells, ", "))
		}
		c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
		c.DisableFlagsInUseLine = true
	}
}

// unknownCommand is the error for args that name no command, nil when they name one.
func unknownCommand(root *cobra.Command, args []string) error {
	_, rest, err := root.Find(args)
	if err == nil {
		return nil
	}
	hint := "fairset --help lists the commands"
	for _, arg := range rest {
		if strings.HasPrefix(arg, "-") {
			continue
		}
		if near := root.SuggestionsFor(arg); len(near) > 0 {
			hint = "did you mean fairset " + strings.Join(near, " or fairset ") + "?"
		}
		break
	}
	return fmt.Errorf("%w\nhint: %s", err, hint)
}
