package absent

import (
	"fmt"
	"testing"
)

func TestOf(t *testing.T) {
	for meaning, texts := range map[Meaning][]string{
		Unknown: {"unknown", "Unknown", " (UNKNOWN) ", "[n/a]", "N.A.", "k.A.", "Non renseigné", "NON PRÉCISÉ", "keine Angaben", "sin información", "NÃO INFORMADO", "Неизвестно", "н/д", "未知", "#REF!", "<missing>", "..", "...", "Missing value", "Bilinmiyor", "غير معروف", "לא ידוע", "모름", "Ei tiedossa"},
		Nothing: {"None", "n.v.t.", "ND", "entfällt", "нет", "無", "N.C.", "Refused", "Don't know", "없음"},
		Present: {"", "no", "non", "nein", "nada", "Nanda", "unknown soldier", "none of these", "k", "North Dakota", "inconnus célèbres", "не", "0", "-", "."},
	} {
		for _, text := range texts {
			if got := Of(text); got != meaning {
				t.Errorf("%q: %d, want %d", text, got, meaning)
			}
		}
	}
}

func TestLongest(t *testing.T) {
	if Of("неизвестно") != Unknown || Of("暂无数据") != Unknown || len("неизвестно") > longest {
		t.Error("a word is longer than the longest")
	}
}

func ExampleOf() {
	fmt.Println(Of("keine Angabe") == Unknown, Of("keine") == Nothing, Of("kein Garten") == Present)
	// Output: true true true
}
