// Package target measures how much the columns of a table tell about one of
// them, the target. A Table goes in, a Result comes out:
//
//  1. The task is inferred from the target, rows without a target and classes too
//     rare to be scored are left out, and the rows are put into the order of their hashes.
//  2. Every other column is cut into bins; missing is a bin of its own.
//  3. Each column alone: mutual information with the target, corrected for chance
//     by shuffling the target, and its skill on rows that were held out.
//  4. All columns together: a constant, one split, a linear model and boosted trees,
//     each scored on held-out rows only.
//  5. Columns that know the answer are suspected of a leak, and the models are
//     scored again without them.
//
// The same table gives the same Result whatever the number of workers and the order of
// the rows. No number in a Result is infinite or NaN. The package keeps no
// reference to the Table; its memory grows with rows × columns, and models see at most 20,000 rows.
package target
