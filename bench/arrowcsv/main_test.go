package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mixed.csv")
	header := "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t\n"
	row := `1,"x, y",z,w,v,2024-01-02,2024-01-02 03:04:05,1.5,2.5,3,4,true,u,5.5,6.5,,7,r,s,t` + "\n"
	if err := os.WriteFile(path, []byte(header+row+row), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run([]string{path}, &out); err != nil || out.String() != "2 rows, 38 values\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}
