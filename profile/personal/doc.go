// Package personal finds what identifies people in columns of values, and what is
// sensitive about them. It works on strings and counts and knows no Arrow.
//
//  1. [Examine] looks at the name of a column and its most frequent values: e-mail
//     addresses, telephone numbers, accounts and cards, national ids, and so on. Where an id has check
//     digits they must be right. What any number may look like, such as eleven digits, counts
//     only when nearly all values of the column pass.
//  2. [Describe] looks at all columns together: are rows about people, or about animals, races
//     that are run and unions of databases; which columns tell what law protects
//     (GDPR Art. 9 and 10, EEOC), and which themes distress.
//  3. [Mask] is the only way in which a value that was found may be shown.
//
// A kind is reported when at least 5 cells or 1% of the cells look like it.
//
// Lexicons stand in given.txt and surnames.txt; their first line says where they come from.
package personal
