package fairset_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The files under testdata are what their generators write today.
func TestGeneratorsWriteTestdata(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs every generator")
	}
	for _, name := range []string{"houses", "sparse", "noise", "tiny"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if out, err := exec.Command("go", "run", "./testdata/"+name, dir).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			made, err := os.ReadDir(dir)
			if err != nil || len(made) == 0 {
				t.Fatalf("the generator wrote %d files, error %v", len(made), err)
			}
			for _, file := range made {
				compare(t, filepath.Join(dir, file.Name()), filepath.Join("testdata", name, file.Name()))
			}
		})
	}
}

func compare(t *testing.T, made, kept string) {
	t.Helper()
	got, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what its generator writes: run go generate . and read the difference", kept)
	}
}
