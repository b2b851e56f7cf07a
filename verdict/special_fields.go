package verdict

// specialFields are fields of knowledge that the job rarely needs, each with words that
// name columns there and hardly anywhere else. Everyday words, such as "score", "team" or
// "date", are left out on purpose.
var specialFields = []struct {
	name  string
	words map[string]bool
}{
	{"baseball", wordSet("rbi hr bb so sb cs hbp era whip ipouts sho sv obp slg ops inning innings pitch pitcher pitchtype batter batting " +
		"strikes balls strikecount ballcount abevent homeruns runs outs era cg ibb gidp shortstop franchid lgid divid xbh woba fip")},
	{"basketball", wordSet("gp pts fgm fga fg ftm fta oreb dreb reb ast stl blk tov rebounds assists blocks steals threepointers efg vorp bpm nba wnba")},
	{"American football", wordSet("yds td tds qb rb touchdown touchdowns fumble fumbles sack sacks punt kickoff yardline rushing nfl downs scrimmage fieldgoal")},
	{"cricket", wordSet("wicket wickets overs batsman bowler bowled lbw innings strikerate maiden runouts non_striker nonstriker")},
	{"football", wordSet("xg offside corners hometeam awayteam fthg ftag hthg htag penalties goalkeeper midfielder striker dribbling clubs caps")},
	{"ice hockey", wordSet("faceoff powerplay pim toi corsi shorthanded goalie plusminus nhl")},
	{"racing", wordSet("jockey furlong furlongs handicap odds lap laps pitstop pitstops constructor paddock")},
	{"video games", wordSet("kills deaths kda assists headshots champion gank respawn pokemon legendary hp spatk spdef platform publisher esrb winrate")},
	{"comics", wordSet("align alive appearances gsm firstappearance superhero superpower villain marvel dc comic comics sidekick")},
	{"film and television", wordSet("imdb tconst season episode episodes bechdel boxoffice rottentomatoes metacritic director directors actor actors cast screenplay " +
		"film films movie movies runtime sequel oscar oscars")},
	{"music", wordSet("artist artists song songs album track tracks danceability speechiness acousticness valence instrumentalness liveness playcount billboard bpm lyrics band")},
	{"fine art", wordSet("artist artists painting paintings sculpture medium canvas curator exhibition genx")},
	{"politics", wordSet("poll polls pollster partisan candidate candidates cand party caucus gop electoral electiondate senate senator congress incumbent ballot " +
		"republican democrat republicans democrats dem rep gubernatorial polldate voteshare chamber approve disapprove")},
	{"medicine", wordSet("icd dx rx ecg ekg creatinine bilirubin platelets hemoglobin haemoglobin hematocrit alt sgpt sgot albumin glucose cholesterol triglycerides " +
		"systolic diastolic comorbidity biopsy tumor tumour metastasis ejection cpk hba1c chd stage histology")},
	{"biology of cells and genes", wordSet("gene genes locus allele chromosome cytometry mitosis nucleus inten cytoplasm rna dna protein antibody genotype phenotype")},
	{"trading", wordSet("strike expiry bid ask bidask impliedvol iv delta gamma vega theta underlying coupon libor bps maturity tenor ohlc adjclose volatility")},
	{"exams of one country", wordSet("sat act gre toefl gmat gpa cgpa lor sop gcse alevel lsat mcat percentile_10th hsc ssc cbse")},
	{"brewing", wordSet("abv ibu hops hop mash srm og fg yeast wort brewery beer style")},
	{"chemistry", wordSet("nmhc nox pt08 benzene toluene xylene so2 logp molweight smiles hbd hba tpsa")},
	{"physics", wordSet("redshift parallax muon lepton jet pseudorapidity luminosity eccentricity perihelion aphelion")},
}

// foreignWords name columns in other European languages, and mean nothing in English.
var foreignWords = wordSet("nombre apellido fecha edad sexo pais país ciudad año anio mes dia día precio cantidad " +
	"nom prenom prénom naissance ville pays annee année mois jour prix quantite quantité sexe " +
	"vorname geburtsdatum stadt jahr monat tag preis anzahl menge geschlecht strasse straße ort plz datum uhrzeit wert " +
	"nome cognome data_nascita citta città anno mese giorno prezzo quantita quantità " +
	"cidade estado_civil mês preço quantidade idade sexo_paciente municipio município uf " +
	"naam geboortedatum plaats jaar maand prijs aantal leeftijd geslacht " +
	"namn alder ålder agarald kon kön ort år ar manad månad pris antal antskad skadkost fordald bonuskl mcklass kommun lan län " +
	"navn alder køn by aar dato beløb " +
	"nimi ika ikä sukupuoli vuosi kuukausi hinta maara määrä kunta " +
	"imie imię nazwisko wiek miasto rok miesiac miesiąc cena ilosc ilość plec płeć")
