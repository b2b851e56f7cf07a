// Package absent knows the words that people write where a value is not there.
//
// In goes the text of a cell; out comes what it means ([Of]): that a value is not known, which no column has for
// a value; that there is none or none applies, which in most columns is an answer and beside
// numbers or dates is none; or neither. Whether a word means that in its column is left to who knows the other cells.
//
// The words are those of English, French, German, Spanish, Italian, Portuguese, Dutch, the Scandinavian languages, Finnish, Polish, Czech,
// Hungarian, Russian, Ukrainian, Greek, Turkish, Indonesian, Arabic, Hebrew, Chinese, Japanese and Korean, and what spreadsheets show for an error.
package absent

import "strings"

// A Meaning is what a text says of a value.
type Meaning int

// The meanings.
const (
	Present Meaning = iota // it is a value
	Unknown                // the value is not known
	Nothing                // there is no value, or none applies
)

// longest is the number of bytes in the longest word.
const longest = 30

// Of tells what a text means, in any mixture of capitals and small letters, with brackets and stops around it or without.
func Of(text string) Meaning {
	bare := strings.Trim(text, " .()<>[]")
	switch {
	case len(bare) > longest:
		return Present
	case bare == "" && strings.Contains(text, ".."):
		return Unknown // as statistical offices print it
	}
	text = bare
	switch strings.ToLower(text) {
	case "unknown", "unk", "missing", "not available", "notavailable", "tbd", "n.a", "na", "n/a", "n.d", "null", "nan", "nat", "#n/a n/a",
		"not known", "not specified", "unspecified", "undefined", "not reported", "not provided", "not given",
		"no data", "nodata", "no answer", "not recorded", "not stated", "not disclosed", "no response",
		"missing value", "missing data", "null value", "no value",
		"#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!",
		"inconnu", "inconnue", "non connu", "non connue", "non renseigné", "non renseignée", "non renseigne", "non disponible", "non communiqué",
		"non précisé", "non précisée", "sans réponse", "donnée manquante",
		"unbekannt", "nicht bekannt", "keine angabe", "keine angaben", "ohne angabe", "nicht angegeben", "keine daten", "nicht verfügbar", "k.a", "k. a",
		"desconocido", "desconocida", "sin dato", "sin datos", "sin información", "no disponible", "no consta", "no informa", "no especificado", "ns/nc", "s/d", "n/d",
		"sconosciuto", "sconosciuta", "non noto", "non nota", "non disponibile", "non specificato", "non rilevato", "non indicato",
		"desconhecido", "desconhecida", "não informado", "não informada", "nao informado", "não disponível", "sem informação", "sem dados", "não consta", "ignorado",
		"onbekend", "niet bekend", "niet opgegeven", "geen opgave", "geen gegevens", "niet beschikbaar",
		"okänd", "okänt", "uppgift saknas", "ukjent", "ukendt", "ikke oplyst",
		"nieznany", "nieznana", "nieznane", "brak danych", "nie podano", "b.d", "b. d",
		"неизвестно", "не известно", "нет данных", "не указано", "не указан", "н/д",
		"невідомо", "немає даних", "neznámý", "neznámá", "neznámé", "neuvedeno", "nezjištěno", "ismeretlen", "nincs adat", "ei tiedossa", "tuntematon",
		"άγνωστο", "bilinmiyor", "belirtilmemiş", "veri yok", "tidak diketahui", "غير معروف", "غير متوفر", "לא ידוע", "모름", "미상", "알 수 없음",
		"未知", "不明", "不详", "无数据", "暂无数据", "缺失", "未回答", "無回答", "欠損", "欠測", "データなし":
		return Unknown
	case "none", "nil", "empty", "blank", "not applicable", "refused", "don't know", "not asked", "yok", "없음",
		"néant", "aucun", "aucune", "sans objet", "manquant", "manquante", "nd", "n.c",
		"keine", "keiner", "keines", "fehlt", "fehlend", "entfällt", "n.v", "n. v",
		"ninguno", "ninguna", "no aplica", "nessuno", "nessuna", "mancante", "assente", "nenhum", "nenhuma", "não se aplica", "ausente",
		"geen", "ontbreekt", "n.v.t", "nvt", "saknas", "brak", "nie dotyczy", "отсутствует", "нет", "无", "無", "暂无", "なし", "未定", "該当なし":
		return Nothing
	}
	return Present
}
