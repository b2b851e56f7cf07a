package report

import (
	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/verdict"
)

// Schema names the version of the JSON document.
const Schema = "fairset/1"

// A Document is everything that a report says, ready to be written as text,
// JSON or HTML.
type Document struct {
	Schema  string         `json:"schema"`
	Version string         `json:"version"` // of fairset
	Command string         `json:"command"` // repeats this report
	Reading ingest.Reading `json:"reading"`
	// Tables are the tables beside the judged one in the same input.
	Tables []Table `json:"tables,omitempty"`
	// Metadata is what was told of the dataset beside its bytes, nil for nothing.
	Metadata *metadata.Metadata `json:"metadata,omitempty"`
	Profile  *profile.Profile   `json:"profile"`
	// Weaknesses are those of the Profile.
	Weaknesses []profile.Weakness `json:"weaknesses"`
	Effort     *verdict.Effort    `json:"effort,omitempty"`
	Verdict    verdict.Verdict    `json:"verdict"`
}

// A Table is a table that was measured and not judged.
type Table struct {
	Reading ingest.Reading   `json:"reading"`
	Profile *profile.Profile `json:"profile"`
}
