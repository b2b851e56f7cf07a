//go:build gcs

package source

import _ "gocloud.dev/blob/gcsblob" // gs://, which doubles the size of the program
