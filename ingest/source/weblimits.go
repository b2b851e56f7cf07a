package source

import "time"

// webLimits are the limits of a download.
type webLimits struct {
	bytes     int64         // of the whole; what the disk of a laptop can spare
	connect   time.Duration // until a connection stands
	silence   time.Duration // without any byte, before the connection counts as broken
	pause     time.Duration // before the second try; it doubles from try to try
	longest   time.Duration // pause, also where the server asks for more
	inVain    int           // tries in a row that bring nothing new
	tries     int           // all together
	redirects int
	public    bool // no address of this machine or of a private network
}

func defaultWebLimits() webLimits {
	return webLimits{
		bytes: 20e9, connect: 15 * time.Second, silence: 60 * time.Second,
		pause: 500 * time.Millisecond, longest: 30 * time.Second,
		inVain: 4, tries: 40, redirects: 10,
	}
}
