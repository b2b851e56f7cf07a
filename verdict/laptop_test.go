package verdict

import "testing"

func TestLaptop(t *testing.T) {
	sized := func(file, memory int64) func(*Case) {
		return func(c *Case) { c.Reading.Bytes, c.Profile.Size.PandasBytes = file, memory }
	}
	runTable(t, "laptop", []row{
		{name: "small", change: sized(400e3, 2.5e6), want: Pass, reason: "The file has 400 kB and takes about 2.5 MB of memory in pandas.", flip: "126 times the data would make it a warning"},
		{name: "at the limits", change: sized(50e6, 1e9), want: Pass, flip: "1.1 times the data"},
		{name: "large file", change: sized(60e6, 400e6), want: Warn, flip: "eaving out 17% of the data would make it a pass", remedy: "sample of the rows"},
		{name: "much memory", change: sized(20e6, 2e9), want: Warn, flip: "2.1 times the data would make it a fail"},
		{name: "huge file", change: sized(300e6, 400e6), want: Fail, flip: "eaving out 34% of the data would make it a warning"},
		{name: "huge memory", change: sized(30e6, 5e9), want: Fail},
		{name: "memory not measured", change: sized(900, 0), want: Pass, reason: "The file has 900 bytes."},
		{name: "nothing measured", change: sized(0, 0), want: Unknown},
		{name: "no rows", change: func(c *Case) { c.Profile.Rows = 0 }, want: NotApplicable},
	})
}

func TestBytesText(t *testing.T) {
	for n, want := range map[int64]string{0: "0 bytes", 999: "999 bytes", 1000: "1 kB", 1234: "1.2 kB", 56_700: "57 kB", 50e6: "50 MB", 4e9: "4 GB", 12e12: "12 TB"} {
		if got := bytesText(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
