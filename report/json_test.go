package report

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What JSON writes reads back as the Document that was written.
func TestJSONReadsBack(t *testing.T) {
	for name, d := range map[string]Document{"houses": houses(), "hostile": validUTF8(t, hostile()), "bare": {}} {
		var got Document
		if err := json.Unmarshal(render(t, JSON, d), &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(d, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Beside encoding/json, its slow and obvious twin, JSON differs in empty lists only.
func TestJSONTwin(t *testing.T) {
	var want, got any
	text, err := json.Marshal(houses())
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(bytes.ReplaceAll(text, []byte(":null"), []byte(":[]")), &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(render(t, JSON, houses()), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// JSON has no word for NaN and infinity: they become null, wherever they stand.
func TestNotFinite(t *testing.T) {
	d := houses()
	nan := math.NaN()
	d.Profile.Missing.Share, d.Profile.Missing.Effective = nan, math.Inf(1)
	d.Profile.Columns[1].Numeric.Mean, d.Profile.Columns[1].Numeric.Max = nan, math.Inf(-1)
	d.Profile.Columns[1].Histogram.Edges[0] = nan
	d.Profile.Target.Features[0].Value, d.Profile.Target.Features[1].Null95 = nan, math.Inf(1)
	d.Profile.Target.Baseline.Linear.Lo = nan
	d.Profile.Associations[0].Value = nan
	d.Verdict.Findings[0].Measures[0].Value.Value = nan
	for ext, write := range writers() {
		text := render(t, write, d)
		if bytes.Contains(text, []byte("NaN")) && ext != "html" || bytes.Contains(text, []byte("+Inf")) {
			t.Errorf("%s shows a number that is none", ext)
		}
		if ext == "json" && !json.Valid(text) {
			t.Error("not JSON")
		}
	}
}

// validUTF8 takes out the one attack that JSON cannot carry: invalid UTF-8.
func validUTF8(t *testing.T, d Document) Document {
	t.Helper()
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var out Document
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
