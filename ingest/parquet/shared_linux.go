package parquet

import (
	"os"

	"golang.org/x/sys/unix"
)

// newShared makes memory that two processes can see; nil where the system does not let us.
func newShared(size int64) *os.File {
	fd, err := unix.MemfdCreate("fairset-batches", unix.MFD_CLOEXEC|unix.MFD_ALLOW_SEALING)
	if err != nil {
		return nil
	}
	f := os.NewFile(uintptr(fd), "batches")
	if err := f.Truncate(size); err != nil {
		f.Close() // there is nothing in it
		return nil
	}
	if _, err := unix.FcntlInt(f.Fd(), unix.F_ADD_SEALS, unix.F_SEAL_SHRINK|unix.F_SEAL_GROW); err != nil {
		f.Close() // a view of memory that can be cut off is not safe
		return nil
	}
	return f
}

// mapShared returns a view of it; nil where there is none.
func mapShared(f *os.File, write bool) []byte {
	protection := unix.PROT_READ
	if write {
		protection |= unix.PROT_WRITE
	}
	info, err := f.Stat()
	if err != nil {
		return nil
	}
	view, err := unix.Mmap(int(f.Fd()), 0, int(info.Size()), protection, unix.MAP_SHARED)
	if err != nil {
		return nil
	}
	return view
}

func unmapShared(view []byte) { _ = unix.Munmap(view) } // it is ours: nothing can be wrong
