// Package metadata finds and reads what is told about a dataset beside its bytes:
// licence, source, and the meaning of its columns.
//
//  1. [Gather] reads the files that the user named, then those that stand beside the
//     data and are called as metadata files are: Croissant, Frictionless data
//     packages, our own YAML, CSV on the Web, Kaggle, DCAT, dictionaries, documentation of
//     UCI and R, README and LICENSE.
//  2. Each file becomes a [Metadata]. Those that describe several datasets are asked
//     for the one at hand; a file that names others and not this one tells nothing.
//  3. They are merged: what a file of higher trust tells is never replaced. Each fact keeps
//     the name of its file.
//  4. [RecogniseLicense] finds a licence in an id, a name, an address or a text, and says
//     what it lets an interviewer do.
//
// # Hostile input
//
// Only plain files of bounded size are opened, by [os.Root], which never leaves the folder
// and its parent; links are not followed. JSON and YAML nest up to a bound, and YAML
// aliases are refused. A file that cannot be read is an error with its line where the user
// named it, and a note where it merely stands there.
package metadata
