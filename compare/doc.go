// Package compare holds two versions or samples of a dataset against each other.
//
// In go two sources of Arrow record batches and what was found of each; out comes a
// [Comparison].
//
//  1. Of each dataset a sample of rows is drawn, by a hash of the row's number, so that
//     the same files give the same answer.
//  2. Schema: columns that only one has, and columns whose kind or type changed.
//  3. Drift: for each column that both have a test of whether the two samples come from
//     one distribution, and an effect size that says whether the difference matters. The error of
//     finding some by chance is held by Benjamini and Hochberg's procedure over all columns.
//  4. Rows that stand in both, cell for cell.
//  5. The findings of both verdicts, side by side.
//
// [Text], [HTML] and [JSON] write it.
package compare
