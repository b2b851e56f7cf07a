package report

import "testing"

func TestSay(t *testing.T) {
	for sentence, want := range map[string]string{
		"":                             "",
		"a <b> & c":                    "a &lt;b&gt; &amp; c",
		"tell it with --license, or":   `tell it with <code class="flag">--license</code>, or`,
		"name it with --target COLUMN": `name it with <code class="flag">--target COLUMN</code>`,
		"--drop tax_value":             `<code class="flag">--drop</code> tax_value`,
		"--<script>--":                 "--&lt;script&gt;--",
		"--a\"><x":                     "--a&#34;&gt;&lt;x",
	} {
		if got := string(say(sentence)); got != want {
			t.Errorf("say(%q) = %s, want %s", sentence, got, want)
		}
	}
}
