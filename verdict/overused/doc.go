// Package overused recognises datasets whose finished solutions are on the web, whatever
// their copies are called.
//
//  1. [Known] is the list: it stands in known.csv, which go run ./bench/overused writes. Each
//     dataset has its header, its number of rows, the range, mean and deviation of its numbers, and, where a real file was at
//     hand, a sketch of its rows and how often its categories occur. Users add documents that fairset wrote: [Read].
//  2. [Of] takes from a profile what can be compared.
//  3. [Find] compares in the order of certainty: rows that stand in both (renamed, shuffled,
//     subset), equal numbers, equal shapes of numbers (rescaled), equal frequencies (re-encoded), and headers.
//
// A table of one column or of few rows matches nothing.
package overused
