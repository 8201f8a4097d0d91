"""Where figures hold. Each row: why, the text, and the places of each of its figures in their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claims.place_names import is_of_people
from extract.model import Extraction

ROWS: list[tuple[str, str, list[list[str]]]] = [
    # ---- lists, each number with its place
    (
        "each number of a list has the place right behind it",
        "The mission documented 12 deaths and 20 injured in Sabha, 5 deaths and 2 injured in Wadi Hayat, 3 deaths in "
        "Ubari and 6 injured in Ubari.",
        [["Sabha"], ["Sabha"], ["Wadi Hayat"], ["Wadi Hayat"], ["Ubari"], ["Ubari"]],
    ),
    (
        "a row of numbers and where they went",
        "Some 7,100 of the refugees were moved to Itang, 4,200 to Okugo and 500 to Sherkole.",
        [["Itang"], ["Okugo"], ["Sherkole"]],
    ),
    (
        "two tolls of one place behind one of another",
        "Officials counted 61 dead in Nepal and the news agency reported 25 dead and 383 others were injured in the "
        "Tibet region.",
        [["Nepal"], ["Tibet region"], ["Tibet region"]],
    ),
    (
        "a day behind a name is no part of it",
        "Gunmen freed 40 prisoners in Dori 9 March and killed two guards in Pama 27 March.",
        [["Dori"], ["Pama"]],
    ),
    # ---- what is not where it was
    (
        "what a place is told by is not the place of what follows",
        "The quake, centred 12 miles north of Izmir, was felt for an hour. The government reports 900 deaths.",
        [["Izmir"], []],
    ),
    (
        "in neighbouring countries",
        "At a press briefing in Geneva, 30 agencies asked for aid to 200,000 refugees in neighbouring countries.",
        [["Geneva"], []],
    ),
    ("where a text was sent from", "MEXICO CITY, April 14 (UPI) -- Mexico arrested 16 officers.", [[]]),
    ("a governor is no place", "Five died in an attack on the Wajir County Governor.", [[]]),
    (
        "what a country is one of",
        "Bhutan is the smallest country in south Asia with one third of the people living below the poverty line. Some "
        "9,000 lives were lost.",
        [["Bhutan"], []],
    ),
    (
        "whose help it is",
        "One project is Norway's support of the grid, which has led to 23 per cent of the population having light.",
        [[], []],
    ),
    (
        "with what it is compared",
        "Farmers in Peru are reaping 30 kilos of leaf compared to only 10 kilos in Bolivia.",
        [["Peru"], ["Bolivia"]],
    ),
    (
        "with just 28: a result with a place of its own",
        "Deaths caused by strikes in Syria fell by 63% in May, with just 28 civilians killed near the town of Hajin.",
        [["Syria"], ["Hajin"]],
    ),
    (
        "the subject of a second clause goes into no list",
        "Some 45,000 tourists live in Haiti, and the Embassy has been asked to help.",
        [["Haiti"]],
    ),
    # ---- what leads back
    (
        "the City",
        "The fighting which began in Sirte city goes on. As of 4 May 2016, nine districts of the City were cleared.",
        [["Sirte city"]],
    ),
    (
        "the outbreak, which began in January, is the one told of",
        "The outbreak in Kenya has spread. The outbreak, which began in January, has killed 72 people.",
        [["Kenya"]],
    ),
    (
        "a count between two days is of what was told",
        "Casualties go on mounting in Yemen. The number of civilians killed between 26 March and 22 April 2015 is put "
        "at 551.",
        [["Yemen"]],
    ),
    (
        "what befell others in the same sentence",
        "On 8 July 2003 an orphanage in Huambo province was attacked by 100 bandits; a teenager was killed, 4 were "
        "injured, and 25 were kidnapped.",
        [["Huambo province"], ["Huambo province"], ["Huambo province"]],
    ),
    (
        "of whom it is said in the city",
        "Rebels hold the town of Bunia. A siege would hit 900 men living in the town.",
        [["Bunia"]],
    ),
    # ---- subjects and labels
    ("a survey for a country", "The first opium survey for Laos indicates the production of 120 tons.", [["Laos"]]),
    (
        "the label of a note",
        "Chad: 48,000 refugees have been registered since the beginning of the conflict.",
        [["Chad"]],
    ),
    ("whose people", "Of Haiti's 9 million people a third may be affected.", [["Haiti"], ["Haiti"]]),
    ("entering", "Refugees are now entering Uganda at a rate of 900 per day.", [["Uganda"]]),
    ("who fled to", "More than 77,000 people who fled to towns in the east of Lake Kivu need food.", [["Lake Kivu"]]),
    ("close to", "Two rockets fell close to the Kiryat shopping centre.", [["Kiryat shopping centre"]]),
    (
        "what another clause tells of another place",
        "The agency says 90,000 people are homeless at home, and another 4,000 have crossed into Togo.",
        [[], ["Togo"]],
    ),
    (
        "whereas sets one place against another",
        "Peru raised its quota by 20 per cent, whereas that of Chile fell by 3 per cent.",
        [[], ["Chile"]],
    ),
    (
        "a sentence with a date of its own is no more of the event before",
        "Shells killed six people in Sumy on 3 May 2023. In all, 40 missiles were fired in June 2023.",
        [["Sumy"], []],
    ),
    (
        "a part of those of the sentence before",
        "The office counted 300 evictions in Bihar in May 2021. Of these, 120 were of farmers.",
        [["Bihar"], ["Bihar"]],
    ),
    (
        "there",
        "Some 900 men were taken to Ayol prison. At least 12 are said to have died there.",
        [["Ayol prison"], ["Ayol prison"]],
    ),
    ("there were is no place", "Rebels reached Tessalit. There were 40 arrests in 2020.", [[]]),
    (
        "the city, not the hospital in it",
        "Shells fell in Melitopol, and 30 people were treated at Kosta hospital. Some 5,000 had stayed in the city.",
        [["Kosta hospital"], ["Melitopol"]],
    ),
    (
        "the country is the state named before",
        "Bolivia’s rivers rose. Police counted 61 deaths in the country.",
        [["Bolivia"]],
    ),
    (
        "what is compared has the place of what it is compared with",
        "There were 12 raids in Jos in 2023, as against 20 in 2022 and 31 in 2021, most of them in Bukuru and Vom.",
        [["Jos"]] * 3,
    ),
    (
        "teams that take in are where they are",
        "The charity said that its doctors in Birao admitted 40 wounded.",
        [["Birao"]],
    ),
    (
        "a capital is no country",
        "Raids went on in Kampala. A third of the country’s 146 districts saw none.",
        [[], []],
    ),
    (
        "the population of the state named before",
        "Eritrea’s farms are small. About 70 per cent of the population lives off them.",
        [["Eritrea"]],
    ),
    (
        "what a town saw",
        "Nairobi saw its worst night in years. Medics counted 14 dead.",
        [["Nairobi"]],
    ),
    (
        "what is said of a town says where it lies",
        "In Roboré, a town of 9,000 people in eastern Bolivia, 40 houses burned.",
        [["Roboré"], ["Roboré"]],
    ),
    (
        "the name of a capital that the model takes for a person",
        "A nurse in the regional capital, Dan Kaura, told us that 12 wounded had come.",
        [["Dan Kaura"]],
    ),
    (
        "a sum has the place right beside it",
        "In Aweil, a sack that cost SSP 9,000 in May rose by SSP 300. Aid of $5 million was for clinics in Mali.",
        [["Aweil"], ["Aweil"], ["Mali"]],
    ),
    ("a sum far from any place", "Congress gave $40 million to the fund, which has an office in Lomé.", [[]]),
    (
        "a name behind the word for what it is",
        "Gunmen attacked the locality of Zuru near Koko (Kebbi region), killing nine traders.",
        [["Zuru"]],
    ),
    (
        "the capital with its name",
        "In the provincial capital, Bunia, 14 schools have closed.",
        [["Bunia"]],
    ),
    (
        "camps in a row",
        "The population of the Dalhamiya and Barelias displacement camps stood at 8,400.",
        [["Dalhamiya", "Barelias displacement camps"]],
    ),
    ("a site that a number names", "The strike on Camp 16 killed four guards.", [["Camp 16"]]),
    (
        "whose province it is",
        "Nine coaches were stopped in Iran’s eastern province of Khorasan.",
        [["Khorasan"]],
    ),
    ("initials, sums and months are no places", "There were 20 raids on U.S. depots and a fine of N4.5m.", [[], []]),
    ("whom it is put to is no place", "Of the 80 raids, 31 were attributed to Boko, 12 to Ansaru.", [[], [], []]),
    (
        "where persons are from is not where they are",
        "The bodies of six miners, all from Sindh, were found near the town of Duki.",
        [["Duki"]],
    ),
    (
        "villagers tell of where they are",
        "Villagers in Wad Jabir told the radio that 17 huts had been burned.",
        [["Wad Jabir"]],
    ),
    (
        "a state that hosts",
        "In late 2022 Kenya already hosted 570,000 refugees; Garissa accounted for 40 per cent of arrivals.",
        [["Kenya"], ["Garissa"]],
    ),
    (
        "a name that is a place elsewhere in the paragraph",
        "Some 210 Eritreans reached Filsa on Monday. A boat with nine men capsized off Filsa.",
        [["Filsa"], ["Filsa"]],
    ),
    (
        "where behind a name says that it is a place",
        "Four shells hit Kropyv, where 12 people were hurt.",
        [["Kropyv"]] * 2,
    ),
    (
        "a village with its name",
        "Rebels killed six men in a nearby village, Kiro, while others fled.",
        [["Kiro"]],
    ),
    (
        "how far a place is from another only says where it lies",
        "The shelling of the town of Tarin, 15 kilometres south of Herat, drove out hundreds of families.",
        [["Tarin"], ["Tarin"]],
    ),
    (
        "countries that are named behind their number",
        "The team recorded 310 protests across the four countries of the basin: Chad, Niger, Benin and Togo.",
        [["Chad", "Niger", "Benin", "Togo"]] * 2,
    ),
    (
        "districts in brackets",
        "The agency polled 640 households in three districts (Aru, Mahagi and Djugu).",
        [["Aru", "Mahagi", "Djugu"]] * 2,
    ),
    ("the place of what it is compared with", "Some 4,100 bombs were dropped, many more than in Laos.", [[]]),
    (
        "where those are who are told of",
        "Some 700 displaced farmers who escaped the floods and found shelter in Sokoto need seed.",
        [["Sokoto"]],
    ),
    (
        "a toll as of a day is that of the event before",
        "A landslide buried houses in Enga. At least 67 people were dead and 14 hurt as at 2 June.",
        [["Enga"], ["Enga"]],
    ),
    (
        "what the event did",
        "Militiamen raided six villages in Djugu. The raids forced 900 people to flee. Some 40 huts were also burnt.",
        [["Djugu"]] * 3,
    ),
    (
        "elsewhere it goes on without a word that leads back",
        "Rebels raided six villages in Djugu. The post employs 90 people.",
        [["Djugu"], []],
    ),
    (
        "a service of a state is no name of a base",
        "One Army and one Air Force base were built in Oman.",
        [["Oman"], ["Oman"]],
    ),
    ("a city that describes the thing behind it", "A bomb killed nine guests in a Nairobi hotel.", [["Nairobi"]]),
    ("a state before its embassy is no place", "A bomb hurt nine guards near the US embassy.", [[]]),
    ("a union of states as a place", "Some 3,200 Malians asked for asylum in the EU+ in May.", [["EU+"]]),
    ("in the phrase of a union", "The EU mission trained 300 men.", [[]]),
    (
        "who hosts",
        "In 2009 officials said 20,000 of the 90,000 refugees hosted by Zambia had left.",
        [[], ["Zambia"]],
    ),
    ("a people is no place", "In Benin, 40 per cent are Fon (not including Germans).", [["Benin"]]),
    ("what money is for in a place", "The agency asked for $9 million to run its clinics in Haiti.", [["Haiti"]]),
    (
        "the city stands nearer than a name",
        "Shells fell in Dilling. After raids on two depots outside the city, envoys spoke of the war in western Sudan.",
        [["Dilling"]],
    ),
    (
        "the government that estimates is not where those are whom it estimates",
        "The U.S. government estimates the total population at 9.3 million. In 2018, 60 percent of the population "
        "could read.",
        [[], []],
    ),
    ("a census is of its country", "The 2013 New Zealand census counted a population of 4 million.", [["New Zealand"]]),
    (
        "faiths are no places",
        "Most are Lutherans and Methodists (4.1 percent), Baptist (2 percent) and Adventist (1 percent).",
        [[], [], []],
    ),
    (
        "nor are parties that are announced as such",
        "The leading parties were Tangaza (31 percent), Umoja (24 percent) and Sauti (12 percent).",
        [[], [], []],
    ),
    ("nor companies", "Orders went to Raytheon (40 missiles), Boeing (12) and Leonardo (4).", [[], [], []]),
    (
        "towns that nobody knows are",
        "The towns that lost most people were Tindra (9) and Wad Obri (4).",
        [["Tindra"], ["Wad Obri"]],
    ),
    (
        "a region with its bracket, and one that follows",
        "The heart of the trade is the north, namely the Gao region (Azawad) with 41% of all seizures, followed by the "
        "Kidal region (Kidal) [Adrar] with 24%, and the Mopti region with 9%.",
        [["Gao region"], ["Kidal region"], ["Mopti region"]],
    ),
    (
        "a count in a bracket, its share, and the whole of the country",
        "The vote in Peru was close. Blank ballots were most common in Ayaro region (412), which represents 31% of "
        "those cast in the country (1,330).",
        [["Ayaro region"], ["Ayaro region"], ["Peru"]],
    ),
    (
        "the next of a row, and the share behind each count",
        "The Kayes region follows with 66 cases (14%), and Taoudrit with 52 (11%).",
        [["Kayes region"], ["Kayes region"], ["Taoudrit"], ["Taoudrit"]],
    ),
    (
        "districts of several names",
        "Navy troops held 40 men in the southern districts of Barata, Colán de Piura, Tarma and Sicuani.",
        [["Barata", "Colán de Piura", "Tarma", "Sicuani"]],
    ),
    (
        "where those who fled live now",
        "The mission helped 900 persons who fled Chad in 2015 and lived in the provinces of Kasai and Lomami.",
        [["Kasai", "Lomami"]],
    ),
    ("a highway", "Rebels are blocking the Kayes-Nioro Highway and abducted 12 persons.", [["Kayes-Nioro Highway"]]),
    (
        "a village that is said to lie east of a town",
        "There were reports that Abasan, east of Rafah, was shelled overnight. At least 12 persons were killed.",
        [["Abasan"]],
    ),
    ("a town that was bombed", "Abasan Kabira was bombed: 14 flats were destroyed.", [["Abasan Kabira"]]),
    ("one of a people who was hit is no place", "At least one Wadaga was hit, and 12 men fled.", [[], []]),
    ("an example of towns", "The army took 30 metres a day in towns such as Lyman.", [["Lyman"]]),
    (
        "those who are missing after it",
        "As of 3 March, 12 people were killed in the attack on Odesa. Four people are missing.",
        [["Odesa"], ["Odesa"]],
    ),
    (
        "what else it destroyed",
        "On 4 March 2023, a missile fell on a market in Kherson, tearing it apart. Some 60 stalls were destroyed.",
        [["Kherson"]],
    ),
    (
        "each town, not the country that they are in",
        "The figures were similar in Uganda, with 40% of voters in Gulu and 36% in Arua backing it.",
        [["Gulu"], ["Arua"]],
    ),
    (
        "what is told of a place in a clause of its own",
        "Even in Luhansk, where the army took the city of Popasna, losses averaged 90 men.",
        [["Luhansk"]],
    ),
    (
        "all of which parts were here and there",
        "It said that 39 drones were shot down, including 19 in the Kursk region and 13 over the Oryol region.",
        [[], ["Kursk region"], ["Oryol region"]],
    ),
    (
        "a country that has displaced people, and how their number grew",
        "Chad now has 41,229 displaced persons, a threefold increase within a year.",
        [["Chad"], ["Chad"]],
    ),
    ("a country whose rate is told", "Peru's inflation rate will be 40% this year.", [["Peru"]]),
    ("not what another country has", "Peru has 40 tanks.", [[]]),
]


@pytest.mark.parametrize(("why", "text", "places"), ROWS, ids=[r[0] for r in ROWS])
def test_where(why: str, text: str, places: list[list[str]], extracted: Callable[..., Extraction]) -> None:
    assert [list(f.place) for f in extracted(text).figures] == places, why


@pytest.mark.parametrize(
    ("name", "people"),
    [("Kosovo Serb", True), ("Kosovo-Serb community", True), ("South Sudan", False), ("Karen State", False)],
)
def test_a_name_that_one_of_a_people_ends_is_no_place(name: str, people: bool) -> None:
    assert is_of_people(name) is people
