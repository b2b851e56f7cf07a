// Package target measures how much the columns of a table tell about one of
// them, the target. A Table goes in, a Result comes out:
//
//  1. The task and the nature of the target are inferred from it, rows without a target and classes too
//     rare to be scored are left out, and the rows are put into the order of their hashes.
//  2. Every other column is cut into bins; missing is a bin of its own.
//  3. Each column alone: mutual information with the target, less its exact mean by chance, an effect size, Chatterjee's ξ, the
//     Predictive Power Score, and its skill on rows that were held out; each with what chance gives in 19 of 20 tries.
//  4. All columns together: a constant, one split, a linear model, naive Bayes for classes, and boosted trees, each scored on held-out rows only. A
//     forecast holds out later times and has to beat last season's value. Where a random split looks too good and
//     the rows are ordered by time or belong to groups, these are held out instead.
//  5. Suspects of a leak: copies, recodes and what thresholds cut, values that are missing with one value of the target, groups that determine it,
//     columns known only after the outcome, columns too strong alone, parts of a formula, and parts of sums and products. The models are scored
//     again without them.
//  6. The boosted trees once more: on growing shares of the rows, with whole groups or later times held out, and as a
//     careless and a careful candidate would handle the data. These use at most 6,000 rows and half the rounds, but for the shares of rows.
//
// The same table gives the same Result whatever the number of workers and the order of
// the rows. No number in a Result is infinite or NaN. The package keeps no
// reference to the Table; its memory grows with rows × columns, and models see at most 20,000 rows.
package target
