package metadata

import "testing"

func TestRecogniseLicense(t *testing.T) {
	tests := []struct {
		told, id string
		use      Use
	}{
		{"CC-BY-4.0", "CC-BY-4.0", Attach},
		{"cc-by-sa-3.0", "CC-BY-SA-3.0", AttachAlike},
		{"CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0", Link},
		{"CC BY-ND", "CC-BY-ND", Never},
		{"https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", Attach},
		{"https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode", "CC-BY-NC-ND-4.0", Never},
		{"https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0", Attach},
		{"Creative Commons Attribution 4.0 International", "CC-BY-4.0", Attach},
		{"Attribution-NonCommercial 4.0 International", "CC-BY-NC-4.0", Link},
		{"CC0: Public Domain", "CC0-1.0", Attach},
		{"CC0", "CC0-1.0", Attach},
		{"ODC-PDDL-1.0", "PDDL-1.0", Attach},
		{"ODbL-1.0", "ODbL-1.0", AttachAlike},
		{"Database: Open Database, Contents: Database Contents", "", ""},
		{"DbCL-1.0", "DbCL-1.0", Attach},
		{"ODC-BY-1.0", "ODC-By-1.0", Attach},
		{"https://opendatacommons.org/licenses/by/1-0/", "ODC-By-1.0", Attach},
		{"OGL-UK-3.0", "OGL", Attach},
		{"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL", Attach},
		{"U.S. Government Works", "US-government-work", Attach},
		{"https://www.usa.gov/government-works", "US-government-work", Attach},
		{"other-pd", "public-domain", Attach},
		{"Public Domain", "public-domain", Attach},
		{"mit", "MIT", Attach},
		{"MIT License", "MIT", Attach},
		{"https://opensource.org/licenses/MIT", "MIT", Attach},
		{"https://choosealicense.com/licenses/apache-2.0/", "Apache-2.0", Attach},
		{"BSD-3-Clause", "BSD-3-Clause", Attach},
		{"BSD 2-Clause \"Simplified\" License", "BSD-2-Clause", Attach},
		{"GPL-2.0-or-later", "GPL-2.0", AttachAlike},
		{"GPL (>= 3)", "GPL-3.0", AttachAlike},
		{"AGPL-3.0", "AGPL-3.0", AttachAlike},
		{"CDLA-Permissive-2.0", "CDLA-Permissive-2.0", Attach},
		{"Subject to competition rules", "competition-only", Never},
		{"proprietary", "proprietary", Never},
		{"All rights reserved.", "proprietary", Never},
		{"Redistribution is not permitted", "no-redistribution", Never},
		{"for research purposes only", "other-nc", Link},
		{"https://commoncrawl.org/terms-of-use", "terms-of-use", Link},
		{"Data files © Original Authors", "copyright-authors", Link},
		// Not told: to be asked, never to be passed or failed.
		{"", "", ""},
		{"other", "", ""},
		{"notspecified", "", ""},
		{"unknown", "", ""},
		{"Public", "", ""},
		{"https://choosealicense.com/licenses/undefined/", "", ""},
		{"the Massachusetts Institute of Technology (MIT) measured it", "", ""},
		{"opportunity", "", ""},
		{"sbsdx", "", ""},
	}
	for _, tt := range tests {
		got, ok := RecogniseLicense(tt.told)
		if got.ID != tt.id || got.Use != tt.use || ok != (tt.id != "") {
			t.Errorf("%q is %q, use %q, want %q, %q", tt.told, got.ID, got.Use, tt.id, tt.use)
		}
		if ok && (got.Name == "" || got.Why == "") {
			t.Errorf("%q: nothing says why", tt.told)
		}
	}
}

func TestLicenseInText(t *testing.T) {
	const mit = "Copyright (c) 2020 A. Author\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\nof this software"
	tests := []struct{ name, text, want string }{
		{"MIT", mit, "MIT"},
		{"GPL 3", "                    GNU GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007\n ... the GNU Affero General Public License, version 3", "GPL-3.0"},
		{"Apache", "                                 Apache License\n                           Version 2.0, January 2004", "Apache-2.0"},
		{"CC BY", "Attribution 4.0 International\n\n====\n\nCreative Commons Corporation", "CC-BY-4.0"},
		{"CC BY-SA", "Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0"},
		{"BSD 3", "Redistribution and use in source and binary forms, with or without\n ... Neither the name of the copyright holder", "BSD-3-Clause"},
		{"BSD 2", "Redistribution and use in source and binary forms, with or without", "BSD-2-Clause"},
		{"ODbL", "## ODC Open Database License (ODbL)\n### Preamble", "ODbL-1.0"},
		{"a name alone", "CC0 1.0", "CC0-1.0"},
		{"nothing", "Please be nice.", ""},
	}
	for _, tt := range tests {
		if got := licenseInText(tt.text); got != tt.want {
			if l, _ := RecogniseLicense(tt.text); l.ID == tt.want && tt.name == "a name alone" {
				continue
			}
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLicenseInProse(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"heading", "# Birds\n\n## License\n\nCC BY 4.0\n", "CC-BY-4.0"},
		{"sentence", "Counts of birds. The data is licensed under the Open Database License. Enjoy.", "ODbL-1.0"},
		{"data outranks code", "The code is released under the MIT License. The data are licensed under CC BY-NC 4.0.", "CC-BY-NC-4.0"},
		{"code alone", "Scripts and code are under the MIT License.", "MIT"},
		{"the strictest of equals", "Licence of part A: CC BY 4.0.\n\nLicence of part B: CC BY-ND 4.0.", "CC-BY-ND-4.0"},
		{"no licence", "Professor Doe of MIT counted cattle in the public interest.", ""},
		{"a name far from the word", "BSD was an operating system. We do not know the license.", ""},
		{"public domain", "This dataset is in the public domain.", "public-domain"},
		{"competition", "The data may be used under the competition rules only.", "competition-only"},
	}
	for _, tt := range tests {
		if got := licenseInProse(tt.text); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
