//go:build azure

package source

import _ "gocloud.dev/blob/azureblob" // azblob://, which needs more room in the program than it is worth for most
