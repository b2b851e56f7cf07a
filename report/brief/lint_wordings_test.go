package brief

// otherWordings are give-aways in other words than those of giveawayTexts, as publishers,
// colleagues and careless interviewers put them.
var otherWordings = map[string][]string{
	"missing": {
		"Not every hour has a wind reading.", "wind could not be determined for some hours", "Readings of wind were lost in March.", "The sensor failed for three weeks.", "The logger was down in May.", "For a few hundred hours nobody wrote down the wind.",
		"wind: not all filled in", "Only 87 in 100 rows carry a wind speed.", "Every eighth wind is void.", "wind has holes.", "some of wind went unanswered", "wind is optional", "wind was skipped by many", "No reading could be taken at night.",
		"wind is left unanswered", "Rows may have no wind.", "wind comes and goes", "an empty string means calm", "vacant cells", "wind contains undefined entries", "partial records", "Values for wind exist only from March on.", "wind is filled for 15,199 hours",
		"wind was dropped out of the survey for some", "Coverage of wind: seven eighths", "a question mark stands for not known", "Use mean substitution for wind.", "back-fill wind", "forward fill wind", "the wind is blank at night", "Data loss occurred.",
		"Die Windgeschwindigkeit fehlt in einigen Zeilen.", "fehlende Werte in wind", "valeurs manquantes", "valores faltantes", "valores ausentes", "données manquantes", "dati mancanti", "ontbrekende waarden", "Leere Zellen kommen vor.",
		"m i s s i n g", "MISSING", "missing\u200bness is high", "mis\u00adsing", "mіssing with a Cyrillic letter", "ｍｉｓｓｉｎｇ", "hasMissingValues", "wind%20is%20missing%20here", "m&#105;ssing", "mis**sing**", "n.a. occurs", "null-valued wind", "NAs in wind", "unmeasured hours", "unobserved wind",
	},
	"sentinel": {
		"minus 77.5 is no temperature", "-77,5 is a code", "A code of 99 stands for no answer.", "99 = not known", "0 means that nobody was asked", "a special code marks refusal", "-1 marks calm", "magic number in wind", "the value 777 is not a speed", "8888 is reserved",
		"Zero means not measured.", "coded as 0 when nobody looked", "a default date is used", "-999.0", "-9999", "wind -77.5", "−77.5", "–77.5", "code 98 is refused", "Jan 1, 1900 is a default", "zeros are not real",
	},
	"repeated": {
		"312 hours stand there a second time.", "Some hours were entered two times.", "Hours were loaded two times.", "Rows recur.", "The same hour is listed more than once.", "Several rows are the same.", "clones of rows", "de-duplicate first", "distinct rows: 17,067", "the file was concatenated with itself",
		"1.8 per cent come again", "there are multiple entries per hour", "Doubles occur.", "doppelte Zeilen", "lignes en double", "filas duplicadas", "re-entered rows", "an hour may occur more than one time", "not all rows differ", "two rows are alike",
	},
	"outlier": {
		"One hour has 8871 users.", "one hour is off the chart", "casual goes up to 8.871 in one hour", "A few hours lie far from the others.", "far-off readings", "way above the rest", "unbelievable counts", "nonsense values", "a freak hour", "glaring values", "ridiculous counts",
		"values beyond what is physically possible", "not plausible", "unlikely values", "an aberrant hour", "Ausreißer", "valeurs aberrantes", "valores atípicos", "peaks that nobody can explain", "inflated counts", "winsorize", "trim the top", "a negative count occurs", "hours beyond 24", "ages over 120 occur",
		"minus signs where none should be", "an hour with more riders than bikes", "exceptionally large hours", "values that cannot be", "hard to believe counts", "leverage points",
	},
	"dirty": {
		"The file needs work before you can use it.", "Expect to spend an hour on wrangling.", "The seasons are written in more than one way.", "season has variants such as Summer and summer", "month and day are swapped in places", "some dates are day first, some month first", "units changed in May", "half in knots, half in km/h",
		"the encoding is off", "accents are broken", "strange characters", "some columns hold text where numbers belong", "numbers stored as text", "commas in numbers", "Data entry was sloppy.", "sloppy labels", "not curated", "uncurated", "raw and unprocessed, with all its blemishes", "imperfections", "unvalidated",
		"unverified labels", "labels are contradictory", "contradictions occur", "conflicting labels", "labels were assigned at random for some", "some rows are shifted by a column", "misaligned columns", "It has quirks.", "real-life quirks", "the quirk of wind", "shortcomings", "deficiencies", "limitations of the sensor", "not trustworthy",
		"suspect readings", "sanity checks pay off", "preprocess the data", "pre-processing is needed", "normalise the names of seasons", "harmonise the units", "data wrangling", "Rohdaten mit Fehlern", "errores en los datos", "data munging", "scrub the data", "poor quality", "data of uneven quality", "mistyped seasons", "bogus hours", "junk rows", "garbage",
	},
	"warning": {
		"Look closely at casual.", "Take a closer look at casual.", "Have a good look at wind before you start.", "Think twice about casual.", "casual deserves a second look", "Mind casual.", "casual is not what it seems", "casual may mislead you", "misleading column", "Do not be fooled by casual.", "deceptive", "we hid something",
		"there is something fishy", "Good candidates find three things.", "See if you can find what is off.", "Something is off with wind.", "A sharp eye helps.", "The devil is in the details of wind.", "Question everything about casual.", "Do not use casual.", "casual must not be used", "do without casual", "leave casual out", "leave out casual", "take casual out",
		"casual has no place in a model", "get rid of casual", "omit casual", "set casual aside", "treat casual with suspicion", "double-check wind", "verify wind first", "investigate wind", "scrutinise casual", "red flag", "landmine", "there is a catch", "Vorsicht", "Achtung bei casual", "cuidado", "attention à casual", "surprise inside", "look at casual first", "We are curious whether you see it.",
	},
	"leak": {
		"casual is part of count.", "count is casual plus registered", "count = casual + registered", "count is the sum of casual and registered", "casual is only filled when the hour is over", "casual is not known when the forecast is made", "casual is set once the outcome is known", "casual comes from the same source as the answer",
		"casual is a component of count", "casual duplicates the answer", "casual all but equals count", "with casual it is a foregone conclusion", "casual tells you the answer", "the answer is in casual", "the label can be read off casual", "casual mirrors count", "casual is another name of count", "casual encodes count", "knowing casual you know count",
		"casual is available only in hindsight", "contaminated by the outcome", "target contamination", "information that would not be there at prediction time", "not available at prediction time", "future information", "casual is a consequence of count", "casual already contains it", "a subset of count", "adds up to count", "casual and registered add up to it", "ex post",
	},
	"related": {
		"hour tells most about count.", "hour carries most of the information", "hour is all you need", "most of the variation comes from hour", "half of the variance comes from hour", "hour and count move together", "hour goes hand in hand with count", "wind does not matter", "wind has nothing to do with count", "wind adds nothing", "wind contributes little", "wind hardly contributes",
		"demand peaks at eight", "it is highest at five in the afternoon", "count is higher in summer", "more bikes in summer than in winter", "warm days see more bikes", "demand doubles in summer", "count goes down when it rains", "rain lowers demand", "the busiest hour is 17", "hour dominates", "decisive column: hour", "hour is decisive", "hour is crucial", "key driver",
		"r = .69", "a correlation", "Pearson", "Cramér's V", "mutual information", "there is a link between wind and count", "wind is linked to count", "wind is tied to count", "hour determines count", "count is a linear function of hour", "nonlinear in hour", "hour ranks first", "the pattern is weak", "not much can be learnt from wind", "no relationship", "relationship between hour and count is U-shaped", "U-shaped", "monotone in hour", "stark abhängig", "korreliert", "Zusammenhang mit hour",
		"odds ratio", "lift of two", "hour gives the best split", "SHAP", "coefficient of hour",
	},
	"score": {
		"A good model explains 94 per cent.", "You can get to ninety percent.", "Our own model reached 0.94.", "We got .941 with trees.", "others got 94 out of 100 right", "top entries reach 0.94", "the state of the art", "a naive guess gets 40%", "R^2", "R 2 = 0.94", "adjusted R2", "mean absolute error of 40", "root mean squared", "area under the curve", "a lift curve", "kappa", "MCC", "concordance",
		"error rate", "misclassification", "hit rate", "success rate 94%", "a perfect fit is possible", "results should be near 0.94", "hard to beat 0.388", "the bar is 0.9", "Kaggle winners", "overfit", "overfitting", "underfit", "perplexity", "sensitivity 0.8", "specificity", "sMAPE", "WAPE", "lower bound on the error", "predictable to within 40 bikes", "the ceiling is 0.95",
	},
	"verdict": {
		"It passed all checks.", "It was rated as good.", "it got a rating of B", "suited for juniors", "a straightforward task", "simple task", "there is little to find", "nothing can be learnt from it", "a lost cause", "a challenging dataset", "challenging", "approved with reservations", "we had reservations", "classified as unsuitable", "unsuitable", "a tough one", "not demanding", "undemanding", "beginner level",
		"criteria passed: 12 of 14", "the assessment was positive", "overused dataset", "well-known toy data", "toy dataset",
	},
	"shape": {
		"Few hours have many users.", "only one in ten is positive", "positives are scarce", "class 1 makes up a tenth", "one class is far more frequent", "the positive class is small", "uneven classes", "unevenly spread", "lopsided", "heavily tilted to one side", "log-transform count", "take the logarithm of count", "log scale helps", "Poisson", "Gaussian", "normally distributed", "non-normal", "a spike at zero", "many zeros", "lots of zeros", "excess zeros",
		"hardly varies", "never changes", "always the same", "always zero", "low variance", "two humps", "two peaks", "overdispersed", "half of the hours have fewer than 142", "typical count: 142", "the typical hour has 142", "counts go up to 977", "at most 977", "no more than 977", "between 1 and 977", "from 1 to 977", "1–977", "count (1 to 977)", "interquartile", "the mode is 5", "oversample", "SMOTE", "resample", "reweight", "class weights", "prevalence", "base rate", "churn rate of 26",
	},
	"order": {
		"Rows come in order of time.", "in chronological order", "the first half is older", "later rows differ from earlier ones", "things changed in March", "regime change", "a break in March", "structural break", "demand grew over the years", "growth over time", "Do not split at random.", "a random split is misleading", "hours depend on the hours before", "serial dependence", "lagged", "not independent", "rows are not independent", "clustered by user", "each user has several rows", "several rows share a user", "users come back",
		"multiple rows per user", "more than one row per user", "hierarchical", "nested in stations", "longitudinal", "weekly cycle", "cyclical", "keep users together", "group by user before you split", "concept drift", "covariate shift", "distribution shift", "the test rows differ",
	},
}
