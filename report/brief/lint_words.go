package brief

import (
	"regexp"
	"sync"
)

// The kinds of give-away that words make.
const (
	kindMissing   = "it tells what is missing"
	kindRepeated  = "it tells what is there twice"
	kindOutlier   = "it points at extreme values"
	kindDirty     = "it points at what is wrong with the data"
	kindWarning   = "it warns of something to find"
	kindLeak      = "it points at a column that knows the answer"
	kindRelated   = "it tells what goes together"
	kindScore     = "it tells a measure of success"
	kindVerdict   = "it tells how the dataset was judged"
	kindShape     = "it tells how values are spread"
	kindOrder     = "it tells how rows are ordered or belong together"
	kindFigure    = "it tells a figure that was measured"
	kindSentinel  = "it tells a value that stands for missing"
	kindStatistic = "it tells a statistic of the data"
)

// A giveaway pattern: words that have no place in a brief, whatever the dataset.
type pattern struct {
	kind string
	re   func() *regexp.Regexp
}

func words(kind, expression string) pattern {
	return pattern{kind, lazily(`(?i)(^|[^\pL\pN])(` + expression + `)($|[^\pL\pN])`)}
}

// lazily compiles an expression when it is first asked for: most commands never do, and
// all of them together take longer than a small dataset.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

var patterns = []pattern{
	words(kindMissing, `missing(ness)?|incomplete(ness|ly)?|null(s|able)?|nans?|n/a|blanks?|gaps?|absent|lack(s|ing|ed)?|sparse(ly|ness)?|imput\w+|interpolat\w+|unfilled|`+
		`placeholders?|sentinels?|dummy values?|filler|no values?|unavailable|unrecorded|unreported|unspecified|(is|are|was|were|be|been|not|sometimes|often|partly|mostly|half|largely) (empty|unknown)|`+
		`empty (cells?|values?|strings?|rows?|columns?|fields?|entries)|unknown values?|unknown|not (recorded|available|reported|filled|known|measured|given|stated for|observed|collected)|`+
		`left (out|empty|open)|omitted|without (a )?values?|stands? for (no|nothing)|coded (as )?-?\d*9{2,}|non-?responses?|did not (answer|respond)|refused`),
	words(kindRepeated, `duplicat\w*|dups?|dupes?|repeated|repeats?|repetitions?|repeating|twice|copies|copied|identical|redundan\w+|same rows?|appears? (more than once|again|several times)|not unique|non-?unique|double[- ]counted|doubled`),
	words(kindOutlier, `outlier\w*|outlying|extreme(s|ly)?|anomal\w+|implausib\w+|impossib\w+|unrealistic\w*|suspicious\w*|spikes?|unusual(ly)?|odd|oddit\w+|strange(ly)?|weird|absurd\w*|abnormal\w*|`+
		`too (high|low|large|small|good|many|few)|negative (ages?|prices?|values?|amounts?)|far (above|below|outside)|out of range|capped|clipped|censored|truncat\w+|winsori\w+|top-?coded|saturat\w+`),
	words(kindDirty, `dirt\w*|mess(y|es|ed|iness)?|nois[ey]\w*|clean(ed|ing|up|se|sed|sing|liness)?|tidy|tidied|wrong(ly)?|error\w*|erroneous\w*|incorrect\w*|inaccura\w+|inconsisten\w+|mistakes?|mistaken\w*|typos?|misspel\w+|spelt|spelling\w*|`+
		`mixed (formats?|units?|dates?|types?|spellings?)|several (formats?|units?|spellings?|ways)|different (formats?|units?|spellings?)|malformed|corrupt\w*|garbled|mojibake|invalid|unreliabl\w+|untrustworth\w+|`+
		`data quality|quality of the (data|file|labels?|records?|measurements?)|(poor|low|bad|uneven|varying|good|mixed|doubtful|questionable) quality|quality (issues?|problems?|varies|control|checks?)|flaw\w*|defect\w*|fault\w*|weakness\w*|broken|bugs?|glitch\w*|problems?|problematic|issues?|trailing (blanks?|spaces?)|white ?space|upper ?case|lower ?case|capitali\w+|messed|mislabel\w+|mis-?coded|miscod\w+|misfits?|outdated`),
	words(kindWarning, `traps?|pitfalls?|tricks?|tricky|beware|careful(ly)?|cautio\w+|watch (out|for)|look out|note that|attention|hidden|hide|hides|plant(ed)?|gotchas?|easter eggs?|spot|notice|suspect\w*|caveats?|warnings?|warn|check whether|make sure|be aware|keep in mind|`+
		`do not trust|don't trust|hint(s|ed)?|clue|should be (dropped|removed|excluded|ignored|fixed|treated|converted)|(must|should|need(s)?) to be (dropped|removed|excluded|ignored|fixed|treated)|drop(ped|ping)?|exclud\w+|remove[ds]?|removing|ignore[ds]?|discard\w*`),
	words(kindLeak, `leak\w*|give-?aways?|gives? (it )?away|giv(en|ing) away|known only (after|later)|only known (after|later)|after the (fact|outcome|event|result|decision)|afterwards|post-?(hoc|outcome|treatment)|prox(y|ies)|derived from|`+
		`comput(ed|able) from|calculat(ed|able) from|follows from|(simple )?function of|recod(e|es|ed|ing)( of)?|same as|equal to the|in disguise|target encod\w+|cheat\w*|look-?ahead|from the future|hindsight|`+
		`(determines|decides|reveals|encodes|contains|knows|fixes|implies) (the )?(answer|target|outcome|label|result|class)`),
	words(kindRelated, `correlat\w+|associat(ed|ion|ions|es)|collinear\w*|multicollinear\w*|predictors?|predictive\w*|predictab\w+|predicts|explains|explanatory|signal|uninformative|informative|informs|`+
		`(strong|strongly|weak|weakly|high|highly|hardly|barely|most|best|important|significant|significantly|main|key|top|no|little|largest|biggest|closely|perfectly|almost perfectly) (\w+ ){0,2}?`+
		`(predict\w*|relat\w+|link\w*|influenc\w*|drivers?|driv\w+|features?|variables?|effects?|impacts?|importance|dependen\w+|depends?|determin\w+|associat\w+|power|relevance|affect\w*|factors?|columns?)|`+
		`depends? (strongly|mostly|mainly|only|heavily|almost)|importances?|(un)?important|matters? most|affects|influences|influential|rises with|falls with|grows with|increases with|decreases with|goes (up|down) with|interaction between|useless|worthless|no use|irrelevant|relevant`),
	words(kindScore, `r2|r²|r-squared|r squared|auc|roc|rmse|mse|mae|mape|f1|log-?loss|accura(te|cy)|precision|recall|gini|brier|baselines?|benchmarks?|leaderboard|scores? (of|between|above|below|around|about|near|under|over|from)|`+
		`(a|the|your|our|top|best|good|expected|model|high|low|test|validation) scores?|headroom|learning curve|cross-?validat\w+|hold-?out|boosted|boosting|skill (of|is|score)|(predicted|prediction) (error|quality)`),
	words(kindVerdict, `fair with care|unfair(ly|ness)?|undetermined|verdicts?|fairness|fairset|judged|too easy|too hard|trivial\w*|hopeless|easy|difficult(y)?|hard (task|problem|to)|effort|confidence|vetted|is fair|was fair|as fair`),
	words(kindShape, `imbalanc\w*|unbalanced|balanced|minority|majority|rare(ly|r|st)?|skew(ed|ness|s)?|kurtosis|long tail\w*|heavy tail\w*|zero-?inflated|inflated|heap\w*|rounded|constant|near-?constant|cardinality|[0-9]+ (distinct|unique|different)|dominat\w+|one (value|class|category|level) (only|dominates|accounts|makes)|mostly (one|the same|zero)|bimodal|clusters?|mostly`),
	words(kindOrder, `sorted|ordered by|row order|order of (the )?rows|shuffl\w+|drifts?|drifted|trends?|trending|seasonal\w*|autocorrelat\w*|non-?stationar\w*|stratif\w+|grouped split|(split|splits|splitting) by|time-?ordered|time-?based|belong together|per (customer|person|user|patient) several|repeated measures?|panel data|same (customer|person|user|patient|entity|household)s?|several rows (per|for|of)`),
	words(kindStatistic, `(averages?|mean|median|std|standard deviation|variance|quantile|percentile|quartile|minimum|maximum|min|max|lowest|highest|smallest|largest|total|sum)( [\w\x{E000}]+){0,4}?( is| was|:| =| of|=)?( about| around| roughly| only)? ?[-−]?[0-9][0-9.,]*|ranges? from [-−]?[0-9.,]+|outnumber\w*|histograms?|(is|are|was|were) distributed|distribution of`),
	{kindFigure, lazily(`(?i)[0-9]\s*(%|‰|percent|per cent|percentage|pct)`)},
	{kindFigure, lazily(`(?i)(^|[^\pL])(half|thirds?|quarters?|most|many|several|some|few|one in \w+|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|[0-9][0-9,.]*) (of (the |its |all |these )?)?(rows?|cells|records|entries|values|observations) (are|is|have|has|lack|were|was|had|do|in|with|show|carry|contain)($|[^\pL])`)},
	{kindSentinel, lazily(`(^|[^0-9.,\pL])[-−–](1|9{2,}|8{2,}|7{2,}|9{1,}\.0+)($|[^0-9.,/-])`)},
	{kindSentinel, lazily(`(^|[^0-9.,])(9{3,}|1900-01-01|9999-12-31|1970-01-01)($|[^0-9.,])`)},
	{kindMissing, lazily(`(^|[^\pL\pN])(NA|NaN|NULL|None|#N/A)($|[^\pL\pN])`)},
}

// prescriptive finds methods, libraries and measures of success in what is asked for.
var prescriptive = lazily(`(?i)(^|[^\pL\pN])(regress(ion|ions|or)?|logistic|linear model\w*|random forests?|gradient boost\w*|xgboost|lightgbm|catboost|decision trees?|neural net\w*|deep learning|` +
	`lstm|transformers?|k-?means|k-?nn|svm|support vector\w*|naive bayes|pca|principal components?|arima|prophet|bayesian model\w*|mixed models?|anova|t-?tests?|chi-?squared?|` +
	`scikit-learn|sklearn|pandas|numpy|polars|tensorflow|keras|pytorch|statsmodels|tidyverse|dplyr|ggplot2?|spark|sql|excel|tableau|power ?bi|` +
	`rmse|mse|mae|mape|auc|roc|f1|accuracy|precision|recall|r2|r²|r-squared|log-?loss|confusion matrix|p-?values?|cross-?validat\w+|train/test|test set|hyper-?parameters?|feature engineering|one-hot|` +
	`use (a|an|the) \w+ (model|classifier|algorithm)|in (python|r|julia)|jupyter)($|[^\pL\pN])`)

// prescribed returns the word of text that asks for a method, library or measure, or "".
func prescribed(text string) string {
	if m := prescriptive().FindStringSubmatch(text); m != nil {
		return m[2]
	}
	return ""
}
