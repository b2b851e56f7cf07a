package ingest

import (
	"os"
	"testing"

	"github.com/fairset/fairset/ingest/parquet"
)

func TestMain(m *testing.M) {
	parquet.ChildMain()
	os.Exit(m.Run())
}
