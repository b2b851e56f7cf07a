package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt stops fairset while it waits for standard input: it must end at
// once with status 130 and leave nothing behind.
func TestInterrupt(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// testscript.Main makes the test binary act as fairset when it is called so.
	link := filepath.Join(t.TempDir(), "fairset")
	if err := os.Symlink(exe, link); err != nil {
		t.Skipf("SKIP: no symbolic links here: %v", err)
	}
	dir, spool := t.TempDir(), t.TempDir()
	cmd := exec.Command(link, "vet", "-")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TMPDIR="+spool)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	watchdog := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
	defer watchdog.Stop()
	// A full pipe proves that fairset is reading.
	if _, err := stdin.Write(bytes.Repeat([]byte("a,b\n1,2\n"), 1<<16)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("%v, want exit status %d; stderr: %s", err, exitInterrupted, &stderr)
	}
	for _, folder := range []string{dir, spool} {
		if entries, _ := os.ReadDir(folder); len(entries) != 0 {
			t.Errorf("%s is not empty: %v", folder, entries)
		}
	}
}
