// Package sketch summarises streams of values in bounded memory. It knows
// neither Arrow nor column names: what goes in are hashes, numbers and short
// texts; what comes out are measures, each exact or with its interval.
//
//  1. [Values] counts values exactly up to a budget and the number of distinct
//     ones beyond it ([Distinct]).
//  2. [Moments] and [Quantiles] describe numbers; a [Distribution] is the
//     sorted answer, from which quantiles and histograms are read.
//  3. [Rows] counts rows that are met more than once.
//  4. [Sample] keeps the k rows whose place has the smallest hash.
//
// Every sketch is a monoid: cut the input anywhere, summarise the parts and
// merge them, and nothing changes. All but Moments are order-free as well: their
// state depends only on the multiset of what was added, because each gives up
// detail only when something that grows with the multiset passes a budget.
// Moments are floating sums; they agree to rounding, and bit for bit when the same
// parts are merged in the same order.
//
// A [Codec] writes the state of any of them and reads it back.
//
// A sketch is not safe for use by several goroutines. Merge never keeps or
// changes the other sketch's memory unless it says so.
package sketch
