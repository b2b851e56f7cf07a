package source

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
)

const (
	tarKind  = "tar"
	tarBlock = 512 // bytes of a header
)

// isTar checks the checksum of the first header, which every kind of tar has:
// the sum of its bytes, those of the checksum itself counted as spaces.
func isTar(head []byte) bool {
	if len(head) < tarBlock || head[0] == 0 {
		return false
	}
	digits := bytes.Trim(head[148:156], " \x00")
	want, err := strconv.ParseInt(string(digits), 8, 64)
	if err != nil {
		return false
	}
	sum := int64(8 * ' ')
	for i, c := range head[:tarBlock] {
		if i < 148 || i >= 156 {
			sum += int64(c)
		}
	}
	return sum == want
}

func listTar(ctx context.Context, r io.Reader) ([]member, error) {
	var members []member
	for t := tar.NewReader(r); ; {
		h, err := t.Next()
		switch {
		case err == io.EOF:
			return members, nil
		case errors.Is(err, tar.ErrInsecurePath): // nothing is ever written under a member's name
		case err != nil:
			return nil, tarDamage(ctx, r, err)
		case len(members) == maxMembers:
			return nil, damage(ctx, tarKind, 0, errMembers)
		}
		members = append(members, member{name: memberName(h.Name), size: h.Size, file: h.Typeflag == tar.TypeReg})
	}
}

// tarDamage says after how many bytes of the archive the list of its members breaks off.
func tarDamage(ctx context.Context, r io.Reader, err error) error {
	var offset int64
	switch below := r.(type) {
	case *unpacker:
		offset = below.n
	case io.Seeker:
		offset, _ = below.Seek(0, io.SeekCurrent)
	}
	return damage(ctx, tarKind, offset, err)
}

// openTar opens a member by its place.
func openTar(r io.Reader, index int) (io.Reader, error) {
	t := tar.NewReader(r)
	for range index + 1 {
		if _, err := t.Next(); err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return nil, err
		}
	}
	return t, nil
}
