package cell

import (
	"encoding/json"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

// items is what the items of lists are, as a set; nulls are in none.
type items uint8

const (
	itemBoolean items = 1 << iota
	itemInteger
	itemWide // an integer that float64 does not hold
	itemDecimal
	itemString
	itemOther // a list, an object or a number that no type holds
)

// settled is the one item type that holds all of the set, itemOther when none does.
func (s items) settled() items {
	switch {
	case s == 0, s == itemString:
		return itemString
	case s == itemBoolean:
		return itemBoolean
	case s&^(itemInteger|itemWide) == 0:
		return itemInteger
	case s&^(itemInteger|itemDecimal) == 0:
		return itemDecimal
	}
	return itemOther
}

// hold reports whether a list of settled items may have those of the set other.
func (s items) hold(other items) bool {
	switch s {
	case itemInteger:
		return other&^(itemInteger|itemWide) == 0
	case itemDecimal:
		return other&^(itemInteger|itemDecimal) == 0
	}
	return other&^s == 0
}

func (s items) arrow() arrow.DataType {
	switch s {
	case itemBoolean:
		return arrow.FixedWidthTypes.Boolean
	case itemInteger:
		return arrow.PrimitiveTypes.Int64
	case itemDecimal:
		return arrow.PrimitiveTypes.Float64
	}
	return arrow.BinaryTypes.String
}

func (s items) String() string {
	switch s {
	case itemBoolean:
		return "booleans"
	case itemInteger:
		return "integers"
	case itemDecimal:
		return "decimals"
	}
	return "texts"
}

// eachItem calls visit with the items of a list in valid JSON, up to the first that is a list or an object.
func eachItem(list []byte, visit func(item []byte, is items)) {
	for at := 1; ; {
		for list[at] == ',' || isSpace(list[at]) {
			at++
		}
		if list[at] == ']' {
			return
		}
		end := itemEnd(list, at)
		item := list[at:end]
		is := itemOf(item)
		visit(item, is)
		if item[0] == '[' || item[0] == '{' {
			return
		}
		at = end
	}
}

// itemEnd is where the string or word at a place of a list ends.
func itemEnd(list []byte, at int) int {
	end := at + 1
	switch list[at] {
	case '[', '{':
		return end
	case '"':
		for ; list[end] != '"'; end++ {
			if list[end] == '\\' {
				end++
			}
		}
		return end + 1
	}
	for list[end] != ',' && list[end] != ']' && !isSpace(list[end]) {
		end++
	}
	return end
}

func itemOf(item []byte) items {
	switch item[0] {
	case '"':
		return itemString
	case 't', 'f':
		return itemBoolean
	case 'n':
		return 0
	case '[', '{':
		return itemOther
	}
	switch _, c := parseDecimal(item); c {
	case classInteger:
		return itemInteger
	case classWide:
		return itemWide
	case classDecimal, classThousandths:
		return itemDecimal
	}
	return itemOther
}

// itemsOf tells what the items of a list are.
func itemsOf(list []byte) (all items) {
	eachItem(list, func(_ []byte, is items) { all |= is })
	return all
}

// appendItems adds a list whose items are known to fit.
func appendItems(to *array.ListBuilder, list []byte) {
	to.Append(true)
	eachItem(list, func(item []byte, is items) {
		if is == 0 {
			to.ValueBuilder().AppendNull()
			return
		}
		switch b := to.ValueBuilder().(type) {
		case *array.BooleanBuilder:
			b.Append(item[0] == 't')
		case *array.Int64Builder:
			v, _ := parseInteger(item)
			b.Append(v)
		case *array.Float64Builder:
			v, _ := parseDecimal(item)
			b.Append(v)
		case *array.StringBuilder:
			b.Append(unquoted(item))
		}
	})
}

// unquoted is the text of a JSON string.
func unquoted(item []byte) (text string) {
	inner := item[1 : len(item)-1]
	for _, b := range inner {
		if b == '\\' {
			if json.Unmarshal(item, &text) == nil {
				return text
			}
			break
		}
	}
	return string(inner)
}
