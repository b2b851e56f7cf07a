// Package sector tells which of twenty industries a company belongs to and a dataset is
// about, from words alone.
//
//  1. [Sectors] is the list, with codes of NAICS 2022 and ISIC Rev. 4 / NACE Rev. 2, words and
//     neighbours. It stands in sectors.csv, which go run ./bench/sectors writes.
//  2. [OfCompany] takes what a company calls itself: words, or a code.
//  3. [OfData] counts words and pairs of words in the names of columns, and those of the title
//     and target more. A word of several sectors counts for a part in each. It decides only where
//     there is enough to go by.
package sector
