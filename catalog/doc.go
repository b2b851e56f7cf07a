// Package catalog vets many datasets and helps to choose from them.
//
// In goes a catalogue: a folder, a glob, a manifest, a data package, a Croissant or
// DCAT file, an index in CSV, or a list. Out come a folder for each dataset and, over all,
// tables and a page that ranks them.
//
//  1. [Read] turns the catalogue into entries. A line that cannot be read is a
//     [Fault] and the rest goes on.
//  2. [Run] vets the entries, largest first, as many at a time as cores and memory
//     allow. Each that is done stands in a folder of its own with a [Row] that says what
//     was found and from what; an entry whose Row is current is not vetted again.
//  3. [Rank] puts the rows in order, [Families] finds those that are versions of one
//     dataset, [Claims] holds what the metadata says against what was measured, and
//     [Choose] picks sets that differ.
//  4. [Results] and [Index] write the tables and the page.
//
// How one dataset is vetted is the caller's business, see [Vet].
package catalog
