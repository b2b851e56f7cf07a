// Package ingest turns the bytes of a dataset into Arrow record batches and a
// [Reading] of the file itself.
//
//  1. source finds the bytes: file, directory, glob, standard input, http(s)
//     address or object store, and unpacks them.
//  2. The format, the encoding and, for CSV, the dialect are told from the
//     content, never from the name.
//  3. Files with much the same columns become one table, with the union of their
//     columns; files with others become tables beside it (see [Dataset.Tables]).
//  4. The type of each column is decided from a sample spread over the files
//     (package cell).
//  5. Scan reads the whole in runs of rows, on all cores, checks every cell
//     against its column's type and hands out Arrow record batches in which a
//     cell is a value, missing, or a counted misfit.
//
// # What a batch holds
//
// Columns of a batch have one of these Arrow types: null, boolean, int64,
// float64, utf8, date32, time64[us], timestamp[us] (with or without zone UTC)
// and list (of booleans, int64, float64 or utf8). An empty or misfit cell is null. In text columns every other cell
// keeps its text; in the others the usual spellings of missing ("NA", "?") are
// null as well. How often each was met is told, for this batch alone, by the
// metadata of the batch's own schema fields:
//
//	fairset:misfits          = "3"   cells that did not fit the type
//	fairset:missing:<text>   = "12"  cells spelt <text> and read as missing
//
// A column of numbers that are written as people write them, such as "1,234.50",
// "3,14", "12 %" or "($1,200)", holds the numbers when all its cells are written in
// one way and with one unit or none. The field tells, in Schema as well:
//
//	fairset:unit             = "$"        what stands beside each number: a currency sign, a code or "%"
//	fairset:written          = "1,234.5"  a number as they are written, where programs write them in another way;
//	                                      of truth values "yes/no" and the like, where they are not true and false
//
// Percentages keep their number: "12 %" is 12.
//
// A null that neither counts is one that the format itself wrote as null.
package ingest
