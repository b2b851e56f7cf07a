package cell

import (
	"encoding/json"
	"reflect"
	"testing"
)

// columnsSeen are cells of columns, by what they hold.
var columnsSeen = map[string][]string{
	"nothing":           {"", " ", "NA"},
	"whole numbers":     {"1", "2", "-3"},
	"decimals":          {"1.5", "2", "1.234"},
	"wide numbers":      {"9007199254740993", "1"},
	"leading zeros":     {"007", "12"},
	"text":              {"a", "b1", "c"},
	"words and numbers": {"closed", "1", "2"},
	"true and false":    {"true", "false"},
	"T":                 {"T", "T"},
	"F":                 {"F"},
	"dates":             {"2020-01-02", "2020-02-03"},
	"times":             {"2020-01-02 10:00", "2020-01-02T11:00:01"},
	"with zone":         {"2020-01-02T10:00:00Z"},
	"of the day":        {"10:30", "11:45"},
	"days or months":    {"3/4/2020", "5/6/2020"},
	"days first":        {"31/1/2020", "3/4/2020"},
	"thousands":         {"1,234", "1,234,567", "12"},
	"amounts":           {"$1,200.50", "$3"},
	"percent":           {"12 %", "3 %"},
}

func evidenceOf(cells ...string) Evidence {
	var s Sampler
	for _, text := range cells {
		s.Add([]byte(text), false)
	}
	return s.Evidence()
}

// TestStateOfEvidence writes what was seen of columns and reads it back.
func TestStateOfEvidence(t *testing.T) {
	for name, cells := range columnsSeen {
		e := evidenceOf(cells...)
		typ := e.decide(orderAssumed)
		for _, value := range []any{e, typ} {
			data, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			back := reflect.New(reflect.TypeOf(value))
			if err := json.Unmarshal(data, back.Interface()); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if got := back.Elem().Interface(); !reflect.DeepEqual(got, value) {
				t.Errorf("%s: %s was read as %+v, want %+v", name, data, got, value)
			}
		}
	}
}

// TestForeignState reads what no column writes.
func TestForeignState(t *testing.T) {
	for _, data := range []string{
		`{"kind":99}`, `{"kind":1,"pair":9}`, `{"kind":4,"order":3}`, `{"kind":2,"notation":8}`, `{"kind":8,"items":255}`, `[]`,
	} {
		typ := Type{kind: kindText}
		if err := json.Unmarshal([]byte(data), &typ); err == nil || typ.kind != kindText {
			t.Errorf("type %s was read as %v, with %v", data, typ, err)
		}
	}
	for _, data := range []string{
		`{"values":-1}`, `{"classes":[0,-5]}`, `{"classes":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}`, `{"layouts":[{"layout":9999,"count":1}]}`,
		`{"layouts":[{"layout":1,"count":-1}]}`, `{"styles":[{"fits":1,"count":-2}]}`, `{"words":["a","b","c","d","e","f","g","h","i","j","k"]}`, `{"values":9000000000000000000}`, `7`,
	} {
		var e Evidence
		if err := json.Unmarshal([]byte(data), &e); err == nil || !reflect.DeepEqual(e, Evidence{}) {
			t.Errorf("evidence %s was read as %+v, with %v", data, e, err)
		}
	}
}

// FuzzState reads any bytes: what comes out can be used.
func FuzzState(f *testing.F) {
	for _, cells := range columnsSeen {
		e := evidenceOf(cells...)
		data, _ := json.Marshal(e)
		typ, _ := json.Marshal(e.decide(orderAssumed))
		f.Add(data, typ)
	}
	f.Fuzz(func(t *testing.T, data, typed []byte) {
		var e Evidence
		var typ Type
		if json.Unmarshal(data, &e) != nil || json.Unmarshal(typed, &typ) != nil {
			return
		}
		sample, found := TypeOfAll(typ, e, e.Told(typ))
		e.Merge(e.Behind(5))
		_ = []any{e.Layouts(), found.String(), found.Arrow(), typ.String(), typ.Carries(found, e), sample.Kind(), e.Unsettled(typ)}
	})
}
