package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

const maxLayers = 6 // on top of each other; more is nobody's dataset

// peel finds the layers between the stored bytes and the data, one by one, each
// by the first bytes below the one before it. wanted names a member of the archive.
func (s *Source) peel(ctx context.Context, o Options, wanted string) error {
	archive := false
	for range maxLayers {
		head, err := s.head(ctx)
		if err != nil {
			return err
		}
		switch kind := s.kindOf(head); {
		case archive && kind == tarKind:
			return fmt.Errorf("%s is an archive inside an archive\nhint: unpack the outer one and pass %s", s.name, baseName(s.name))
		case kind == "":
			if wanted != "" && !archive {
				return fmt.Errorf("%s is no archive, so that %s cannot be in it\nhint: pass %s alone", s.name, wanted, s.name)
			}
			return nil
		case kind == zipKind || kind == tarKind:
			ok, err := s.enter(ctx, o, kind, wanted)
			if err != nil || !ok {
				return err
			}
			archive = true
		default:
			s.layers = append(s.layers, layer{kind: kind})
		}
	}
	return fmt.Errorf("%s: compressed over and over again\nhint: unpack it yourself if you trust it", s.name)
}

// kindOf names the next layer, "" when there is none. A zip archive is read
// from its end, so it can only be the outermost.
func (s *Source) kindOf(head []byte) string {
	if len(s.layers) == 0 && isZip(head) {
		return zipKind
	}
	if isTar(head) {
		return tarKind
	}
	if kind := compressionOf(head); kind != "" {
		return kind
	}
	fresh := len(s.layers) == 0 || s.layers[len(s.layers)-1].kind == zipKind || s.layers[len(s.layers)-1].kind == tarKind
	if fresh && strings.HasSuffix(strings.ToLower(s.name), ".br") {
		return br
	}
	return ""
}

// head returns the first bytes below the layers found so far. Damage is left
// to those who read the whole and can say where it is.
func (s *Source) head(ctx context.Context) ([]byte, error) {
	r, err := s.Reader(ctx)
	var head []byte
	if err == nil {
		defer r.Close()
		head, err = io.ReadAll(io.LimitReader(r, tarBlock))
	}
	var damaged *CorruptError
	if errors.As(err, &damaged) {
		err = nil
	}
	return head, err
}

// enter chooses a member of the archive below the layers found so far. ok is
// false for a zip archive that is a document, not a collection of files.
func (s *Source) enter(ctx context.Context, o Options, kind, wanted string) (ok bool, err error) {
	r, err := s.open(ctx)
	if err != nil {
		return false, err
	}
	defer r.Close()
	var members []member
	if kind == zipKind {
		members, err = listZip(ctx, s.path)
		if err == nil && wanted == "" && isDocument(members) {
			return false, nil
		}
	} else {
		members, err = listTar(ctx, r.Reader)
	}
	if err != nil {
		return false, err
	}
	chosen, others, err := choose(members, o.IsData, wanted)
	if err != nil {
		return false, fmt.Errorf("%s: %w", s.name, err)
	}
	s.layers = append(s.layers, layer{kind, chosen})
	s.name, s.others, s.size = members[chosen].name, others, members[chosen].size
	return true, nil
}
