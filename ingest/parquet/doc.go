// Package parquet reads a Parquet or Arrow IPC file as Arrow record batches without
// trusting it. A path goes in; batches of a fixed row count, a schema of plain
// types and notes come out.
//
//  1. Open starts this very program again as a reading child (see [ChildMain])
//     with a memory limit. Only the child touches the file with parquet-go,
//     which panics or allocates without bound on damaged files.
//  2. The child checks the frame of the file and its metadata (sizes, offsets,
//     counts) against the file's size, and decides the Arrow type of each column.
//  3. It walks the pages of each column, checks their headers against what is
//     left of the column, takes the compression off into exactly the room that
//     was claimed, and only then lets parquet-go decode them.
//  4. Scan has the child decode the columns of each batch side by side into
//     memory that both processes see, or, where there is none or it is full, send
//     them through a pipe. Workers of the parent visit them.
//  5. A child that panics, needs too much memory or sends nothing for ten
//     seconds is ended; the caller gets a plain error that says so.
//
// Arrow files (the file format, which is Feather version 2, and the stream format) take the same
// way: the child walks over their messages and checks every size that they claim, also of
// buffers without their compression, before arrow/ipc sees them. Their types become those below;
// dictionaries are looked up, batches are cut again, durations are ISO 8601 text, and lists of plain
// values stay lists.
//
// # Types
//
//   - Integers of every width are int64. An unsigned 64-bit column is int64
//     when the statistics in the file say that all its values fit, else float64
//     (a note says that large values are rounded).
//   - Floats of 16, 32 and 64 bits are float64.
//   - Decimals without a fraction and of at most 18 digits are int64, others of
//     at most 17 significant digits float64, wider ones utf8. What counts are the
//     digits of the values when statistics tell them, else the declared precision.
//   - Dates are date32, times time64[us], timestamps of every unit and INT96
//     timestamp[us], with zone UTC when the file says that they are instants.
//     Digits below the microsecond are cut, and counted in a note.
//   - Strings, enums, JSON, UUIDs and intervals (as ISO 8601 durations) are utf8.
//   - Other bytes are utf8: as they are when valid UTF-8, else in hexadecimal
//     after "0x", counted in a note.
//   - The fields of a record become columns named "record.field". Lists, maps
//     and variants become one utf8 column of JSON text.
//
// All codecs but LZO are read, data pages of both versions, and every encoding
// that parquet-go knows. Encrypted files and columns kept in other files are refused.
//
// A value that its Arrow type cannot hold is null and counted: in a note for
// the file and as "fairset:misfits" in the metadata of the batch's schema field.
package parquet
