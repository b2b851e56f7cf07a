package profile

import (
	"strings"

	"github.com/fairset/fairset/internal/prose"
)

// named reports whether name has one of the given words.
func named(name string, words ...string) bool {
	for _, have := range prose.Words(name) {
		for _, w := range words {
			if have == w {
				return true
			}
		}
	}
	return false
}

// namedIdentifier reports whether a column calls itself the key of its rows.
func namedIdentifier(name string) bool {
	return named(name, "id", "ids", "uuid", "guid", "key", "identifier", "oid", "pk",
		"userid", "customerid", "clientid", "memberid", "personid", "patientid", "studentid", "employeeid", "playerid", "teamid",
		"orderid", "productid", "itemid", "storeid", "unitid", "stationid", "schoolid", "accountid", "transactionid", "sessionid",
		"deviceid", "eventid", "gameid", "matchid", "movieid", "recordid", "respondentid", "subjectid") || namedIndex(name)
}

// namedIndex reports whether a column calls itself the number of the row, as the
// nameless first column of many files is.
func namedIndex(name string) bool {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "", "index", "idx", "row", "rownames", "row_names", "rownumber", "row_number", "rowid", "unnamed: 0", "obs", "no", "nr", "sno", "s.no":
		return true
	}
	return false
}

// namedCode reports whether a column calls itself a code, so that its numbers do not measure.
func namedCode(name string) bool {
	return named(name, "zip", "zipcode", "postcode", "postal", "plz", "fips", "isbn", "sic", "naics", "code", "codes")
}
