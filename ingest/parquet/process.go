package parquet

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
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
	shared int64         // bytes of memory that batches are put into for both to see; what does not fit goes through the pipe
}

// defaultLimits keep the child below 1 GiB: what a process starts with is resident only in part.
func defaultLimits() limits {
	return limits{memory: 960 << 20, shared: 48 << 20, stall: 10 * time.Second}
}

// A process is a running reading child.
type process struct {
	cmd    *exec.Cmd
	file   *os.File // the Parquet file
	out    *os.File // what the child writes
	orders *os.File // what it is told
	stderr *tail
	frames frameReader
	shared sharedMemory
	header header
	schema []byte // as the child sent it
	limits limits
	cancel context.CancelFunc
}

// start starts a child on a file and reads the header and the schema that it sends. The child ends when ctx does
// before that; later only as it is told.
func start(ctx context.Context, path string, l limits) (*process, error) {
	if isChild() {
		return nil, errors.New("a reading child cannot start another: call parquet.ChildMain first in main")
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p := &process{limits: l, stderr: &tail{}}
	p.shared.free = func(index int) { p.order(orderFree, index) }
	if err := p.spawn(context.WithoutCancel(ctx), path); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	defer context.AfterFunc(ctx, p.cancel)()
	if err := p.hello(); err != nil {
		return nil, p.fail(ctx, err)
	}
	return p, nil
}

// hello reads the header and the schema.
func (p *process) hello() error {
	_, content, err := p.frames.next(frameHeader)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(content, &p.header); err != nil {
		return err
	}
	_, content, err = p.frames.next(frameSchema)
	p.schema = bytes.Clone(content)
	return err
}

func (p *process) spawn(ctx context.Context, path string) error {
	name, err := program()
	if err != nil {
		return err
	}
	if p.file, err = os.Open(path); err != nil {
		return err
	}
	var out, orders *os.File // the child's ends
	if p.out, out, err = os.Pipe(); err != nil {
		return err
	}
	defer out.Close() // the child has its own
	if orders, p.orders, err = os.Pipe(); err != nil {
		return err
	}
	defer orders.Close()
	ctx, p.cancel = context.WithCancel(ctx)
	p.cmd = exec.CommandContext(ctx, name)
	p.cmd.Args = []string{os.Args[0], childArgument}
	p.cmd.Env = append([]string{envMemory + "=" + strconv.FormatInt(p.limits.memory, 10), "GOMAXPROCS=1", "GOTRACEBACK=none"}, p.limits.env...)
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr, p.cmd.ExtraFiles = orders, out, p.stderr, []*os.File{p.file}
	p.cmd.SysProcAttr = tied()
	defer p.share()()
	widen(out)
	p.frames.r = bufio.NewReaderSize(p, 32<<10)
	if err := p.cmd.Start(); err != nil {
		p.cmd = nil
		return fmt.Errorf("starting the reading child: %w", err)
	}
	return nil
}

// share has the child put its batches into memory that both see, where that is possible. What it
// returns is called when the child runs.
func (p *process) share() (done func()) {
	if p.limits.shared == 0 {
		return func() {}
	}
	f := newShared(p.limits.shared)
	if f == nil {
		return func() {}
	}
	if p.shared.view = mapShared(f, false); p.shared.view != nil {
		p.cmd.ExtraFiles = append(p.cmd.ExtraFiles, f)
		p.cmd.Env = append(p.cmd.Env, envShared+"=1")
	}
	return func() { f.Close() } // the view stays
}

// order tells the child something. One that is gone does not hear it, which shows when its answer is read.
func (p *process) order(what byte, number int) { _ = writeOrder(p.orders, what, number) }

// Read reads what the child writes and gives up when nothing comes.
func (p *process) Read(b []byte) (int, error) {
	if err := p.out.SetReadDeadline(time.Now().Add(p.limits.stall)); err != nil {
		return 0, err
	}
	return p.out.Read(b)
}

// leave lets the child end by itself: it waits for orders.
func (p *process) leave() error {
	p.orders.Close() // nothing to lose
	var err error
	if p.cmd != nil {
		err = p.cmd.Wait()
		p.cmd = nil
	}
	return errors.Join(err, p.stop())
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
	for _, f := range []*os.File{p.file, p.out, p.orders} {
		if f != nil {
			f.Close() // nothing to lose
		}
	}
	p.shared.end()
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
