// Package brief writes what the candidate gets and what the interviewer keeps.
//
// In goes a [report.Document], what is told beside it, and the data file to send.
// Out come two sets of files: the pack for the candidate and the key.
//
//  1. [Collect] takes from the document an allow-list of [Facts]: names, sizes, where
//     the data comes from. No measure that could answer the task is among them. A text
//     told by others that gives something away is withheld, and the key says so.
//  2. [Pack] renders the brief (HTML, Markdown), README, notebook, Frictionless and
//     Croissant descriptions from the Facts alone.
//  3. [Key] renders weaknesses, leaks, the range of results to expect, questions and a
//     rubric from the Document.
//  4. [Lint] reads every finished file of the pack again and reports each place where a
//     weakness, a missing figure, an association or a verdict could be read off it.
//
// The brief in its three forms is made from one list of blocks, so that they say the same.
package brief
