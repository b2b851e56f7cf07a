package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/fairset/fairset/verdict"
)

// policyBytes is the largest file of limits that is read.
const policyBytes = 1 << 20

// policyCalled is the preset of that name, the default for "", or else the file.
func policyCalled(name string) (verdict.Policy, error) {
	if name == "" {
		return verdict.DefaultPolicy(), nil
	}
	if p, ok := verdict.Preset(name); ok {
		return p, nil
	}
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return verdict.Policy{}, fmt.Errorf("--policy %q is no preset, and there is no such file\nhint: the presets are %s", name, strings.Join(verdict.Presets(), ", "))
	}
	if err != nil {
		return verdict.Policy{}, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, policyBytes+1))
	if err == nil && len(text) > policyBytes {
		err = errors.New("it is too large for a file of limits")
	}
	if err != nil {
		return verdict.Policy{}, fmt.Errorf("%s: %w", name, err)
	}
	p, err := verdict.ReadPolicy(text)
	if err != nil {
		return verdict.Policy{}, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}
