// Package profile measures a dataset that comes as Arrow record batches and
// returns a [Profile], plain data that is the same for the same batches whatever
// their order and however many workers there were.
//
//  1. [Compute] feeds the batches of a [Source] to one [Builder] per worker and
//     merges the builders.
//  2. A Builder keeps one summary per column and three of whole rows: cells
//     missing, rows met before, and a row sample (package sketch). Each batch is read once, column
//     by column; memory depends on the number of columns, not on that of rows.
//  3. [Builder.Profile] turns the summaries into measures: what is missing and how
//     it is spelt, what kind each column is, and so on. What needs whole rows,
//     associations and the target (package target), is measured on the sample.
//  4. What ties rows together (Structure), what a good candidate should notice
//     (Weaknesses) and, where no target is named, which column could be one
//     (Suggestions) are found from the measures and the sample; only the order of each
//     column is counted over all rows.
//
// # What counts as missing
//
// A cell is missing when it is null and no misfit. In text columns the words
// that [Missing.Spellings] lists are missing as well, where the other values make that plausible.
// Values that only look like missing are listed under [Missing.Disguised] and are
// left out of associations and the target; Numeric and Histogram show them, as any
// candidate will see them. A misfit is neither a value nor missing: it is counted on its own,
// and its row is not complete.
//
// # Numbers that cannot be told
//
// A Profile holds no NaN and no infinity, because JSON cannot: a measure that is
// not defined (the deviation of one value) or leaves the range of float64 is 0, and
// Numeric, Text, Time and Histogram are absent where there is nothing to measure.
package profile
