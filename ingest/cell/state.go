package cell

import (
	"encoding/json"
	"errors"
	"slices"
)

// Types and Evidence can be written as JSON and read again, which checks them: what was read is
// what could have been written.

var errState = errors.New("this is the state of no column")

type typeState struct {
	Kind     kind     `json:"kind"`
	Pair     pair     `json:"pair,omitempty"`
	Order    order    `json:"order,omitempty"`
	Forced   bool     `json:"forced,omitempty"`
	Items    items    `json:"items,omitempty"`
	Styled   bool     `json:"styled,omitempty"`
	Notation notation `json:"notation,omitempty"`
	Unit     string   `json:"unit,omitempty"`
}

// MarshalJSON writes t.
func (t Type) MarshalJSON() ([]byte, error) {
	return json.Marshal(typeState{t.kind, t.pair, t.order, t.forced, t.items, t.styled, t.notation, t.unit})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Type) UnmarshalJSON(data []byte) error {
	var s typeState
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	if s.Kind > kindText || s.Pair > pairAny || s.Order > orderDayFirst || s.Notation >= notationCount || s.Items >= 2*itemOther {
		return errState
	}
	*t = Type{s.Kind, s.Pair, s.Order, s.Forced, s.Items, s.Styled, s.Notation, s.Unit}
	return nil
}

type evidenceState struct {
	Values     int64         `json:"values,omitempty"`
	Misfits    int64         `json:"misfits,omitempty"`
	Classes    []int64       `json:"classes,omitempty"` // without the zeros behind the last
	Layouts    []layoutState `json:"layouts,omitempty"`
	Styles     []styleState  `json:"styles,omitempty"`
	ManyStyles int64         `json:"many_styles,omitempty"`
	Items      items         `json:"items,omitempty"`
	Words      []string      `json:"words,omitempty"`
	TooMany    bool          `json:"too_many,omitempty"`
}

type layoutState struct {
	Layout layout `json:"layout"`
	Count  int64  `json:"count"`
	First  int64  `json:"first,omitempty"`
	At     Place  `json:"at,omitzero"`
}

type styleState struct {
	Fits   notations `json:"fits"`
	Whole  notations `json:"whole,omitempty"`
	First  uint8     `json:"first,omitempty"`
	Groups uint8     `json:"groups,omitempty"`
	Odd    bool      `json:"odd,omitempty"`
	Unit   string    `json:"unit,omitempty"`
	Count  int64     `json:"count"`
}

// MarshalJSON writes e.
func (e Evidence) MarshalJSON() ([]byte, error) {
	s := evidenceState{
		Values: e.values, Misfits: e.misfits, Classes: e.classes[:],
		ManyStyles: e.styles.tooMany, Items: e.items, Words: e.words, TooMany: e.tooMany,
	}
	for len(s.Classes) > 0 && s.Classes[len(s.Classes)-1] == 0 {
		s.Classes = s.Classes[:len(s.Classes)-1]
	}
	for _, l := range e.layouts {
		s.Layouts = append(s.Layouts, layoutState{l.layout, l.count, l.first, l.at})
	}
	for _, c := range e.styles.counts {
		s.Styles = append(s.Styles, styleState{c.style.fits, c.style.whole, c.style.first, c.style.groups, c.style.odd, c.style.unit, c.count})
	}
	return json.Marshal(s)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Evidence) UnmarshalJSON(data []byte) error {
	var s evidenceState
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	counts := append([]int64{s.Values, s.Misfits, s.ManyStyles}, s.Classes...)
	read := Evidence{values: s.Values, misfits: s.Misfits, items: s.Items, words: s.Words, tooMany: s.TooMany}
	if len(s.Classes) > len(read.classes) || len(s.Words) > maxWords || s.Items >= 2*itemOther {
		return errState
	}
	copy(read.classes[:], s.Classes)
	for _, l := range s.Layouts {
		if l.Layout >= 2*layoutZoned || l.First < 0 {
			return errState
		}
		counts = append(counts, l.Count)
		read.addLayout(layoutCount{l.Layout, l.Count, l.First, l.At})
	}
	for _, c := range s.Styles {
		counts = append(counts, c.Count)
		read.styles.add(style{c.Fits, c.Whole, c.First, c.Groups, c.Odd, c.Unit}, c.Count)
	}
	if s.ManyStyles > 0 {
		read.styles = styleCounts{tooMany: s.ManyStyles}
	}
	if slices.Min(counts) < 0 || slices.Max(counts) > 1<<48 {
		return errState
	}
	slices.Sort(read.words)
	*e = read
	return nil
}
