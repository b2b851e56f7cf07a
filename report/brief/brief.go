package brief

import (
	"strconv"
	"strings"

	"github.com/fairset/fairset/report/blocks"

	"github.com/fairset/fairset/internal/prose"
)

// blocks is the brief: what the candidate reads first.
func (f Facts) pieces() []blocks.Block {
	var out []blocks.Block
	add := func(b ...blocks.Block) { out = append(out, b...) }
	add(blocks.Block{Text: f.Description})
	add(blocks.Block{Title: "The question", Text: f.Question})
	add(blocks.Block{Items: f.freedoms()})
	add(blocks.Block{Title: "Time", Text: "Please give it " + hours(f.Hours) + ", and then stop, wherever you are: more is not rewarded, and what you would do next is worth a sentence. " +
		f.deadline()})
	add(blocks.Block{Title: "What to hand in", Items: f.handIn()})
	add(blocks.Block{Title: "What we shall talk about", Text: "In the interview you take us through your work: how you understood the question, " +
		"what you made of the data, how you went about it and how you know that it holds, what you would say to somebody who has to decide, and what you would do with another week. " +
		"Everyone is asked about the same things. We look at how you reason; nobody is ranked."})
	add(blocks.Block{Title: "The data", Lines: f.dataLines()})
	if len(f.Changed) > 0 {
		add(blocks.Block{Text: "We changed the file before sending it; CHANGES.md says how."})
	}
	add(blocks.Block{Title: "Loading it", Text: "In one line of Python, R or Julia, from the folder of this brief; any other tool is as good:"})
	add(blocks.Block{Code: "# Python\nimport pandas as pd; df = " + f.Load.Python + "\n\n# R\ndf <- " + f.Load.R + "\n\n# Julia\n" + f.Load.Julia})
	add(blocks.Block{Title: "The columns", Head: []string{"Column", "What it is", "Type"}, Rows: f.dictionaryRows()})
	add(blocks.Block{Title: "Fair play", Items: f.promises()})
	return out
}

func hours(h float64) string {
	text := prose.TrimZeros(strconv.FormatFloat(h, 'f', 1, 64))
	if text == "1" {
		return "one hour"
	}
	return text + " hours"
}

func (f Facts) deadline() string {
	if f.Deadline != "" {
		return "Send it by " + strings.TrimSuffix(f.Deadline, ".") + "."
	}
	return "Take about a week to find those hours; tell us when you need longer."
}

func (f Facts) freedoms() []string {
	items := []string{
		"The question is broad on purpose. Narrow it as you think best, and say why.",
		"Any method, language and library is fine.",
		"Searching the web is welcome, and so is any other public data. If you work with an AI assistant, say what you used it for.",
		"“The data cannot answer this” is a good answer when you argue it. A result that disappoints is an analysis, not a failure.",
	}
	if len(f.Require) > 0 {
		items[1] = "What we do ask for: " + list(f.Require) + ". Apart from that, any method, language and library is fine."
	}
	return items
}

func (f Facts) handIn() []string {
	return []string{
		"What you found and how: a notebook, a report or slides, in whatever form you like to present.",
		"The code, so that we can follow it. It need not be polished.",
		"A few sentences that somebody without a technical background understands.",
	}
}

func (f Facts) dataLines() [][2]string {
	lines := [][2]string{
		{"File", "data/" + f.File.Name + " (" + bytesWords(f.File.Bytes) + ")"},
		{"Rows and columns", prose.Group(strconv.FormatInt(f.File.Rows, 10)) + " rows, " + prose.Group(strconv.Itoa(len(f.Dictionary))) + " columns"},
	}
	add := func(term, text string) {
		if text != "" {
			lines = append(lines, [2]string{term, text})
		}
	}
	add("One row is", f.RowMeans)
	add("Source", prose.First(f.Source, "not stated"))
	add("Authors", f.Authors)
	add("Version", f.Version)
	add("Licence", prose.First(f.License, "not stated: use the file for this task, and do not pass it on"))
	add("How to cite it", prose.First(f.Citation, f.usualCitation()))
	add("SHA-256", f.File.SHA256)
	return lines
}

func (f Facts) usualCitation() string {
	if f.Authors == "" && f.Source == "" {
		return ""
	}
	var parts []string
	for _, p := range []string{f.Authors, f.Title, f.Version, f.Source} {
		if p != "" {
			parts = append(parts, strings.TrimSuffix(p, "."))
		}
	}
	return strings.Join(parts, ". ") + "."
}

func (f Facts) dictionaryRows() [][]string {
	rows := make([][]string, len(f.Dictionary))
	for i, e := range f.Dictionary {
		rows[i] = []string{e.Name, e.words(), typeWords(e.Type)}
	}
	return rows
}

func (f Facts) promises() []string {
	company := prose.First(f.Company, "the company")
	outside := "The data is public and lies outside the business of " + company + ". Your work will not be used for anything but this conversation."
	if f.OwnIndustry {
		outside = "The data is public. Your work will not be used for anything but this conversation."
	}
	contact := "Whom to ask: reply to the e-mail that brought this. Answers that help are given to everyone."
	if f.Contact != "" {
		contact = "Whom to ask: " + f.Contact + ". Answers that help are given to everyone."
	}
	return []string{
		outside,
		"No account, paid tool or special hardware is needed. An ordinary laptop will do.",
		"If you need more time, another format or another way to show what you can do, tell us. You need not say why.",
		"Your work stays yours. Please do not publish the task.",
		contact,
	}
}

// bytesWords is a size in decimal units.
func bytesWords(n int64) string {
	units := []string{"bytes", "kB", "MB", "GB", "TB"}
	x, i := float64(n), 0
	for x >= 999.5 && i < len(units)-1 {
		x /= 1000
		i++
	}
	digits := 0
	if i > 0 && x < 99.5 {
		digits = 1
	}
	return prose.TrimZeros(strconv.FormatFloat(x, 'f', digits, 64)) + " " + units[i]
}

// readme says what lies in the folder.
func (f Facts) readme(pdf bool) []byte {
	items := []string{"brief.html, brief.md: the task, in two forms that say the same"}
	if pdf {
		items[0] = "brief.html, brief.pdf, brief.md: the task, in three forms that say the same"
	}
	items = append(items,
		"data/"+f.File.Name+": the data",
		"starter.ipynb: a notebook that loads the data; you need not use it",
		"datapackage.json, croissant.json: the data described for programs (Frictionless, Croissant)",
		"SHA256SUMS: checksums; sha256sum -c SHA256SUMS checks that the files arrived whole",
	)
	if len(f.Changed) > 0 {
		items = append(items, "CHANGES.md: how the file differs from the source")
	}
	return blocks.Markdown(f.Title, "", []blocks.Block{{Text: "Start with brief.html."}, {Items: items}})
}

func (f Facts) changes() []byte {
	return blocks.Markdown("Changes", "", []blocks.Block{
		{Text: "The file data/" + f.File.Name + " is not the one that the source publishes. This was done to it:"},
		{Items: f.Changed},
		{Text: "Its SHA-256 is " + f.File.SHA256 + "."},
	})
}
