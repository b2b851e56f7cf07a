package parquet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// limits bound what a reading child may take.
type limits struct {
	memory int64         // bytes of address space beyond what a fresh process has
	stall  time.Duration // without a byte from it while one is waited for
	env    []string      // more environment
}

// defaultLimits keep the child below 1 GiB: what a process starts with is resident only in part.
func defaultLimits() limits { return limits{memory: 960 << 20, stall: 10 * time.Second} }

// A process is a running reading child.
type process struct {
	cmd    *exec.Cmd
	file   *os.File // the Parquet file
	out    *os.File // what the child writes
	stderr *tail
	frames frameReader
	limits limits
	cancel context.CancelFunc
}

// start starts a child on a file and reads the header it sends.
func start(ctx context.Context, path, mode string, workers int, l limits) (*process, error) {
	if isChild() {
		return nil, errors.New("a reading child cannot start another: call parquet.ChildMain first in main")
	}
	p := &process{limits: l, stderr: &tail{}}
	if err := p.spawn(ctx, path, mode, workers); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	if err := p.frames.start(); err != nil {
		return nil, p.fail(ctx, err)
	}
	return p, nil
}

func (p *process) spawn(ctx context.Context, path, mode string, workers int) error {
	name, err := program()
	if err != nil {
		return err
	}
	if p.file, err = os.Open(path); err != nil {
		return err
	}
	var in *os.File
	if p.out, in, err = os.Pipe(); err != nil {
		return err
	}
	defer in.Close() // the child has its own
	ctx, p.cancel = context.WithCancel(ctx)
	p.cmd = exec.CommandContext(ctx, name)
	p.cmd.Args = []string{os.Args[0], childArgument}
	p.cmd.Env = append([]string{
		envMode + "=" + mode, envMemory + "=" + strconv.FormatInt(p.limits.memory, 10),
		"GOMAXPROCS=" + strconv.Itoa(workers), "GOTRACEBACK=none",
	}, p.limits.env...)
	p.cmd.Stdout, p.cmd.Stderr, p.cmd.ExtraFiles = in, p.stderr, []*os.File{p.file}
	p.cmd.SysProcAttr = tied()
	widen(in)
	p.frames.r = p
	if err := p.cmd.Start(); err != nil {
		p.cmd = nil
		return fmt.Errorf("starting the reading child: %w", err)
	}
	return nil
}

// Read reads what the child writes and gives up when nothing comes.
func (p *process) Read(b []byte) (int, error) {
	if err := p.out.SetReadDeadline(time.Now().Add(p.limits.stall)); err != nil {
		return 0, err
	}
	return p.out.Read(b)
}

// stop ends the child, waits for it and lets go of all it had.
func (p *process) stop() error {
	if p.cancel != nil {
		p.cancel()
	}
	var err error
	if p.cmd != nil {
		err = p.cmd.Wait()
		p.cmd = nil
	}
	for _, f := range []*os.File{p.file, p.out} {
		if f != nil {
			f.Close() // opened for reading only: nothing to lose
		}
	}
	p.file, p.out = nil, nil
	var exit *exec.ExitError
	if errors.As(err, &exit) || errors.Is(err, context.Canceled) {
		return nil // it was told to end, or fail says why it did
	}
	return err
}

// fail ends the child and says why reading failed; err is what the reader of
// its output met.
func (p *process) fail(ctx context.Context, err error) error {
	cmd := p.cmd
	stalled := errors.Is(err, os.ErrDeadlineExceeded)
	if !stalled && cmd != nil {
		p.out.Close() // a child that still writes ends by that
	}
	stop := p.stop()
	var reported failure
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &reported):
		return reported
	case stalled:
		return fault(hintDamaged, "nothing could be read from the file for %v", p.limits.stall)
	case p.stderr.tells("out of memory", "cannot allocate memory", "failed to reserve", "address space"):
		return fault(hintDamaged+"; a sound file of this kind can be written again with smaller row groups and pages",
			"reading the file takes more memory than the limit of %d MiB", p.limits.memory>>20)
	case p.stderr.first() != "":
		return fault(hintDamaged, "the process that reads the file died: %s", p.stderr.first())
	}
	return errors.Join(fmt.Errorf("the process that reads the file ended too early: %w", err), stop)
}

// A tail keeps the beginning of what the child says on standard error.
type tail struct{ text bytes.Buffer }

func (t *tail) Write(p []byte) (int, error) {
	if room := 64<<10 - t.text.Len(); room > 0 {
		t.text.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (t *tail) tells(parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(t.text.String(), part) {
			return true
		}
	}
	return false
}

func (t *tail) first() string {
	line, _, _ := strings.Cut(strings.TrimSpace(t.text.String()), "\n")
	return line
}
