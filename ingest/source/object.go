package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/s3blob" // s3://
	"gocloud.dev/gcerrors"
)

// stores are the object stores by the scheme of their addresses, and whether this
// program was built to read them.
var stores = []struct{ scheme, tag string }{{"s3", ""}, {"gs", "gcs"}, {"azblob", "azure"}}

// IsObject reports whether a path is the address of an object store, such as
// s3://bucket/houses.csv. What follows a question mark says where the store is
// and how to sign in, as gocloud.dev defines it.
func IsObject(path string) bool {
	scheme, _, ok := strings.Cut(path, "://")
	for _, s := range stores {
		if ok && strings.EqualFold(scheme, s.scheme) {
			return true
		}
	}
	return false
}

// A bucket is an opened object store with the address that was asked for.
type bucket struct {
	*blob.Bucket
	address *url.URL
	key     string // or pattern, or folder
	shown   string
}

func openBucket(ctx context.Context, address string) (*bucket, error) {
	shown := Shown(address)
	u, err := url.Parse(escapePattern(address))
	switch {
	case err != nil || u.Host == "":
		return nil, fmt.Errorf("%s: this address cannot be understood\nhint: it must read like s3://bucket/folder/houses.csv", shown)
	case u.User != nil:
		return nil, fmt.Errorf("%s: an address of this kind holds no credentials\nhint: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the like, in the environment", shown)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	for _, s := range stores {
		if s.scheme == u.Scheme && !blob.DefaultURLMux().ValidBucketScheme(u.Scheme) {
			return nil, fmt.Errorf("%s: this program was built without %s://\nhint: build it with go build -tags %s ./cmd/fairset, or download the file and pass its path", shown, s.scheme, s.tag)
		}
	}
	query := u.Query()
	if u.Scheme == "s3" && !query.Has("response_checksum_validation") {
		query.Set("response_checksum_validation", "when_required") // else it complains on standard error of objects without one
	}
	root := url.URL{Scheme: u.Scheme, Host: u.Host, RawQuery: query.Encode()}
	b, err := blob.OpenBucket(ctx, root.String())
	if err != nil {
		return nil, fmt.Errorf("%s: %w\nhint: an address may end in ?region=eu-west-1, ?profile=work, ?anonymous=true or ?endpoint=https://host&use_path_style=true", shown, err)
	}
	return &bucket{b, u, strings.TrimPrefix(u.Path, "/"), shown}, nil
}

// escapePattern keeps the ? of a query and takes nothing else in a key for syntax.
func escapePattern(address string) string { return strings.ReplaceAll(address, "#", "%23") }

// Objects returns the addresses that an address stands for: the objects that match
// its pattern, those of a folder when it ends in a slash or names none, or itself.
func Objects(ctx context.Context, address string) ([]string, error) {
	b, err := openBucket(ctx, address)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	pattern := strings.ContainsAny(b.key, "*[")
	if !pattern && b.key != "" && !strings.HasSuffix(b.key, "/") {
		return []string{address}, nil
	}
	prefix := b.key
	if pattern {
		prefix = b.key[:strings.IndexAny(b.key, "*[")]
	}
	var found []string
	for list := b.List(&blob.ListOptions{Prefix: prefix, Delimiter: "/"}); ; {
		object, err := list.Next(ctx)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", b.shown, objectError(ctx, err))
		}
		if ok, err := path.Match(b.key, object.Key); object.IsDir || object.Key == prefix || pattern && (!ok || err != nil) {
			continue
		}
		if len(found) == maxMembers {
			return nil, fmt.Errorf("%s: it holds more than %d objects\nhint: name a folder further down", b.shown, maxMembers)
		}
		one := *b.address
		one.Path, one.RawPath = "/"+object.Key, ""
		found = append(found, one.String())
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s: no object matches\nhint: check the address; a folder ends in a slash", b.shown)
	}
	return found, nil
}

// fetchObject downloads an object into a temporary file, which the caller removes.
// A connection that breaks is taken up where it broke, unless the object has changed.
func fetchObject(ctx context.Context, address string, limits webLimits) (file, name string, err error) {
	b, err := openBucket(ctx, address)
	if err != nil {
		return "", "", err
	}
	defer b.Close()
	f, err := createSpool()
	if err != nil {
		return "", "", err
	}
	o := &objectCopy{bucket: b, limits: limits, file: f}
	failed := retry(ctx, b.shown, limits, func() (int64, *webError) {
		failed := o.try(ctx)
		return o.have, failed
	})
	if err := errors.Join(failed, f.Close()); err != nil {
		return "", "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), baseName(memberName(b.key)), nil
}

// An objectCopy is the download of an object on its way.
type objectCopy struct {
	*bucket
	limits webLimits
	file   *os.File
	have   int64     // bytes in file
	size   int64     // of the object
	since  time.Time // when the object was last changed
}

// try asks for what is missing and takes what comes.
func (o *objectCopy) try(ctx context.Context) *webError {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	watch := time.AfterFunc(o.limits.silence, func() { cancel(errSilent) })
	defer watch.Stop()
	r, err := o.NewRangeReader(ctx, o.key, o.have, -1, nil)
	if err != nil {
		return objectError(ctx, err)
	}
	defer r.Close()
	switch {
	case o.have > 0 && (r.Size() != o.size || !r.ModTime().Equal(o.since)):
		return final(errors.New("the object changed while it was read"), "run again when nothing writes to it")
	case r.Size() > o.limits.bytes:
		return final(fmt.Errorf("it is larger than %d bytes", o.limits.bytes), "download it yourself and pass its path")
	}
	o.size, o.since = r.Size(), r.ModTime()
	block := make([]byte, 128<<10)
	for {
		watch.Reset(o.limits.silence)
		n, err := r.Read(block)
		if _, wrong := o.file.Write(block[:n]); wrong != nil {
			return final(wrong, "the download is kept in "+os.TempDir()+"; set TMPDIR to a folder with more room")
		}
		o.have += int64(n)
		switch {
		case err == io.EOF && o.have < o.size:
			return &webError{err: io.ErrUnexpectedEOF}
		case err == io.EOF:
			return nil
		case err != nil:
			return objectError(ctx, err)
		}
	}
}

// objectError says what an error of a store means for the one who asked.
func objectError(ctx context.Context, err error) *webError {
	if cause := context.Cause(ctx); cause != nil {
		return &webError{err: cause}
	}
	text := err.Error()
	switch code := gcerrors.Code(err); {
	case code == gcerrors.NotFound:
		return final(errors.New("there is no such object"), "check the bucket and the path; a folder ends in a slash")
	case code == gcerrors.PermissionDenied, strings.Contains(text, "AccessDenied"), strings.Contains(text, "Forbidden"):
		return final(errors.New("access is denied"), "check the credentials in the environment; public data may need ?anonymous=true")
	case strings.Contains(text, "failed to refresh cached credentials"), strings.Contains(text, "could not find default credentials"):
		return final(errors.New("no credentials were found"), "public data is read with ?anonymous=true at the end of the address; else sign in, such as with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
	case strings.Contains(text, "SignatureDoesNotMatch"), strings.Contains(text, "InvalidAccessKeyId"):
		return final(errors.New("the credentials are not accepted"), "check the credentials in the environment")
	case strings.Contains(strings.ToLower(text), "region"):
		return final(errors.New("the region of the bucket is not known or not the right one"), "put ?region=eu-west-1 or the like at the end of the address, or set AWS_REGION")
	case code == gcerrors.InvalidArgument, code == gcerrors.Unimplemented:
		return final(err, "check the address")
	case strings.Contains(text, "StatusCode: 4") && !strings.Contains(text, "StatusCode: 408") && !strings.Contains(text, "StatusCode: 429"):
		return final(err, "check the address and the credentials in the environment")
	}
	return &webError{err: err}
}
