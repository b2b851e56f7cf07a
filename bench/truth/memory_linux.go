package main

import "syscall"

// childMemory is the most memory in bytes that a child of this process, such as
// one that reads Parquet, has held.
func childMemory() (most int64, known bool) {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &use); err != nil {
		return 0, false
	}
	return use.Maxrss << 10, true
}
