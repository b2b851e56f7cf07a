package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
)

// A row is what the cells of one row are made from.
type row struct {
	number int64
	random *rand.Rand
	quoted bool   // its quotable cell stands in quotes
	cell   []byte // of the column at hand
}

// A column appends its cell of a row.
type column struct {
	name     string
	bare     bool // JSON writes it without quotes
	quotable bool
	append   func(cell []byte, r *row) []byte
}

var (
	cities = [...]string{
		"Amsterdam", "Berlin", "Bordeaux", "Gdańsk", "Lisbon", "London", "Lyon", "Madrid", "Milan", "München",
		"Oslo", "Paris", "Porto", "Prague", "Rome", "Rotterdam", "Tallinn", "Vienna", "Warsaw", "Zürich",
	}
	streets = [...]string{"Mill Lane", "High Street", "Station Road", "Church Street", "Park Avenue", "Elm Drive", "Queen's Road"}
	words   = [...]string{"bright", "quiet", "large", "small", "recently", "renovated", "garden", "terrace", "near", "station", "shops", "school"}
)

// columnsOf returns the columns of a kind of table.
func columnsOf(kind string, n int) ([]column, error) {
	switch kind {
	case "mixed":
		return mixed(), nil
	case "numeric":
		return numeric(20), nil
	case "wide":
		return wide(n), nil
	case "text":
		return texts(n), nil
	}
	return nil, fmt.Errorf("the kind %q is not known\nhint: mixed, numeric, wide or text", kind)
}

// mixed is 20 columns as public files have them.
func mixed() []column {
	return []column{
		{name: "id", bare: true, append: func(b []byte, r *row) []byte { return strconv.AppendInt(b, r.number+1, 10) }},
		{name: "code", append: func(b []byte, r *row) []byte { return append(b, fmt.Sprintf("C%07d", r.random.IntN(10_000_000))...) }},
		{name: "city", append: pick(cities[:])},
		{name: "street", append: func(b []byte, r *row) []byte {
			b = strconv.AppendInt(b, int64(r.random.IntN(400)), 10)
			return append(append(b, ' '), streets[r.random.IntN(len(streets))]...)
		}},
		{name: "postcode", append: func(b []byte, r *row) []byte { return append(b, fmt.Sprintf("%05d", r.random.IntN(20_000))...) }},
		{name: "sold", append: date},
		{name: "listed", append: func(b []byte, r *row) []byte {
			b = append(date(b, r), ' ')
			return append(b, fmt.Sprintf("%02d:%02d:%02d", r.random.IntN(24), r.random.IntN(60), r.random.IntN(60))...)
		}},
		{name: "price", bare: true, append: func(b []byte, r *row) []byte {
			return strconv.AppendFloat(b, math.Exp(12+r.random.NormFloat64()/2), 'f', 2, 64)
		}},
		{name: "area", bare: true, append: decimal(90, 30, 1)},
		{name: "rooms", bare: true, append: whole(1, 9)},
		{name: "year", bare: true, append: whole(1890, 135)},
		{name: "garden", bare: true, append: func(b []byte, r *row) []byte { return strconv.AppendBool(b, r.random.IntN(3) == 0) }},
		{name: "energy", append: pick([]string{"A", "B", "C", "D", "E", "F", "G"})},
		{name: "latitude", bare: true, append: decimal(48, 4, 6)},
		{name: "longitude", bare: true, append: decimal(8, 6, 6)},
		{name: "score", bare: true, append: lacking(20, decimal(0, 1, 4))},
		{name: "visits", bare: true, append: whole(0, 100_000)},
		{name: "agent", append: lacking(10, func(b []byte, r *row) []byte {
			return strconv.AppendInt(append(b, "agent-"...), int64(r.random.IntN(3000)), 10)
		})},
		{name: "remark", quotable: true, append: sentence(5)},
		{name: "notes", append: func(b []byte, r *row) []byte {
			if r.random.IntN(100) < 60 {
				return b
			}
			return append(b, words[r.random.IntN(len(words))]...)
		}},
	}
}

// numeric is n columns of numbers in five shapes.
func numeric(n int) []column {
	columns := make([]column, n)
	for i := range columns {
		shape := [...]func([]byte, *row) []byte{decimal(0, 1, 6), whole(0, 1_000_000), decimal(5000, 900, 2), whole(0, 50), decimal(1, 0.2, 12)}[i%5]
		columns[i] = column{name: "x" + strconv.Itoa(i), bare: true, append: shape}
	}
	return columns
}

// wide is n columns, every tenth of words.
func wide(n int) []column {
	columns := numeric(n)
	for i := 9; i < n; i += 10 {
		columns[i].bare, columns[i].append = false, pick(cities[:])
	}
	return columns
}

// texts is n columns of some 90 bytes a cell.
func texts(n int) []column {
	columns := make([]column, n)
	for i := range columns {
		columns[i] = column{name: "t" + strconv.Itoa(i), append: sentence(14)}
	}
	return columns
}

func pick(from []string) func([]byte, *row) []byte {
	return func(b []byte, r *row) []byte { return append(b, from[r.random.IntN(len(from))]...) }
}

func whole(from, span int) func([]byte, *row) []byte {
	return func(b []byte, r *row) []byte { return strconv.AppendInt(b, int64(from+r.random.IntN(span)), 10) }
}

func decimal(mean, sd float64, digits int) func([]byte, *row) []byte {
	return func(b []byte, r *row) []byte {
		return strconv.AppendFloat(b, mean+sd*r.random.NormFloat64(), 'f', digits, 64)
	}
}

// lacking leaves one in every cells out.
func lacking(every int, cell func([]byte, *row) []byte) func([]byte, *row) []byte {
	return func(b []byte, r *row) []byte {
		if r.random.IntN(every) == 0 {
			return b
		}
		return cell(b, r)
	}
}

func date(b []byte, r *row) []byte {
	return append(b, fmt.Sprintf("%04d-%02d-%02d", 2010+r.random.IntN(15), 1+r.random.IntN(12), 1+r.random.IntN(28))...)
}

func sentence(n int) func([]byte, *row) []byte {
	return func(b []byte, r *row) []byte {
		for i := range n {
			if i > 0 {
				b = append(b, ' ')
			}
			b = append(b, words[r.random.IntN(len(words))]...)
		}
		return b
	}
}
