package personal

import (
	"fmt"
	"strings"
	"testing"
)

// column makes a column of values that stand once each.
func column(name string, values ...string) Column {
	c := Column{Name: name, Cells: int64(len(values)), Distinct: float64(len(values))}
	for _, v := range values {
		c.Values = append(c.Values, Value{v, 1})
	}
	return c
}

// numbered makes n values of a format.
func numbered(n int, format string) []string {
	var values []string
	for i := range n {
		values = append(values, fmt.Sprintf(format, i))
	}
	return values
}

func TestExamine(t *testing.T) {
	tests := []struct {
		name   string
		column Column
		want   string // the kinds found
	}{
		{"e-mail", column("contact", "a.b@example.org", "c@mail.example.com", "d+e@x.co.uk"), Email},
		{"no e-mail", column("handle", "a@b", "@b.com", "x@y z.com"), ""},
		{"phone, American", column("x", "(212) 555-0123", "212-555-0144", "+1 646 555 0199"), Phone},
		{"phone, dialled", column("x", "+44 20 7946 0018", "+49 30 901820", "0049 30 123456"), Phone},
		{"numbers with leading zeros", column("account", "0049301234", "0012345678", "0098765432"), ""},
		{"numbers of parts", column("part", "212-555-0144", "105-555-0144", "212-055-0144", "646-155-0199", "312-555-0100"), ""},
		{"phone by its name", column("mobile_no", "5550123456", "5550123457", "5550123458", "5550123459", "5550123450"), Phone},
		{"dates are no phones", column("day", "2020-01-02", "2020-03-04", "2021-05-06"), ""},
		{"scores are no phones", column("score", "6-4 6-4 7-5", "3-6 2-6", "100-99-98"), ""},
		{"IBAN", column("account", "DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "FR1420041010050500013M02606"), IBAN},
		{"IBAN with a wrong digit", column("account", "DE88 3704 0044 0532 0130 00", "GB82WEST12345698765431"), ""},
		{"card", column("pay", "4111 1111 1111 1111", "5500-0000-0000-0004", "3400 0000 0000 009"), Card},
		{"card by its name", column("CC Number", numbered(12, "60112345678%05d")...), Card},
		{"card digits that do not pass", column("x", numbered(12, "41111111111%05d")...), ""},
		{"SSN", column("x", "123-45-6789", "001-01-0001", "899-99-9999"), NationalID},
		{"no SSN", column("x", "000-45-6789", "666-45-6789", "123-00-6789"), ""},
		{"codice fiscale", column("x", "RSSMRA85T10A562S"), NationalID},
		{"HETU", column("x", "131052-308T"), NationalID},
		{"CPF", column("x", "529.982.247-25"), NationalID},
		{"RRN", column("x", "880101-1234568"), NationalID},
		{"RRN with a wrong digit", column("x", "880101-1234567"), ""},
		{"IP", column("source", "8.8.8.120", "203.0.113.7", "198.51.100.23"), IP},
		{"versions are no addresses", column("version", "1.2.3.4", "2.0.0.1", "10.0.1.2"), ""},
		{"MAC", column("device", "00:1B:44:11:3A:B7", "00-1B-44-11-3A-B8"), MAC},
		{"VIN", column("car", "1M8GDM9AXKP042788", "11111111111111111", "1HGCM82633A004352", "5YJSA1DG9DFP14705", "1FTFW1ET5DFC10312"), VIN},
		{"handle", column("who", "@ann", "@bob_lee", "@carla.b"), Handle},
		{"birth date", column("date_of_birth", "1980-03-04", "1975-12-31", "1990-06-07"), BirthDate},
		{"years only", column("birth", "1980", "1975", "1990"), ""},
		{"another date", column("sold_on", "1980-03-04", "1975-12-31", "1990-06-07"), ""},
		{"street", column("x", "12 Main St", "4500 N Ocean Blvd Apt 3", "1 Elm Street"), Address},
		{"a street among titles", column("title", append(numbered(30, "the story of %d people"), "12 Monkeys Way", "3 Main St", "4 The Court", "5 Kings Road", "1 Sunset Blvd")...), ""},
		{"streets among others", column("STREETADDR", append(numbered(30, "PO box %d"), "12 Main St", "3 Main St", "4 Main St", "5 Main St", "1 Main St")...), Address},
		{"street abroad", column("x", "Hauptstraße 12", "12 rue de la Paix", "Via Roma 4"), Address},
		{"street names alone", column("street", "Main St", "Elm Street", "Broadway"), ""},
		{"names", column("customer", "Ann Lee", "Robert Miller", "Maria Garcia", "John Q. Public", "Sarah Connor"), Name},
		{"names turned round", column("Name", "Braund, Mr. Owen Harris", "Cumings, Mrs. John", "Heikkinen, Miss. Laina", "Allen, Mr. William", "Moran, Mr. James"), Name},
		{"surnames", column("Surname", "Hargrave", "Hill", "Onio", "Boni", "Mitchell", "Chu", "Bartlett", "Obinna"), Name},
		{"products are no people", column("name", "Red Chair", "Oak Table", "Lamp 3", "Sofa XL", "Desk"), ""},
		{"cities are no people", column("city", "San Jose", "Jackson", "Madison", "Houston", "Charlotte", "Austin"), ""},
		{"months are no people", column("month", "April", "May", "June", "July", "August", "March"), ""},
		{"mention", column("text", "please write to ann@example.org as soon as you can", "call me on 212-555-0123 this evening, thanks", "no contact in this one at all, really"), Mention},
		{"nothing", column("text", "the weather was nice", "it rained"), ""},
		{"empty", Column{Name: "x"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range Examine(tt.column) {
				got = append(got, f.What)
				if f.Count < 1 || f.Count > tt.column.Cells {
					t.Errorf("%d cells of %d", f.Count, tt.column.Cells)
				}
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

// Digits that pass a check digit by chance, as one in ten does, are no ids.
func TestChance(t *testing.T) {
	for _, format := range []string{"94%07d5", "1234567%04d", "80010150%05d", "2234%08d", "19800101%04d", "41111111111%05d"} {
		c := column("id", numbered(300, format)...)
		if found := Examine(c); len(found) > 0 {
			t.Errorf("%s is found to be %v", format, found)
		}
		c.Number = true
		if found := Examine(c); len(found) > 0 {
			t.Errorf("numbers as %s are found to be %v", format, found)
		}
	}
}

// Columns of ids whose digits all pass are found, and one wrong digit in each is enough to lose them.
func TestCheckDigits(t *testing.T) {
	passing := map[string]func(string) bool{
		"NHS": isNHS, "PESEL": isPESEL, "Steuer-ID": isSteuerID, "ZA": isZAID, "personnummer": isPersonnummer, "Aadhaar": func(s string) bool { return verhoeff(s) }, "CPF": isCPF,
	}
	starts := map[string]string{"NHS": "943476%04d", "PESEL": "4405140%04d", "Steuer-ID": "8609574%04d", "ZA": "800101500%04d", "personnummer": "811218%04d", "Aadhaar": "23412341%04d", "CPF": "5299822%04d"}
	for name, valid := range passing {
		var good, bad []string
		for _, id := range numbered(10000, starts[name]) {
			if valid(id) {
				good = append(good, id)
			} else {
				bad = append(bad, id)
			}
		}
		if len(good) < 50 || len(good) > 1500 {
			t.Errorf("%s: %d of 10,000 pass", name, len(good))
			continue
		}
		if found := Examine(column("number", good[:50]...)); len(found) != 1 || found[0].What != NationalID {
			t.Errorf("%s: found %v", name, found)
		}
		if found := Examine(column("number", bad[:50]...)); len(found) != 0 {
			t.Errorf("%s with wrong digits: found %v", name, found)
		}
	}
	// Published examples.
	for id, valid := range map[string]bool{
		"9434765919": isNHS("9434765919"), "44051401458": isPESEL("44051401458"), "86095742719": isSteuerID("86095742719"), "8001015009087": isZAID("8001015009087"),
		"811218-9876": isPersonnummer("811218-9876"), "123 456 782": isTFN("123 456 782"), "S1234567D": isNRIC("S1234567D"), "12345678Z": isNIF("12345678Z"), "X1234567L": isNIF("X1234567L"),
		"131052-308T": isHETU("131052-308T"), "RSSMRA85T10A562S": isCodiceFiscale("RSSMRA85T10A562S"),
	} {
		if !valid {
			t.Errorf("%s does not pass", id)
		}
	}
}

// Few hits among many cells are not reported, and counts are scaled to all cells.
func TestLeast(t *testing.T) {
	c := column("note", numbered(1000, "word %d")...)
	c.Values[3].Text = "ann@example.org"
	if found := Examine(c); len(found) > 0 {
		t.Errorf("one in a thousand: %v", found)
	}
	for i := range 5 {
		c.Values[i].Text = fmt.Sprintf("ann%d@example.org", i)
	}
	c.Cells = 2000
	if found := Examine(c); len(found) != 1 || found[0].Count != 10 {
		t.Errorf("five in a thousand, of two thousand cells: %v", found)
	}
}

func TestMask(t *testing.T) {
	for value, want := range map[string]string{"ann@example.org": "a… (email)", "Émile": "É… (email)", "": ""} {
		if got := Mask(value, Email); got != want {
			t.Errorf("%q is masked as %q, want %q", value, got, want)
		}
	}
	if Hides("plain words", Mention, 3, 1000) || !Hides("write to ann@example.org please", Mention, 3, 1000) || !Hides("plain words", Name, 900, 1000) {
		t.Error("what looks like nothing itself is hidden, or what does is not")
	}
}

func FuzzExamine(f *testing.F) {
	for _, seed := range []string{"4111 1111 1111 1111", "DE89", "131052-308T", "@", "RSSMRA85T10A562S", "1M8GDM9AXKP042788", "12 Main St", "é, Mr.", "86095742719"} {
		f.Add("name", seed)
	}
	f.Fuzz(func(t *testing.T, name, value string) {
		found, _ := Table([]Column{column(name, value, value+"1", value+"2", value+"3", value+"4")})
		for _, one := range found[0] {
			if one.Count < 1 || one.Count > 5 {
				t.Errorf("%+v", one)
			}
		}
	})
}
