package prose

import "strings"

// First is the first of the texts that is not blank, without the blanks around it.
func First(texts ...string) string {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}
