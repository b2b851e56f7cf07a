package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/fairset/fairset/verdict"
)

// ablationOf tells what each criterion is worth: the figures without it.
func ablationOf(list []labelled, p verdict.Policy) string {
	var b strings.Builder
	b.WriteString("| without | accuracy | κ | quadratic κ |\n|---|---:|---:|---:|\n")
	line(&b, "nothing", confusionOf(list, p))
	for _, c := range verdict.Criteria() {
		line(&b, c.ID, confusionOf(list, p.Without(c.ID)))
	}
	return b.String()
}

// sensitivityOf tells how much hangs on each limit: the figures when it is a quarter
// smaller and larger.
func sensitivityOf(list []labelled, p verdict.Policy) string {
	var b strings.Builder
	b.WriteString("| limit | accuracy | κ | quadratic κ |\n|---|---:|---:|---:|\n")
	line(&b, "as they are", confusionOf(list, p))
	for i := range reflect.TypeFor[verdict.Policy]().NumField() {
		for _, factor := range []float64{0.75, 1.25} {
			moved := p
			field := reflect.ValueOf(&moved).Elem().Field(i)
			if !scale(field, factor) {
				continue
			}
			line(&b, fmt.Sprintf("%s = %v", reflect.TypeFor[verdict.Policy]().Field(i).Name, field), confusionOf(list, moved))
		}
	}
	return b.String()
}

func scale(field reflect.Value, factor float64) bool {
	switch {
	case field.CanFloat():
		field.SetFloat(field.Float() * factor)
	case field.CanInt():
		field.SetInt(int64(float64(field.Int())*factor + 0.5))
	default:
		return false
	}
	return true
}

func line(b *strings.Builder, what string, c confusion) {
	fmt.Fprintf(b, "| %s | %.3f | %.2f | %.2f |\n", what, c.accuracy(), c.kappa(unweighted), c.kappa(quadratic))
}
