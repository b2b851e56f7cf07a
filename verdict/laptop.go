package verdict

import (
	"math"
	"strconv"

	"github.com/fairset/fairset/profile/sketch"
)

func laptop() Criterion {
	const source = "19 real take-home tasks take 0.1 to 45 MB of memory; 95% of 4,590 public tables have at most 1.4 MB on disk; the higher limits are argued from a laptop with 8 GB"
	size := func(limit func(Policy) int64) func(Policy) string {
		return func(p Policy) string { return bytesText(limit(p)) }
	}
	return Criterion{
		ID:       "laptop",
		Question: "Does it run on an ordinary laptop?",
		Why: "Whoever has no fast machine, no wide line and no paid account must have the same chance. " +
			"The size counts as downloaded, and the memory as pandas takes for the whole table.",
		Remedy: "Send a sample of the rows, or Parquet instead of text.",

		Blocking: true,
		Hardness: 25,
		Limits: []LimitDoc{
			{"LaptopFilePass", size(func(p Policy) int64 { return p.LaptopFilePass }), "the largest file that passes", source},
			{"LaptopFileFail", size(func(p Policy) int64 { return p.LaptopFileFail }), "a larger file fails", source},
			{"LaptopMemoryPass", size(func(p Policy) int64 { return p.LaptopMemoryPass }), "the most memory that passes", source},
			{"LaptopMemoryFail", size(func(p Policy) int64 { return p.LaptopMemoryFail }), "more memory fails", source},
		},
		judge: func(c Case, p Policy) Finding { return judgeLaptop(c, p, source) },
	}
}

func judgeLaptop(c Case, p Policy, source string) Finding {
	file, memory := c.Reading.Bytes, c.Profile.Size.PandasBytes
	if c.Profile.Rows == 0 || len(c.Profile.Columns) == 0 {
		return notApplicable("there is nothing to load")
	}
	if file <= 0 && memory <= 0 {
		return unknown("neither the size of the file nor the memory was measured")
	}
	outcome := func(times float64) Outcome {
		file, memory := times*float64(file), times*float64(memory)
		switch {
		case file > float64(p.LaptopFileFail) || memory > float64(p.LaptopMemoryFail):
			return Fail
		case file > float64(p.LaptopFilePass) || memory > float64(p.LaptopMemoryPass):
			return Warn
		}
		return Pass
	}
	f := Finding{Outcome: outcome(1), Reason: "the file has " + bytesText(file)}
	f.Measures = []Measure{{
		Name: "size of the file", Value: sketch.Exactly(float64(file)), Unit: "bytes", Source: source,
		Limit: "at most " + bytesText(p.LaptopFilePass) + "; over " + bytesText(p.LaptopFileFail) + " fails",
	}}
	if memory > 0 {
		f.Reason += " and takes about " + bytesText(memory) + " of memory in pandas"
		f.Measures = append(f.Measures, Measure{
			Name: "memory in pandas", Value: sketch.Exactly(float64(memory)), Unit: "bytes", Source: source,
			Limit: "at most " + bytesText(p.LaptopMemoryPass) + "; over " + bytesText(p.LaptopMemoryFail) + " fails",
		})
	}
	f.flips(
		scan(100000, f.Outcome, func(by int64) Outcome { return outcome(1 + float64(by)/10) },
			func(by int64) string { return timesText(1+float64(by)/10) + " times the data" }),
		scan(99, f.Outcome, func(by int64) Outcome { return outcome(1 - float64(by)/100) },
			func(by int64) string { return "leaving out " + strconv.FormatInt(by, 10) + "% of the data" }),
	)
	f.Gist = f.Reason
	if f.Outcome != Pass {
		f.Gist = "it is large: " + f.Reason
		f.Remedy = "send a sample of the rows instead of all"
	}
	return f
}

// bytesText writes a size in decimal units: "12 kB", "1.5 GB".
func bytesText(n int64) string {
	size, unit := float64(n), "bytes"
	for _, larger := range []string{"kB", "MB", "GB", "TB"} {
		if size < 1000 {
			break
		}
		size, unit = size/1000, larger
	}
	digits := 0
	if size < 10 && unit != "bytes" {
		digits = 1
	}
	text := strconv.FormatFloat(size, 'f', digits, 64)
	if digits == 1 && text[len(text)-2:] == ".0" {
		text = text[:len(text)-2]
	}
	return text + " " + unit
}

// timesText is a factor, rounded up to a whole one where tenths say nothing.
func timesText(by float64) string {
	if by >= 10 {
		by = math.Ceil(by)
	}
	return strconv.FormatFloat(by, 'f', -1, 64)
}
