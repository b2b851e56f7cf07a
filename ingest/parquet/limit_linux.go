package parquet

import (
	"bytes"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

const pipeBytes = 1 << 20 // what the system lets everybody have

// limitMemory lets the process take so many bytes more of address space than
// it has. Note: the limit is on top of what is there, because the Go runtime
// reserves address space at the start that it may never use.
func limitMemory(limit int64) error {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return err
	}
	pages, err := strconv.ParseInt(string(bytes.Fields(statm)[0]), 10, 64)
	if err != nil {
		return err
	}
	most := uint64(pages*int64(os.Getpagesize()) + limit)
	return unix.Setrlimit(unix.RLIMIT_AS, &unix.Rlimit{Cur: most, Max: most})
}

// tied makes the child end when this process does.
func tied() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// widen lets a pipe hold more than usual, so that the two sides wait less for each other.
func widen(pipe *os.File) {
	raw, err := pipe.SyscallConn()
	if err != nil {
		return
	}
	_ = raw.Control(func(fd uintptr) { _, _ = unix.FcntlInt(fd, unix.F_SETPIPE_SZ, pipeBytes) }) // it works without, too
}

// program is the running program, also when its file was replaced meanwhile.
func program() (string, error) { return "/proc/self/exe", nil }
