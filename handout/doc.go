// Package handout turns a dataset into the file that a candidate gets.
//
// In goes an opened [ingest.Dataset], best with every column read as text, so that
// each cell stays as it was written; out come the cells as CSV, and which type
// every cell of a column has, so that nothing is stated that the data contradicts.
//
//  1. [OpenText] opens a dataset with all its columns as text.
//  2. [Write] copies it, leaving out columns, putting numbers in place of what
//     identifies people, and keeping a share of the rows or of the groups of rows.
//  3. [Types] reads it once and says of each column what holds for all its cells.
package handout
