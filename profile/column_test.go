package profile

import (
	"fmt"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/google/go-cmp/cmp"
)

// fill makes n cells.
func fill(n int, cell func(i int) any) []any {
	cells := make([]any, n)
	for i := range cells {
		cells[i] = cell(i)
	}
	return cells
}

// cycle makes n cells that repeat the given ones.
func cycle(n int, of ...any) []any { return fill(n, func(i int) any { return of[i%len(of)] }) }

func TestKind(t *testing.T) {
	tests := []struct {
		name  string
		cells []any
		want  Kind
	}{
		{"nothing", cycle(5, nil), Empty},
		{"words", cycle(30, "NA", ""), Empty},
		{"same", cycle(9, 7, nil), Constant},
		{"flag", cycle(9, true, false), Boolean},
		{"flag", cycle(9, 0, 1), Boolean},
		{"smoker", cycle(9, "Yes", "No"), Boolean},
		{"rooms", cycle(90, 1, 2, 3, 4, 5), Integer},
		{"code of sex", cycle(90, 1, 2), Code},
		{"sex", cycle(90, 1, 2), Category},
		{"species class", cycle(90, 1, 2, 3), Category},
		{"price", fill(90, func(i int) any { return float64(i*i%101) / 4 }), Decimal},
		{"doors", cycle(90, 2.0, 3.0, 5.0), Integer},
		{"", fill(30, func(i int) any { return i + 1 }), Identifier},
		{"counter", fill(30, func(i int) any { return i + 100 }), Identifier},
		{"year", fill(30, func(i int) any { return i + 1950 }), Integer},
		{"week", fill(30, func(i int) any { return i + 1 }), Integer},
		{"population", fill(30, func(i int) any { return (i*7919 + 13) % 10007 }), Integer},
		{"customer_id", fill(30, func(i int) any { return (i*7919 + 13) % 10007 }), Identifier},
		{"customerID", fill(200, func(i int) any { return fmt.Sprintf("%04d-XK%c", i*37%9973, 'A'+i%26) }), Identifier},
		{"ticket", fill(200, func(i int) any { return fmt.Sprintf("A%05d", i*37) }), Identifier},
		{"registration", fill(200, func(i int) any { return fmt.Sprintf("SC%06d", 20000+i*37%170) }), Identifier},
		{"Unique Animal ID", fill(400, func(i int) any { return fmt.Sprintf("%dF-PM-%d", i%395, i%2) }), Identifier},
		{"yearID", fill(600, func(i int) any { return 1871 + i%140 }), Integer},
		{"unitid", fill(600, func(i int) any { return 100654 + 37*(i%200) }), Identifier},
		{"month", fill(300, func(i int) any { return fmt.Sprint(time.Month(1+i%12), "-", 2000+i%15) }), Date},
		{"paid", cycle(90, 10, 20, 30, 35), Integer},
		{"zip", fill(300, func(i int) any { return fmt.Sprintf("%05d", 1000+i*317%90000) }), Code},
		{"zip", fill(300, func(i int) any { return 10000 + i*317%90000 }), Code},
		{"body mass", fill(90, func(i int) any { return fmt.Sprintf("%d.%d kg/m2", 18+i%20, i*7%10) }), Quantity},
		{"plot", fill(90, func(i int) any { return fmt.Sprint(200+i*31%700, " m²") }), Quantity},
		{"flat", fill(90, func(i int) any { return fmt.Sprintf("%d/%c2", 1+i%40, 'A'+i%5) }), Code},
		{"raucht", cycle(9, "ja", "nein"), Boolean},
		{"town", cycle(90, "Aachen", "Bonn", "Celle"), Category},
		{"comment", fill(90, func(i int) any { return fmt.Sprint("it was ", i, " and rather good") }), Text},
		{"home", fill(30, func(i int) any { return fmt.Sprint("https://example.org/", i) }), URL},
		{"contact", fill(30, func(i int) any { return fmt.Sprintf("m%d@example.org", i) }), Email},
		{"contact", fill(30, func(i int) any { return fmt.Sprintf("+49 241 80%05d", i) }), Phone},
		{"subject", fill(60, func(i int) any { return fmt.Sprintf("01-701-1%03d", i%30) }), Code},
		{"weight", fill(30, func(i int) any { return fmt.Sprint(i*3%23+1, " kg") }), Quantity},
		{"cost", fill(30, func(i int) any { return fmt.Sprintf("$%d,%03d.50", i, i*3%23+1) }), Quantity},
		{"total", fill(400, func(i int) any {
			if i%50 == 0 {
				return " "
			}
			return fmt.Sprint(float64(i*i%977) / 4)
		}), Decimal},
		{"when", fill(30, func(i int) any { return fmt.Sprintf("%d/3/2020", i+1) }), Date},
		{"lat", fill(30, func(i int) any { return 50 + float64(i)/7 }), Latitude},
		{"lng", fill(30, func(i int) any { return 6 + float64(i)/7 }), Longitude},
		{"long", fill(30, func(i int) any { return 600 + float64(i)/7 }), Decimal},
		{"day", fill(30, func(i int) any { return arrow.Date32(i) }), Date},
		{"seen", fill(30, func(i int) any { return arrow.Timestamp(i) }), Timestamp},
		{"clock", fill(30, func(i int) any { return arrow.Time64(i) }), Time},
		{"tags", fill(30, func(i int) any { return []int64{int64(i)} }), List},
		{"shape", fill(30, func(i int) any { return fmt.Sprintf(`{"a": %d}`, i) }), Record},
	}
	for _, test := range tests {
		p := compute(t, record([]string{test.name}, test.cells), Options{})
		if got := p.Columns[0].Kind; got != test.want {
			t.Errorf("%q %v: %s, want %s", test.name, test.cells[:2], got, test.want)
		}
	}
}

// countries is 40 two-letter codes, among them that of Namibia.
func countries() []any {
	cells := []any{"NA"}
	for i := range 39 {
		cells = append(cells, string([]byte{'A' + byte(i%20), 'B' + byte(i/20)}))
	}
	return cells
}

func TestMissingWords(t *testing.T) {
	tests := []struct {
		name  string
		cells []any
		want  []Spelling
		count int64
	}{
		{"none", cycle(20, "red", "blue"), []Spelling{}, 0},
		{"words", []any{"red", "NA", "NA", "?", " ", "   ", "N/A", "blue"}, []Spelling{{" ", 2}, {"NA", 2}, {"?", 1}, {"N/A", 1}}, 6},
		{"a country", countries(), []Spelling{}, 0},
		{"signs", cycle(20, "+", "-", "++"), []Spelling{}, 0},
		{"null of the format", []any{"red", nil}, []Spelling{}, 1},
		{"within a text", cycle(20, "NA thing", "-5"), []Spelling{}, 0},
	}
	for _, test := range tests {
		p := compute(t, record([]string{"colour"}, test.cells), Options{})
		m := p.Columns[0].Missing
		if diff := cmp.Diff(test.want, m.Spellings); diff != "" || m.Count != test.count || p.Missing.Cells != test.count {
			t.Errorf("%s: %d missing: %s", test.name, m.Count, diff)
		}
		if want := p.Rows - test.count; p.Missing.CompleteRows != want {
			t.Errorf("%s: %d complete rows, want %d", test.name, p.Missing.CompleteRows, want)
		}
	}
}

// TestMetadata reads what ingest tells with each batch.
func TestMetadata(t *testing.T) {
	rec := record([]string{"n"}, []any{1, nil, nil, nil, nil, 6})
	meta := arrow.NewMetadata([]string{"fairset:misfits", "fairset:missing:", "fairset:missing:NA", "other"}, []string{"1", "2", "1", "7"})
	field := rec.Schema().Field(0)
	field.Metadata = meta
	told := array.NewRecord(arrow.NewSchema([]arrow.Field{field}, nil), rec.Columns(), rec.NumRows())
	b := NewBuilder(rec.Schema(), Options{})
	b.Add(told, 0)
	b.Add(told, 6)
	p := profileOf(t, b)
	c := p.Columns[0]
	if diff := cmp.Diff([]Spelling{{"", 4}, {"NA", 2}}, c.Missing.Spellings); diff != "" || c.Missing.Count != 6 || c.Misfits != 2 {
		t.Errorf("%d missing, %d misfits: %s", c.Missing.Count, c.Misfits, diff)
	}
	if p.Missing.Cells != 6 || p.Missing.CompleteRows != 4 {
		t.Errorf("%+v", p.Missing)
	}
}

// TestUnit tells numbers with a unit by the schema.
func TestUnit(t *testing.T) {
	rec := record([]string{"price"}, []any{1, 2, 3, 4, 5, 6})
	field := rec.Schema().Field(0)
	field.Metadata = arrow.NewMetadata([]string{"fairset:unit"}, []string{"$"})
	b := NewBuilder(arrow.NewSchema([]arrow.Field{field}, nil), Options{})
	b.Add(rec, 0)
	c := profileOf(t, b).Columns[0]
	if c.Kind != Quantity || c.Numeric == nil || c.Numeric.Mean != 3.5 {
		t.Errorf("%s with %+v, want a quantity with mean 3.5", c.Kind, c.Numeric)
	}
}

// TestWordsThatCountInOneColumnOnly counts rows by the sample.
func TestWordsThatCountInOneColumnOnly(t *testing.T) {
	colours := cycle(40, "red", "NA", "blue", "green")
	p := compute(t, record([]string{"country", "colour"}, countries(), colours), Options{})
	if diff := cmp.Diff([]int64{30, 10, 0}, p.Missing.ByRow); diff != "" || p.Missing.Cells != 10 {
		t.Errorf("%d cells: %s", p.Missing.Cells, diff)
	}
}

func TestDisguised(t *testing.T) {
	noise := func(i int) int { return (i*7919 + 13) % 101 }
	with := func(n int, every int, value any, of func(i int) any) []any {
		return fill(n, func(i int) any {
			if i%every == 0 {
				return value
			}
			return of(i)
		})
	}
	whole := func(i int) any { return noise(i) }
	tests := []struct {
		name  string
		cells []any
		want  string // the Why, "" for no alarm
	}{
		{"−999", with(300, 10, -999, whole), "-999 stands 30 times, 999 below the next value"},
		{"−999 once", with(300, 300, -999, whole), "-999 stands once, 999 below the next value"},
		{"9999 beside decimals", with(300, 50, 9999.0, func(i int) any { return float64(noise(i)) / 8 }), "9999 stands 6 times, 9986.5 above the next value"},
		{"−1", with(300, 10, -1, whole), "-1 stands 30 times, 1 below the next value"},
		{"−200 beside measures", with(300, 10, -200.0, func(i int) any { return float64(noise(i)) / 8 }), "-200 stands 30 times, 200 below the next value"},
		{"−200 beside a wide spread", with(300, 4, -200, func(i int) any { return 7 * noise(i) }), "-200 stands 75 times, 200 below the next value"},
		{"a negative value that is rare", with(300, 100, -20, func(i int) any { return 7 * noise(i) }), ""},
		{"0 kg", with(300, 30, 0, func(i int) any { return 50 + noise(i)/4 }), "0 stands 10 times, 50 below the next value"},
		{"99 on a scale", with(300, 10, 99, func(i int) any { return 1 + i%5 }), "99 stands 30 times, 94 above the next value"},
		{"unknown", with(30, 10, "unknown", func(i int) any { return []string{"red", "blue"}[i%2] }), `"unknown" is a word for a value that is not known, and stands 3 times`},
		{"filler date", with(300, 50, arrow.Date32(0), func(i int) any { return arrow.Date32(17000 + noise(i)) }), "1970-01-01 is a date that programs write when none is known, stands 6 times and lies 17000 days from the next"},
		{"filler date stored as text", with(300, 50, "01.01.1900", func(i int) any { return time.Unix(int64(17000+noise(i))*86400, 0).UTC().Format("2.1.2006") }), "1900-01-01 is a date that programs write when none is known, stands 6 times and lies 42567 days from the next"},
		{"a word of another language", with(30, 10, "unbekannt", func(i int) any { return []string{"rot", "blau"}[i%2] }), `"unbekannt" is a word for a value that is not known, and stands 3 times`},
		{"an error of a spreadsheet", with(30, 10, "#DIV/0!", func(i int) any { return fmt.Sprint(i) }), `"#DIV/0!" is a word for a value that is not known, and stands 3 times`},
		{"empty beside numbers", with(300, 10, "empty", func(i int) any { return fmt.Sprint(noise(i)) }), `"empty" is a word for a value that is not known, and stands 30 times`},
		{"12345 far from ages", with(300, 20, 12345, func(i int) any { return 18 + noise(i)*3/5 }), "12345 stands 15 times, 12267 above the next value"},
		{"−9 beside −8", with(300, 10, -9, func(i int) any {
			if i%10 == 1 {
				return -8
			}
			return noise(i)
		}), "-9 stands 30 times, 9 below the next value that is no such code-8 stands 30 times, 8 below the next value"},
		{"no date in a database", with(300, 50, "0000-00-00", func(i int) any { return time.Unix(int64(17000+noise(i))*86400, 0).UTC().Format("2006-01-02") }), "0000-00-00 is what databases write for no date, and stands 6 times"},

		{"degrees from −9", fill(300, func(i int) any { return noise(i) - 9 }), ""},
		{"empty beside words", cycle(30, "empty", "full", "half"), ""},
		{"a state", cycle(300, "N.Y.", "N.D.", "N.J.", "S.D.", "N.M."), ""},
		{"an airport", cycle(300, "UNK", "BOS", "LAX", "SFO", "TBD"), ""},
		{"counts with zeros", fill(300, func(i int) any { return noise(i) / 10 }), ""},
		{"both signs", fill(300, func(i int) any { return noise(i) - 50 }), ""},
		{"a flag of three", cycle(300, -1, 0, 1), ""},
		{"ages to 99", fill(300, func(i int) any { return 18 + noise(i)*4/5 }), ""},
		{"rain", fill(300, func(i int) any { return max(0, float64(noise(i)-60)/3) }), ""},
		{"one tall tower", with(300, 300, 828, whole), ""},
		{"capped", fill(300, func(i int) any { return min(noise(i), 50) }), ""},
		{"heavy tail", fill(300, func(i int) any { return (noise(i) + 1) * (noise(i) + 1) * (noise(i) + 1) }), ""},
		{"powers", fill(60, func(i int) any { return 1 << (i % 20) }), ""},
		{"none of them", cycle(30, "none", "pool", "garage"), ""},
		{"days from 1970", fill(300, func(i int) any { return arrow.Date32(i) }), ""},
	}
	for _, test := range tests {
		p := compute(t, record([]string{"x"}, test.cells), Options{})
		m := p.Columns[0].Missing
		got := ""
		for _, d := range m.Disguised {
			got += d.Why
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if (m.Effective > m.Share) != (test.want != "") {
			t.Errorf("%s: share %v, effective %v", test.name, m.Share, m.Effective)
		}
	}
}

func TestRepeatedRowsDoNotHideAKey(t *testing.T) {
	keys := fill(200, func(i int) any { return fmt.Sprintf("S-%d", i%190*7) })
	p := compute(t, record([]string{"sale_id"}, keys), Options{})
	if p.Columns[0].Kind != Identifier || p.Duplicates.Rows.Value != 10 {
		t.Errorf("%s with %v repeated rows", p.Columns[0].Kind, p.Duplicates.Rows)
	}
}

func TestVariants(t *testing.T) {
	cells := []any{"USA", "USA", "USA", "usa", "U.S.A.", "Köln", "Koln", " Köln", "A", "A+", "1.5", "15", "new york", "New-York", "USA", "A", "A+", "1.5", "15", "Köln"}
	p := compute(t, record([]string{"x"}, cells), Options{})
	got := p.Columns[0].Text
	want := [][]Count{
		{{"USA", 4}, {"U.S.A.", 1}, {"usa", 1}},
		{{"Köln", 2}, {" Köln", 1}, {"Koln", 1}},
		{{"New-York", 1}, {"new york", 1}},
	}
	if diff := cmp.Diff(want, got.Variants); diff != "" || got.Untrimmed != 1 {
		t.Errorf("%d untrimmed: %s", got.Untrimmed, diff)
	}
	if got.MinLength != 1 || got.MaxLength != 8 {
		t.Errorf("%+v", got)
	}
}

// Amounts that are stored as text have the measures of numbers.
func TestAmountsAreMeasured(t *testing.T) {
	p := compute(t, record([]string{"mass"}, cycle(90, "18 kg/m2", "21.5 kg/m2", "-1 kg/m2", nil, "1,020 kg/m2")), Options{})
	if n := p.Columns[0].Numeric; n == nil || n.Min != -1 || n.Max != 1020 || n.Mean != 264.625 || n.Negatives != 18 {
		t.Errorf("%s with %+v", p.Columns[0].Kind, n)
	}
}

// Yes and no are no 1 and 0, though they may be told for one another.
func TestEqualCellsAreOfOneType(t *testing.T) {
	p := compute(t, record([]string{"flag", "answer", "again"}, cycle(60, 1, 0, 0), cycle(60, true, false, false), cycle(60, 1, 0, 0)), Options{})
	if diff := cmp.Diff([][2]string{{"flag", "again"}}, p.Duplicates.Columns); diff != "" {
		t.Error(diff)
	}
	if c := p.Duplicates.Copies; len(c) == 0 || c[0].A != "flag" || c[0].B != "answer" || c[0].How != "recoded" {
		t.Errorf("%+v", c)
	}
}

func TestDuplicates(t *testing.T) {
	p := compute(t, record([]string{"a", "b", "c", "d"},
		[]any{1, 2, 1, 1, nil, nil}, []any{"x", "y", "x", "x", nil, nil}, []any{1, 2, 1, 1, nil, nil}, cycle(6, nil)), Options{})
	if p.Duplicates.Rows.Value != 3 || p.Duplicates.Share != 0.5 {
		t.Errorf("%+v", p.Duplicates)
	}
	if diff := cmp.Diff([][2]string{{"a", "c"}}, p.Duplicates.Columns); diff != "" {
		t.Error(diff)
	}
}

func TestTimes(t *testing.T) {
	p := compute(t, record([]string{"day", "seen", "clock"},
		[]any{arrow.Date32(-1), arrow.Date32(18000), nil},
		[]any{arrow.Timestamp(0), arrow.Timestamp(1_500_000), nil},
		[]any{arrow.Time64(0), arrow.Time64(86_399_000_000), nil}), Options{})
	want := [][2]string{{"1969-12-31", "2019-04-14"}, {"1970-01-01T00:00:00", "1970-01-01T00:00:01.5"}, {"00:00:00", "23:59:59"}}
	for i, c := range p.Columns {
		if c.Time.Min != want[i][0] || c.Time.Max != want[i][1] || c.Time.Sorted != "rising" || c.Histogram == nil || len(c.Histogram.Counts) > 30 {
			t.Errorf("%s: %+v, %+v", c.Name, c.Time, c.Histogram)
		}
	}
}
