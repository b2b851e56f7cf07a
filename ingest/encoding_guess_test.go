package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// labelled are texts as tables hold them, and the encodings in which their language is written.
// short is a table of ASCII with a few names.
var labelled = []struct {
	language, encodings string
	text, short         string
}{
	{"French", "windows-1252 macintosh ibm850", "La forêt était déjà très sombre à cette heure, où les élèves rentraient chez eux. Le maître leur avait donné une leçon de français, et les pêcheurs rêvaient.", "Besançon,12\nNîmes,14\nOrléans,8\n"},
	{"German", "windows-1252 macintosh ibm850", "Die Straße führt über die Brücke zum schönen Schloß. Größere Häuser stehen früh im Nebel, während Mädchen Äpfel pflücken; für die Gäste gibt es süßes Gemüse.", "Müller,12\nKöln,14\nWeiß,8\n"},
	{"Spanish", "windows-1252 macintosh ibm850", "El niño comió mañana una pequeña ración de jamón. ¿Dónde está la canción que cantó José? El corazón del año pasó rápido, según él, y llovió también en Córdoba.", "Muñoz,12\nMálaga,14\nLeón,8\n"},
	{"Portuguese", "windows-1252 macintosh", "A situação da educação não é fácil, mas as crianças já estão lá. São Paulo tem três milhões de habitações; você também verá o avô e a avó na estação.", "São Paulo,12\nBelém,14\nJoão,8\n"},
	{"Swedish", "windows-1252 macintosh", "Flickan gick över ån för att köpa äpplen på måndag. Själv är hon från Göteborg, där många små båtar ligger vid älven och väntar på våren.", "Malmö,12\nÖrebro,14\nÅsa,8\n"},
	{"Danish", "windows-1252", "Fjorden ligger smukt på øen, og børnene løber rundt på stranden. De køber brød og æbler, før færgen sejler mod Ærø igen på søndag.", "Ærø,12\nKøbenhavn,14\nÅrhus,8\n"},
	{"Polish", "windows-1250 iso-8859-2 ibm852", "Chłopiec poszedł na łąkę, żeby zobaczyć źrebię. Święta są już blisko, więc mężczyźni kupują śledzie, a kobiety pieką pączki. Kraków i Łódź leżą daleko od morza.", "Łódź,12\nPoznań,14\nWałęsa,8\n"},
	{"Czech", "windows-1250 iso-8859-2", "Příliš žluťoučký kůň úpěl ďábelské ódy. Děti šly včera do školy pěšky a večer četly knížky o řekách, městech a krásných horách na východě země.", "Plzeň,12\nDvořák,14\nČeské Budějovice,8\n"},
	{"Hungarian", "windows-1250 iso-8859-2", "Az őszi erdőben sűrű köd ült, és a gyerekek az ösvényen mentek a tó felé. Győr és Pécs között hosszú az út, de a szőlő már érik, és a fű is zöld.", "Győr,12\nPécs,14\nErdős,8\n"},
	{"Croatian", "windows-1250", "Dječak je otišao u školu, a majka je kuhala ručak. Životinje su šetale šumom, dok je kiša padala već treći dan. Đurđa i Željko kreću sutra u Čakovec.", "Kovačević,12\nŠibenik,14\nPožega,8\n"},
	{"Western, mixed", "windows-1252", "Köln,Müller\nSão Paulo,João\nMálaga,Peña\nÅrhus,Sørensen\nBesançon,Lefèvre\nReykjavík,Þór\nGöteborg,Åsa\n", "Köln,12\nSão Paulo,14\nOslo,8\n"},
	{"Central, mixed", "windows-1250", "Łódź,Wałęsa\nPlzeň,Dvořák\nGyőr,Erdős\nŠibenik,Kovačević\nIaşi,Ştefănescu\nMünchen,Jäger\nČeské Budějovice,Novák\n", "Łódź,12\nPlzeň,14\nGyőr,8\n"},
	{"Turkish", "windows-1254", "Çocuklar bugün okula gittiler ve öğretmenleri onlara güzel bir şarkı söyledi. Işık sönünce dışarıda yağmur başladı; İstanbul ve İzmir arasında uzun bir yol vardır.", "Şanlıurfa,12\nMuğla,14\nIğdır,8\n"},
	{"Lithuanian", "windows-1257", "Vaikai žaidė prie upės, o saulė leidosi už miško. Žmonės ėjo namo, nes jų laukė vakarienė; šįvakar bus šalta, ir mūsų katė miega ant kėdės.", "Šiauliai,12\nPanevėžys,14\nMažeikių,8\n"},
	{"Russian", "windows-1251 koi8-r iso-8859-5 ibm866", "Мальчик вышел из дома рано утром и пошёл к реке. Вода была холодной, но солнце уже поднималось над лесом, и рыбаки готовили свои лодки к долгому дню.", "Москва,12\nКазань,14\nИванов,8\n"},
	{"Ukrainian", "windows-1251 koi8-u", "Хлопчик вийшов із дому рано-вранці й пішов до річки. Її вода була холодна, але сонце вже піднімалося над лісом, і рибалки готували свої човни.", "Київ,12\nЛьвів,14\nХарків,8\n"},
	{"Greek", "windows-1253 iso-8859-7", "Το παιδί βγήκε από το σπίτι νωρίς το πρωί και πήγε στο ποτάμι. Το νερό ήταν κρύο, αλλά ο ήλιος ανέβαινε ήδη πάνω από το δάσος.", "Αθήνα,12\nΠάτρα,14\nΒόλος,8\n"},
	{"Hebrew", "windows-1255", "הילד יצא מהבית מוקדם בבוקר והלך אל הנהר. המים היו קרים אבל השמש כבר עלתה מעל היער והדייגים הכינו את הסירות שלהם.", "ירושלים,12\nחיפה,14\nתל אביב,8\n"},
	{"Arabic", "windows-1256 iso-8859-6", "خرج الولد من البيت في الصباح الباكر وذهب إلى النهر. كان الماء باردا لكن الشمس كانت قد ارتفعت فوق الغابة.", "القاهرة,12\nالإسكندرية,14\nمحمد,8\n"},
	{"Thai", "windows-874", "เด็กออกจากบ้านแต่เช้าและเดินไปที่แม่น้ำ น้ำเย็นมากแต่ดวงอาทิตย์ขึ้นแล้ว", "กรุงเทพ,12\nเชียงใหม่,14\n"},
	{"Japanese", "shift_jis euc-jp", "男の子は朝早く家を出て川へ行きました。水は冷たかったが、太陽はもう森の上に昇っていた。東京都と大阪府のデータです。", "東京,12\n大阪,14\nさくら,8\n"},
	{"Chinese", "gb18030", "男孩一大早就离开家，走到河边。水很冷，但太阳已经升到森林上面，渔民们正在准备他们的船。北京市和上海市的数据。", "北京,12\n上海,14\n广州,8\n"},
	{"Chinese, traditional", "big5", "男孩一大早就離開家，走到河邊。水很冷，但太陽已經升到森林上面，漁民們正在準備他們的船。臺北市和高雄市的資料。", "臺北,12\n高雄,14\n王小明,8\n"},
	{"Korean", "euc-kr", "소년은 아침 일찍 집을 나와 강으로 갔다. 물은 차가웠지만 해는 이미 숲 위로 떠올랐고 어부들은 배를 준비하고 있었다.", "서울,12\n부산,14\n김철수,8\n"},
}

// What is told of labelled texts decodes them as they were meant, and the confidence is
// high where there is much to go by.
func TestGuessEncoding(t *testing.T) {
	right, all := 0, 0
	for _, l := range labelled {
		for _, name := range strings.Fields(l.encodings) {
			enc, err := namedEncoding(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, table := range []struct{ size, text string }{
				{"long", "id,text\n1,\"" + l.text + "\"\n"},
				{"short", "place or name,count\n" + strings.Repeat("Some plain words in between,7\n", 20) + l.short},
			} {
				stored, err := enc.NewEncoder().String(table.text)
				if err != nil {
					t.Fatalf("%s in %s: %v", l.language, name, err)
				}
				got, confidence, next := detectEncoding([]byte(stored), true)
				told, _ := namedEncoding(got)
				read, _ := told.NewDecoder().String(stored)
				verdict := fmt.Sprintf("%s %s in %s: told %s (%v, else %s)", table.size, l.language, name, got, confidence, next)
				all++
				switch {
				case read == table.text:
					right++
					if table.size == "long" && confidence < unsure {
						t.Errorf("%s: right and unsure", verdict)
					}
				case table.size == "long":
					t.Errorf("%s: wrong", verdict)
				case confidence == surest:
					t.Errorf("%s: wrong and sure", verdict)
				default:
					t.Log(verdict)
				}
			}
		}
	}
	t.Logf("%d of %d right", right, all)
	if right*20 < all*19 {
		t.Errorf("%d of %d texts are read right, want 19 in 20", right, all)
	}
}

// Two bytes of a Latin encoding beside each other are no character of East Asia.
func TestFewWideBytes(t *testing.T) {
	for name, text := range map[string]string{
		"two bytes between ASCII": strings.Repeat("Do you like it?,yes\n", 50) + "Universe?\x8c\xe6,no\n",
		"words":                   strings.Repeat("some plain words,7\n", 50) + "na\xefve,1\nr\xe9sum\xe9,2\n",
	} {
		if got, _, _ := detectEncoding([]byte(text), true); got != encLatin {
			t.Errorf("%s: told %s", name, got)
		}
	}
}
