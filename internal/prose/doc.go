// Package prose helps to put numbers and names of unknown origin into sentences
// for people. In go numbers, names and characters; out come numbers with
// thousands separators ([Group], [Count]), shares in percent ([Percent]), the answer whether a character may be shown
// ([Shown]), and how far two spellings are apart ([Edits]).
//
// What to do with a number, a character or a misspelt name is left to the
// packages that write the sentences.
package prose
