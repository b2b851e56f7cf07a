package parquet

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	misbehave(os.Getenv(envMisbehave))
	ChildMain()
	os.Exit(m.Run())
}
