package extract_test

import (
	"testing"

	"dateline/schedule"
	"dateline/schedule/extract"
)

// running is news of the usual mix: about one sentence in three names a day or a clock.
var running = []story{
	{name: "harbour", title: "Harbour board to vote on new quay in June", text: `LISBON, May 9 (Wire) - The board of the northern harbour will vote on June 14 on a new quay for container ships, its chairwoman said on Tuesday, after a dispute of two years over noise, cranes and the fate of a row of warehouses.

"We have heard everybody, some of them more than once," Carla Vidal told reporters at the old customs house. "What is missing now is a decision."

The quay would be 800 metres long and cost some 240 million euros, a third more than the first estimate. Shipping lines have complained that they wait for a berth for two days in winter and longer in autumn, when the grain arrives. Residents of the hillside say that the cranes would take the light from their gardens.

A public hearing is scheduled for Thursday, May 18, at 7 p.m. in the town hall. The environment ministry has until the end of the month to comment. It asked for a survey of the seabed last year, which found little that was new.

The harbour handled 12.4 million tonnes in the first quarter, down from 13.1 million a year before. Traders blame the price of diesel; the unions blame the traders. Prime Minister Ana Reis, who grew up in the district, has kept out of the matter so far.`},
	{name: "court", title: "Former mayor faces trial over bridge contract", text: `The trial of former mayor Tomas Brandl, who is accused of steering a bridge contract to a friend, will open in Ghent on May 22, the court said.

Brandl denies the charges. His lawyer said in a statement that the contract had been checked twice by auditors and once by the ministry, and that nobody had found fault with it at the time.

Prosecutors say that the friend, a builder from the coast, knew the offers of his rivals before he made his own. They found notes in a drawer and messages on a telephone that had been dropped into a canal and dried with rice. The builder has left the country.

The bridge itself has carried traffic since 2019 and is, engineers say, in good order. It shortened the way to the hospital by nine minutes. Local people call it by the mayor's name, some of them fondly.

Witnesses will be heard until June 9, and a verdict is expected in September. Brandl will appear in court on Thursday for a preliminary hearing at 10 a.m.; he may ask for another judge.`},
	{name: "talks", title: "Chile and Peru to resume talks on fishing", text: `SANTIAGO, May 9 (Wire) - Chile and Peru will resume talks on fishing rights in Arica on Thursday, both foreign ministries said, three months after the last round ended without a result.

The two sides are close on quotas but far apart on inspections. Chile wants its coast guard to board any vessel south of the parallel, while Peru insists on mixed crews. Neither has published its figures for the anchovy catch, on which most of the argument rests.

President Luis Pardo and President Ilona Marek spoke by phone on Monday for 50 minutes. They agreed that the talks should not be overshadowed by the elections in either country, a spokesman said, and that the fleets should keep their distance until then.

Fishermen in the south are sceptical. "My father waited for this treaty, and my grandfather," said Rosa Ibarra, who owns two boats. "The fish do not wait." Prices at the quay have risen by a fifth since the winter.

The following round is planned for June in Tacna. A summit of the two presidents, originally scheduled for May 26, has been postponed, and no new date has been set.`},
	{name: "football", title: "Basel and Malmo prepare for the second leg", text: `Basel travel to Malmo on Wednesday, May 17, for the second leg of a tie that few expected to be close. The first ended 2-2 after the visitors twice came from behind.

Coach Jonas Feld said that he would not change much. His captain trained with the team on Monday for the first time since breaking a toe, and the goalkeeper has recovered from a cold. Malmo miss their best defender, who is suspended.

The winner will meet Porto or Braga in the final in Bern. Kick-off is at 8:45 p.m. local time. About 1,500 supporters are expected to make the journey by train, and the police have asked them to leave their flares at home.

Malmo have not lost at home since October. They play on a pitch that is small and, after the concerts of the spring, not very green. Feld called it charming. The groundsman, asked for a comment, said that it was a pitch.`},
	{name: "prices", title: "Price of milk doubles within a year, dairies say", text: `The price of milk has doubled within a year, and dairies say that it will not fall soon. Feed is dear, energy is dearer, and many of the smaller farms have given up their cows for maize.

At the market in Aarhus a litre now costs more than a litre of petrol. Customers buy less of it, or buy oat drinks, or complain. "I have sold milk for thirty years and never had to explain it," said Edith Lorne, behind a counter with four kinds of butter.

Economists at the university see three reasons: the drought of two summers, a shortage of drivers, and contracts that bind the dairies to yesterday's prices while they pay today's costs. A fourth, they admit, is that nobody knows what the others charge.

The government promised to look into the matter. The competition authority opened an inquiry in February and has asked eleven companies for their books. The largest of them said that it would cooperate and that it had nothing to hide.

Butter and cheese follow with a delay. Bakers have begun to raise the price of buns, cafes that of coffee. Inflation stood at 6.1 percent in April, after 6.8 percent in March.`},
	{name: "diary", title: "Diary of the week", text: `Diary of the week

Wednesday, May 10

0900 GMT: Meeting of the grain committee, London
1300 GMT: Press conference of the central bank, Oslo

Thursday, May 11

Foreign ministers of the Baltic states hold talks in Riga
Rail drivers strike in the north of Italy
1800 GMT: Concert for the victims of the flood, Bologna

Friday, May 12

Funeral of poet Edith Lorne in Cork
Summit of port cities opens in Marseille, to May 14

The times are those the organisers gave. Programmes change at short notice, and the desk is grateful for corrections.`},
	{name: "village", title: "A village counts its swallows", text: `Every spring the village of Harrow Lane counts its swallows, and every spring there are fewer. This year the children found 41 nests under the eaves, in the stable of the inn and, for the first time, in the ticket machine of the railway station.

The count was begun by a teacher in 1968 and has been kept in the same book ever since. It lies in a glass case between a stuffed badger and the cup of the tug-of-war team. On some pages the ink has run, on others somebody has drawn aeroplanes.

Ornithologists value the series. "There are longer ones, but hardly any as honest," said Nils Aker of the bird observatory, who has compared it with the weather. Cold Mays are bad, wet Junes are worse, and new roofs are worst of all.

The parish council has decided that whoever builds must leave a board under the gable. The rule is one sentence long. It was adopted without a vote against, and the only question from the floor was who would clean the windows.`},
}

// BenchmarkArticle is the way from a text to its reports, with all stages below, in bytes of text.
func BenchmarkArticle(b *testing.B) {
	x := extract.New()
	var articles []*schedule.Article
	size := 0
	for i := range running {
		a := wrap(b, &running[i])
		articles, size = append(articles, a), size+len(a.Text)
	}
	reports := 0
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		reports = 0
		for _, a := range articles {
			reports += len(x.Article(a, latest).Reports)
		}
	}
	b.ReportMetric(float64(reports), "reports")
}
