package ingest

import (
	"strconv"
	"strings"
	"testing"
)

func TestSniffFormat(t *testing.T) {
	tests := []struct {
		name, text, delim string
		quote             byte
		backslash         bool
	}{
		{"comma", "a,b\n1,2\n", ",", '"', false},
		{"semicolon with decimal commas", "a;b\n1,5;2,5\n3,1;4,2\n", ";", '"', false},
		{"tab with text", "id\ttext\n1\tsome, text; here\n2\tmore, of it\n", "\t", '"', false},
		{"pipe", "a|b|c\n1|x y|2\n3|z w|4\n", "|", '"', false},
		{"caret", "a^b^c\n1^x^2\n3^z^4\n", "^", '"', false},
		{"two characters", "a||b\n1||2\n3||4\n", "||", '"', false},
		{"runs of spaces", "name   age  size\nann     31   1.5\nbob      7   0.9\n", " ", '"', false},
		{"one column of times", "12:30\n13:45\n14:50\n", "", '"', false},
		{"one column of moments", "2024-01-01 10:00:00\n2024-01-02 11:00:00\n", "", '"', false},
		{"one column of sentences", "text\nthis is one\nand here is another of them\nshort\n", "", '"', false},
		{"single quotes", "'a,1','b'\n'c,2','d'\n'e','f,3'\n", ",", '\'', false},
		{"apostrophes are no quotes", "it's,b\nJohn's,2\nAnn's,3\n", ",", '"', false},
		{"backslash before quotes", "a,b\n\"say \\\"hi\\\", now\",1\n\"x\",2\n", ",", '"', true},
		{"delimiter inside quotes", "a;b\n\"x,y,z\";1\n\"u,v,w\";2\n", ";", '"', false},
		{"space behind delimiters", "a, b, c\n1, \"x, y\", 2\n3, \"z, w\", 4\n", ",", '"', false},
	}
	for _, test := range tests {
		f := sniffFormat([][]byte{[]byte(test.text)}, "")[0].format
		if string(f.delim) != test.delim || f.quote != test.quote || f.backslash != test.backslash {
			t.Errorf("%s: delimiter %q, quote %q, backslash %v", test.name, f.delim, f.quote, f.backslash)
		}
	}
}

func TestSniffHeader(t *testing.T) {
	tests := []struct {
		name, text    string
		first, header int
	}{
		{"names over numbers", "a,b\n1,2\n3,4\n", 0, 1},
		{"numbers only", "1,2\n3,4\n", 0, 0},
		{"names over text", "name,city\nann,Rome\nbob,Oslo\n", 0, 1},
		{"first row is repeated below", "yes,red\nno,blue\nyes,red\nno,red\n", 0, 0},
		{"years as names", "country,1990,1991,1992\nFrance,1.5,2.5,3.5\nSpain,4,5,6\n", 0, 1},
		{"years as data", "France,1990,1995\nSpain,1991,1996\nItaly,1992,1997\n", 0, 0},
		{"title above", "Sales of the year,,\n,,\nname,city,price\nann,Rome,3\nbob,Oslo,4\n", 2, 1},
		{"shorter line above", "made on Monday\nname,price\nann,3\nbob,4\neve,5\n", 1, 1},
		{"header said twice", "a,b\na,b\n1,2\n3,4\n5,6\n", 0, 2},
		{"units below the names", "mass,length\nkg,cm\n1,2\n3,4\n5,6\n7,8\n", 0, 2},
		{"header said again between rows", "a,b,c\n1,x,2\n3,y,4\na,b,c\n5,x,6\n7,y,8\n", 0, 1},
		{"names, then rows of other lengths", "id,time,name,url\n1,10:00,a b,c,d\n2,11:00,e,f,g,h\n3,12:00,i,j,k,l\n4,13:00,m,n,o,p\n", 0, 1},
		{"row names, and names that repeat", "x,x,y\nann,1,5,3\nbob,4,5,9\neve,7,2,9\n", 0, 1},
		{"units below some of the names", "city,mass,length\n,kg,\nRome,1,2\nOslo,3,4\nBonn,5,6\nWien,7,8\n", 0, 2},
		{"title over empty rows", ",,\n,Costs in July,\ncity,price,tax\nRome,1,2\n,,\n,,\n,,\n,,\n,,\n,,\n", 2, 1},
		{"title over sparse rows", "Meetings,,\nname,date,guest\nann,May 1,bob\n,,eve\n,,joe\n,,kim\nlea,May 2,tim\n", 1, 1},
		{"header said again below a title", "name,city\nann,Rome\nbob,Oslo\n,\nGuests,\nname,city\neve,Bonn\n", 0, 1},
		{"one cell is odd", "a,b\n1,x\n2,3\n4,5\n6,7\n", 0, 1},
	}
	for _, test := range tests {
		rows := sniffRows(comma(), []byte(test.text), 100)
		l := sniffLayout(rows, false)
		if l.first != test.first || l.header != test.header {
			t.Errorf("%s: first row %d, header of %d; want %d, %d", test.name, l.first, l.header, test.first, test.header)
		}
	}
}

func TestShapes(t *testing.T) {
	tests := map[cellShape]string{
		shapeNumber:  "1|-2|3.5|1,000.50|$5|12%|1e-5|€7|(3)|1'000",
		shapeTime:    "2024-01-01|12:30|1/2/2024|2024-01-01T10:00:00Z|5 Jan 2024|28/01/2018",
		shapeMissing: "NA|n/a|?|-|null",
		shapeBoolean: "true|No|y",
		shapeText:    "some text|Room 3",
		shapeWord:    "abc|a1|May-be|1.2.x|--x",
	}
	for want, cells := range tests {
		for _, c := range strings.Split(cells, "|") {
			if got := shapeOf([]byte(c)); got != want {
				t.Errorf("%q has shape %d, want %d", c, got, want)
			}
		}
	}
}

func TestFindSections(t *testing.T) {
	tests := []struct{ name, text, breaks, headers string }{
		{"header again", "name,city\nann,Rome\n,\nGuests,\nname,city\neve,Bonn\n", "123", ""},
		{"another header", "name,city,day\nann,Rome,Monday\n,,\nTrips,,\nname,from,to\neve,Bonn,Wien\n", "12", "3"},
		{"a title only", "name,a,b\nann,1,2\n,,\nOf which:,,\nbob,3,4\n", "1", ""},
		{"an empty row among data", "name,a,b\nann,1,2\n,,\nbob,3,4\n", "", ""},
		{"a footer", "name,a,b\nann,1,2\n,,\nSource: us,,\n", "", ""},
		{"data like the header, not parted", "yes,red\nno,blue\nyes,red\n", "", ""},
	}
	digits := func(m map[int]bool) string {
		text := ""
		for i := range 10 {
			if m[i] {
				text += strconv.Itoa(i)
			}
		}
		return text
	}
	for _, test := range tests {
		rows := sniffRows(comma(), []byte(test.text), 100)
		s := findSections(rows[0], rows[1:])
		if digits(s.breaks) != test.breaks || digits(s.headers) != test.headers {
			t.Errorf("%s: breaks %v, headers %v", test.name, s.breaks, s.headers)
		}
	}
}

func FuzzSniff(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "# x\na;b\n'1;2';3\n", "\"a\"\",b\n", "1\n\n2", ",,\n,,\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<13 {
			return
		}
		format := sniffFormat([][]byte{text}, "")[0].format
		format.comment = sniffComment(format, text)
		rows := sniffRows(format, text, 200)
		l := sniffLayout(rows, false)
		if l.first < 0 || l.header < 0 || l.first+l.header > len(rows) {
			t.Fatalf("%q: layout %+v of %d rows", text, l, len(rows))
		}
		if n := sniffFooter(rows, l.width); n < 0 || n > len(rows) {
			t.Fatalf("%q: footer of %d among %d rows", text, n, len(rows))
		}
		tellText(append(text, '{'))
	})
}
