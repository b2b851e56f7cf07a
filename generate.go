// Package fairset holds what concerns the module as a whole: the policy of who
// may import what, which deps_test.go keeps, and the directives that make the
// datasets under testdata. The program is cmd/fairset.
package fairset

//go:generate go run ./testdata/houses
//go:generate go run ./testdata/sparse
//go:generate go run ./testdata/noise
//go:generate go run ./testdata/tiny
