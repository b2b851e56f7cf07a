package ingest

import (
	"strings"
	"unicode"
)

// An encodingCandidate is an encoding that a text without any mark may be in.
type encodingCandidate struct {
	name      string
	prior     float64 // log-likelihood before any text is seen
	languages []language
	wide      func(rune) float64 // of characters of two bytes, in place of languages
}

// The letters outside ASCII of languages, the most frequent first.
var (
	french     = newLanguage("éèàêçùôîâûœïëæÿ")
	german     = newLanguage("üäößé")
	spanish    = newLanguage("óáíéñúüª")
	portuguese = newLanguage("ãçáéíóêõâôúàü")
	italian    = newLanguage("àèùòéìç")
	catalan    = newLanguage("éóàíèòçúï")
	swedish    = newLanguage("äåöé")
	danish     = newLanguage("øåæé")
	icelandic  = newLanguage("ðíáþæéóöúý")
	dutch      = newLanguage("ëéïöüèçáó")

	polish    = newLanguage("ąęłóżśćńź")
	czech     = newLanguage("íáéěřčžýšůúňóťď")
	slovak    = newLanguage("áíčéžýšúľťôňäóďŕĺ")
	hungarian = newLanguage("éáőöóíüúű")
	romanian  = newLanguage("ăîâşţșț")
	croatian  = newLanguage("čšžćđ")

	// Tables of names, cities or teams mix languages.
	western = newLanguage("éáíóöüñäèçãåêøëïôúàâæßîõðòýþùû")
	central = newLanguage("éáíóöüäčšžłýćęąńřśěőďűťňůżăźâîşţșț")

	turkish    = newLanguage("ıüşğçöİâî")
	latvian    = newLanguage("āēīšūļžņķčģ")
	lithuanian = newLanguage("ėšįžųūčąę")
	estonian   = newLanguage("äõüöšž")

	russian   = newLanguage("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё")
	ukrainian = newLanguage("оанивітеріслкудмпязьбгчйхжїюцєшщфґ")
	bulgarian = newLanguage("аоиентрвслкдпмъзгяуйбчцжщхюшф")
	serbian   = newLanguage("аоиенјсртвукдлпмзбгчћшжњцхљфђџ")
	greek     = newLanguage("αοιετσνηρκπυςλμίόάδέωήύθχγώφβξζψϊ")
	hebrew    = newLanguage("ויהלארתמבשנםעדפקחכגסזטצןךףץ")
	arabic    = newLanguage("المينرتوبعدسفهكقحجةشصطخأىضذثزغءظإؤئآ")
	persian   = newLanguage("ایرندهمتوسبشزکگفخلقعجحپآچصطغضذثئظژءأؤ")
	thai      = newLanguage("านรกอเงมยลวดทตสะปบคหแจพชขใไโผถซธศณฐญ่้ิีุู็ั์าำึืฃ")
)

var (
	westEuropean = []language{french, german, spanish, portuguese, italian, catalan, swedish, danish, icelandic, dutch, western}
	midEuropean  = []language{polish, czech, slovak, hungarian, romanian, croatian, german, central}
	cyrillic     = []language{russian, ukrainian, bulgarian, serbian}
)

// commonSigns are the signs outside ASCII that stand in tables and texts.
var commonSigns = runeSet("’‘“”„«»–—…•°€£¥§©®™²³½¼¾µ±×·º\u00a0№¿¡")

func runeSet(s string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range s {
		set[r] = true
	}
	return set
}

// encodingCandidates are tried in this order; among those that read a text alike the first is named.
var encodingCandidates = []encodingCandidate{
	{name: encLatin, languages: westEuropean},
	{name: "windows-1250", prior: -3, languages: midEuropean},
	{name: "iso-8859-2", prior: -3.5, languages: midEuropean},
	{name: "windows-1251", prior: -1, languages: cyrillic},
	{name: "koi8-r", prior: -2, languages: []language{russian}},
	{name: "koi8-u", prior: -3, languages: []language{ukrainian}},
	{name: "iso-8859-5", prior: -3, languages: cyrillic},
	{name: "ibm866", prior: -2, languages: []language{russian}},
	{name: "windows-1253", prior: -2, languages: []language{greek}},
	{name: "iso-8859-7", prior: -2.5, languages: []language{greek}},
	{name: "windows-1254", prior: -3, languages: []language{turkish}},
	{name: "windows-1255", prior: -2, languages: []language{hebrew}},
	{name: "iso-8859-8", prior: -2.5, languages: []language{hebrew}},
	{name: "windows-1256", prior: -2, languages: []language{arabic, persian}},
	{name: "iso-8859-6", prior: -2.5, languages: []language{arabic}},
	{name: "windows-1257", prior: -3, languages: []language{latvian, lithuanian, estonian}},
	{name: "iso-8859-4", prior: -4, languages: []language{latvian, lithuanian, estonian}},
	{name: "iso-8859-15", prior: -3, languages: westEuropean},
	{name: "windows-874", prior: -2, languages: []language{thai}},
	{name: "macintosh", prior: -3, languages: westEuropean},
	{name: "ibm850", prior: -3, languages: westEuropean},
	{name: "ibm852", prior: -4, languages: midEuropean},
	{name: "shift_jis", prior: -1, wide: japanese},
	{name: "euc-jp", prior: -2, wide: japanese},
	{name: "gb18030", prior: -1, wide: chinese(simplified)},
	{name: "big5", prior: -1, wide: chinese(traditional)},
	{name: "euc-kr", prior: -1, wide: hangul},
}

// Characters that a tenth or more of a text consists of.
const (
	simplified  = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处北京市省上海县名称地址姓男女价格数量日期编号"
	traditional = "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處北京市省臺灣縣名稱地址姓男女價格數量日期編號區路街號"
	syllables   = "이다는을의에가로고하지를서한사기도은인대시어나자리정일수스과아그전해부있라것들보제장주여상원면만성국구장동안우경조중공신학생위유문선방간화관소모비민용업실연식내행무물미세차영진적오으음회통산교년월남북서울부산김박최번호름격날짜량단가"
	kanji       = "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢市区県府都道番号価格数量氏住所"
)

// What the two-byte characters of East Asia cost: the square root of their number in use,
// where they are frequent, and more where they are not.
const (
	frequent = -5
	usual    = -7.5
	seldom   = -10
	strange  = -13
)

// eastSigns is the log-likelihood of a sign, digit or letter that is as wide as an ideograph.
func eastSigns(r rune) float64 {
	switch {
	case strings.ContainsRune("、。，「」『』（）：；！？・ー～“”《》", r):
		return frequent
	case r >= 0xff01 && r <= 0xff5e, r == '\u3000', r >= 0x2010 && r <= 0x2026, r == '％':
		return usual
	}
	return strange
}

func japanese(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Hiragana):
		return frequent + 0.5
	case r >= 0xff61 && r <= 0xff9f: // of half width
		return usual
	case unicode.In(r, unicode.Katakana):
		return frequent
	case unicode.In(r, unicode.Han):
		return ideograph(r, kanji)
	}
	return eastSigns(r)
}

func chinese(often string) func(rune) float64 {
	return func(r rune) float64 {
		if unicode.In(r, unicode.Han) {
			return ideograph(r, often)
		}
		return eastSigns(r)
	}
}

func hangul(r rune) float64 {
	switch {
	case strings.ContainsRune(syllables, r):
		return frequent
	case unicode.In(r, unicode.Hangul):
		return usual
	case unicode.In(r, unicode.Han):
		return strange
	}
	return eastSigns(r)
}

func ideograph(r rune, often string) float64 {
	switch {
	case strings.ContainsRune(often, r):
		return frequent
	case r >= 0x4e00 && r <= 0x9fff:
		return usual - 0.5
	}
	return strange
}
