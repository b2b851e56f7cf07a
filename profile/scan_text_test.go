package profile

import "testing"

// Texts that are counted one by one and those beyond the budget, which are counted as they come, are measured alike.
func TestTextsAreMeasuredAlike(t *testing.T) {
	texts := []string{"a", " a", "a ", "\u00a0Zürich", "Zürich\u00a0", "\u3000東京", "東京", "é", "NA", "a long text with blanks inside", "a long text at whose end one stands\u2003"}
	var one, all textCounts
	for _, text := range texts {
		one.add(text, 1)
	}
	all.addAll(texts[:4])
	all.addAll(nil)
	all.addAll(texts[4:])
	if one != all {
		t.Errorf("one by one %+v, all at once %+v", one, all)
	}
	if one.untrimmed != 6 || one.n != 10 {
		t.Errorf("%d of %d texts have white space at an end, want 6 of 10", one.untrimmed, one.n)
	}
}
