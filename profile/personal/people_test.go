package personal

import (
	"slices"
	"strings"
	"testing"
)

// table makes columns without values of their own.
func table(names string) []Column {
	var columns []Column
	for _, name := range strings.Split(names, ",") {
		columns = append(columns, Column{Name: name, Cells: 1000, Distinct: 2})
	}
	return columns
}

// with gives the column of a name its values.
func with(columns []Column, name string, values ...string) []Column {
	for i, c := range columns {
		if c.Name == name {
			columns[i] = column(name, values...)
		}
	}
	return columns
}

// Words count in their context: the traps are those of real tables.
func TestDescribe(t *testing.T) {
	tests := []struct {
		name     string
		columns  []Column
		likely   bool
		topics   string // of columns, where rows are about people
		loadedIs string
	}{
		{"bank customers", table("age,marital,job,balance"), true, "marital or family status", ""},
		{"survey", with(table("age,race,education,wage"), "race", "1. White", "2. Black", "3. Asian"), true, "race or ethnic origin", ""},
		{"animals have a sex", table("species,sex,age,weight"), false, "sex or gender", ""},
		{"fur is black", with(table("animal,fur_color,age,sex"), "fur_color", "black", "white"), false, "sex or gender", ""},
		{"a race that is run", with(table("race,age,gender,time"), "race", "10k", "marathon"), true, "sex or gender", ""},
		{"a race for office", with(table("race,year,candidate,votes"), "race", "2004_Gov_DE", "2006_Sen_OH"), false, "political opinion", ""},
		{"race as codes", table("race,age,gender"), true, "race or ethnic origin sex or gender", ""},
		{"a union of tables", with(table("query,union,rows"), "union", "select 1", "select 2"), false, "trade-union membership", ""},
		{"a painted person", table("EPISODE,PERSON,TREE"), false, "", ""},
		{"cars", table("price,mileage,engine,color"), false, "", ""},
		{"counts by country", table("country,year,population,median_income"), false, "", ""},
		{"a bill is no beak", table("Total Bill,Gender,Smoker,Payer Name"), true, "sex or gender alcohol, tobacco, drugs, gambling or weapons", ""},
		{"black and white beside race", table("asian,black,white,age,sex"), true, "race or ethnic origin race or ethnic origin race or ethnic origin sex or gender", ""},
		{"words run together", with(table("id,read12,female,asian,hispan,black,motheduc,lfaminc"), "read12", "61.4", "58.3"), true, strings.Repeat("race or ethnic origin ", 3) + "sex or gender", ""},
		{"a dummy called after a colour", table("kids,black,hispan,worked,educ,age"), true, "race or ethnic origin race or ethnic origin", ""},
		{"vowels left out", table("mage,meduc,mwhte,mblck,fwhte,fblck,bwght"), true, strings.Repeat("race or ethnic origin ", 4), ""},
		{"who is denied a loan", table("dir,hir,lvr,single,black,deny"), true, "race or ethnic origin", ""},
		{"black ink", table("black,cyan,pages,price"), false, "", ""},
		{"black and white alone", table("white,black,winner,moves"), false, "", ""},
		{"orientation by its values", with(table("name,GSM,age"), "GSM", "Bisexual Characters", "Homosexual Characters"), false, "sexual orientation", ""},
		{"arrests", table("arrest_date,age,sex"), true, "criminal record sex or gender", "crime and its prosecution"},
		{"alcohol of wine", table("alcohol,pH,sugar,quality"), false, "", ""},
		{"senior is no citizenship", table("SeniorCitizen,gender,tenure"), true, "sex or gender", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := describe(tt.columns)
			var topics, loaded []string
			for _, s := range p.Sensitive {
				if s.Class == Loaded {
					loaded = append(loaded, s.Topic)
				} else {
					topics = append(topics, s.Topic)
				}
			}
			slices.Sort(topics)
			want := strings.Fields(tt.topics)
			slices.Sort(want)
			got := strings.Fields(strings.Join(topics, " "))
			slices.Sort(got)
			if p.Likely != tt.likely || !slices.Equal(got, want) || strings.Join(loaded, " ") != tt.loadedIs {
				t.Errorf("likely %v, topics %q, loaded %q; columns %q", p.Likely, topics, loaded, p.Columns)
			}
		})
	}
}

func TestLoadedTopic(t *testing.T) {
	for text, want := range map[string]string{
		"homicides15_tbl_df": "killings",
		"covid19 cases":      "",
		"two_year_recid":     "crime and its prosecution", "london_murders": "killings", "mn_police_use_of_force": "crime and its prosecution",
		"adult services": "sexual violence or sex work", "suicide-rates": "suicide", "HIV": "HIV", "VictimAge": "deaths of individuals",
		"rapeseed_yield": "", "police_district": "", "DeathPenaltyRace": "killings", "shooting_percentage": "", "query executions": "", "kills_per_game": "", "houses": "", "arrestor": "", "whatever": "", "chives": "",
	} {
		if got := LoadedTopic(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A given name alone singles nobody out; with a surname it does.
func TestGivenNames(t *testing.T) {
	first := column("firstname", "Emily", "Anne", "Jill", "Brendan", "Tamika", "Keisha")
	last := column("lastname", "Smith", "Johnson", "Washington", "Baker", "Murphy", "O'Brien")
	if found, _ := Table([]Column{first, column("n", "a", "b")}); len(found[0]) > 0 {
		t.Errorf("given names alone: %v", found)
	}
	if found, _ := Table([]Column{first, last}); len(found[0]) != 1 || len(found[1]) != 1 {
		t.Errorf("given names and surnames: %v", found)
	}
}

// Places are exact to some ten metres and of people, or they are nothing.
func TestExactPlace(t *testing.T) {
	exact := column("lat", "52.520008", "52.516275", "48.137154")
	rough := column("lat", "52.52", "52.5", "48.1")
	exact.Number, rough.Number = true, true
	people := table("age,gender,marital")
	for _, tt := range []struct {
		name   string
		place  Column
		beside []Column
		want   bool
	}{{"of people", exact, people, true}, {"rough", rough, people, false}, {"of shops", exact, table("shop,opened"), false}} {
		found, _ := Table(append([]Column{tt.place}, tt.beside...))
		if (len(found[0]) > 0) != tt.want {
			t.Errorf("%s: %v", tt.name, found[0])
		}
	}
}

func TestQuasiColumns(t *testing.T) {
	if birth, sex, postcode := QuasiColumns(table("id,Gender,ZIP Code,birth_year")); birth != "birth_year" || sex != "Gender" || postcode != "ZIP Code" {
		t.Errorf("%q, %q, %q", birth, sex, postcode)
	}
	if birth, _, _ := QuasiColumns(table("id,Gender,birth_weight,zip")); birth != "" {
		t.Errorf("a weight is taken for a birth date")
	}
}
