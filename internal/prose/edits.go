package prose

// Edits counts the characters to insert, delete or replace that turn one word
// into the other (Levenshtein 1966): 0 for equal words, at most the length of the
// longer one. It takes time in proportion to the product of both lengths and memory to the length of b.
func Edits(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		corner := row[0]
		row[0] = i + 1
		for j, s := range to {
			swap := corner
			if r != s {
				swap++
			}
			corner = row[j+1]
			row[j+1] = min(swap, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
