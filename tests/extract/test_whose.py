"""Whose a figure is and who says it. Each row: the text, its figures with the expected value, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Extraction

Expected = dict[str, str | None]

ACTORS: list[tuple[str, Expected, str]] = [
    (
        "UNESCO must find $5 million of savings.",
        {"$5 million": "United Nations Educational, Scientific and Cultural Organization"},
        "who has to find it has told nothing",
    ),
    (
        "The Peruvian Navy committed to keeping 19 frigates by selling the four tugs of 1980.",
        {"19": "Peruvian Navy", "four": "Peruvian Navy"},
        "what a party binds itself to do",
    ),
    (
        "The Unity Party was third with 19 per cent, and the Labour Party finished fourth with 12,000 votes.",
        {"19 per cent": "Unity Party", "12,000": "Labour Party"},
        "what a party came in with",
    ),
    (
        "NATO admits only 40 civilian deaths from its air strikes.",
        {"40": "North Atlantic Treaty Organization"},
        "whose the deed is by a pronoun",
    ),
    (
        "The law added £24 billion of new tasks to UNICEF’s budget.",
        {"£24 billion": "United Nations Children's Fund"},
        "whose budget it is added to",
    ),
    (
        "Rivals trailed the largest buyer, Peru, whose imports fell by 12 percent, though it still took a tenth of all "
        "sales.",
        {"12 percent": "Peru", "a tenth": "Peru"},
        "whose it is by a relative pronoun, and who `it` is behind it",
    ),
    (
        "The Chilean Navy plans to buy 40 trucks for $3 million.",
        {"40": "Chilean Navy", "$3 million": "Chilean Navy"},
        "the price that a buyer pays",
    ),
    (
        "Twelve lawmakers from the Unity Party came, and 12 nurses from Cuba.",
        {"Twelve": "Unity Party", "12": None},
        "persons that a body has, and persons who only come from a country",
    ),
    (
        "The number of Egyptian soldiers fell to 300,000, and the army was reorganised to add four new brigades.",
        {"300,000": "Egypt", "four": "Egypt"},
        "the army, where only one state is told of",
    ),
    (
        "Chad saw a 12 per cent rise in road deaths in 2019.",
        {"12 per cent": None},
        "what befalls persons in a country is not its own",
    ),
    (
        "Seleka rebels were found responsible for nine per cent of the killings.",
        {"nine per cent": "Seleka"},
        "who is found responsible",
    ),
    (
        "The report attributed two thirds of the killings to raids staged by Seleka, a rise of 12 per cent on 2012.",
        {"two thirds": "Seleka", "12 per cent": "Seleka"},
        "to whose deeds they are put down, and by how much they rose",
    ),
    (
        "The blockades are laid by the Seleka and their allies (80 per cent) and by the LRA in Obo (12 per cent).",
        {"80 per cent": "Seleka", "12 per cent": "Lord's Resistance Army"},
        "the bracket of who does it, behind a place",
    ),
    (
        "RENAMO shelled and attacked Dondo; at least 26 civilians were killed and more than 40 were injured.",
        {"26": "RENAMO", "40": "RENAMO"},
        "whom an attack hit that the clause before tells",
    ),
    (
        "The Chadian army stormed a camp, and 12 soldiers were killed.",
        {"12": None},
        "of fighters who fell no one knows on which side",
    ),
    (
        "The Unity Party received 137 seats, followed by the Farmers' Party with 40 seats; turnout was 67 per cent.",
        {"137": "Unity Party", "40": "Farmers' Party", "67 per cent": None},
        "seats of the party named last before them",
    ),
    (
        "Joseph Mensah of the PRT won 31 percent of the vote and fell back, and is at 12,077 votes.",
        {"31 percent": "Joseph Mensah", "12,077": "Joseph Mensah"},
        "votes of the candidate, not of the party he stands for",
    ),
    (
        "On 20 July, UNIFIL detected two rockets launched from a grove.",
        {"two": None},
        "who perceives does nothing",
    ),
    (
        "The Chilean Navy has a plan. The inventory of ships would rise from 290 today to 355 ships in 2034.",
        {"290": "Chilean Navy", "355": "Chilean Navy"},
        "a fleet whose owner the sentence before names",
    ),
    ("LIMA, Peru — Suspected rebels killed 14 policemen on Monday.", {"14": None}, "where a report was sent from"),
    (
        "Some 40 farmers died in NATO operations.",
        {"40": "North Atlantic Treaty Organization"},
        "who acts in an operation",
    ),
    (
        "The Chadian unit is part of a force set up after clashes broke out in June that left 12 people dead.",
        {"12": None},
        "a relative clause behind another clause",
    ),
    (
        "Peru has 2,000 soldiers at the border and Chile another 300.",
        {"2,000": "Peru", "300": "Chile"},
        "another of the same, its verb left out",
    ),
    (
        "Kenya was hosting 40,200 refugees, 80% of them from Somalia.",
        {"80%": None},
        "a part of those counted is not the subject’s",
    ),
    (
        "The price of the WFP reference food basket rose by 6 per cent to USD 94.",
        {"6 per cent": None, "USD 94": None},
        "a price is no one’s",
    ),
    (
        "Irregular crossings into the EU fell 39% to almost 140,000.",
        {"39%": None, "140,000": None},
        "what a preposition leads to is not the subject",
    ),
    (
        "BLA claimed three of them, including the bombing of a Tehrik-e-Insaf rally on 3 May that left six dead.",
        {"six": "Baloch Liberation Army"},
        "who is hit is not who hits",
    ),
    (
        "The Gulf Maritime Watch (GMW) mission, authorised by the Security Council, had deployed 40 of a planned 200 "
        "soldiers. Its trust fund had received $4 million of the $90 million needed.",
        {
            "40": "Gulf Maritime Watch",
            "200": "Gulf Maritime Watch",
            "$4 million": "Gulf Maritime Watch",
            "$90 million": "Gulf Maritime Watch",
        },
        "a part and the whole that is planned or needed; not who authorised it",
    ),
    (
        "Chile’s army received the first 12 of 60 Leopard tanks in May; another 20 are due in 2025.",
        {"12": "Chile", "60": "Chile", "20": "Chile"},
        "who gets the first of them gets all",
    ),
    (
        "The Lord’s Resistance Army has shrunk. Their ranks fell to some 900 fighters. They operate in 12 districts.",
        {"900": "Lord's Resistance Army", "12": "Lord's Resistance Army"},
        "a pronoun whose subject is owned by one",
    ),
    (
        "The UN has launched an appeal for $40 million. The army hit four depots used by the PKK.",
        {"$40 million": "United Nations", "four": "Kurdistan Workers' Party"},
        "who appeals for it, who uses it",
    ),
    (
        "Chile’s military spending was 4 billion dollars in 2024, up 12 per cent on 2023.",
        {"12 per cent": "Chile"},
        "by how much what is before it rose",
    ),
    (
        "Brazil became the largest buyer, taking 12 per cent of all shipments.",
        {"12 per cent": "Brazil"},
        "a share is its whose clause takes it, also in a participle",
    ),
    (
        "At least nine states sent artillery, first among them Norway (31 per cent) and Japan (12 per cent).",
        {"31 per cent": "Norway", "12 per cent": "Japan"},
        "the state before a bracket",
    ),
    (
        "The camp takes in people from Eritrea (30 per cent), Chad (20 per cent) and Mali (9 per cent).",
        {"30 per cent": None, "20 per cent": None, "9 per cent": None},
        "a state that they are from",
    ),
    (
        "Egypt’s share of grain imports fell from 22 per cent in 2019 to 14 per cent.",
        {"22 per cent": "Egypt", "14 per cent": "Egypt"},
        "from and to behind a verb of change lead to its values",
    ),
    (
        "Of the 90 tanks, 30 howitzers and 12 helicopters that Morocco bought in 2021, 60 tanks have been delivered.",
        {"90": "Morocco", "30": "Morocco", "12": "Morocco", "60": "Morocco"},
        "a relative clause behind a list is of each; things of one name have one owner",
    ),
    (
        "On 3 May, M23 rebels overran a post at Rubaya, killing 14 soldiers and seizing two trucks.",
        {"14": "March 23 Movement"},
        "the subject of the first verb did the second",
    ),
    (
        "Al-Shabaab fighters withdrew from the town. They had killed nine elders.",
        {"nine": "Al-Shabaab"},
        "a pronoun means the subject before it",
    ),
    (
        "Chad’s General Staff put Sudanese losses at 120 soldiers.",
        {"120": "Sudan"},
        "whose losses, not who puts them",
    ),
    (
        "The World Bank put the cost of the dam at $4 billion.",
        {"$4 billion": None},
        "who puts a cost does not pay it",
    ),
    (
        "Al-Shabaab killed at least 20 civilians, Amnesty International said; residents put the toll at 35.",
        {"20": "Al-Shabaab", "35": "Al-Shabaab"},
        "the toll is that of the figure before",
    ),
    (
        "Uganda hosts the most refugees (1.6 million), followed by Kenya with 600,000.",
        {"600,000": None},
        "who follows does nothing to them",
    ),
    (
        "Yemen’s forces shot down 12 drones.",
        {"12": None},
        "what is shot down is not theirs who shot",
    ),
    (
        "Japan sent 4,000 trucks, Norway 1,200 and Chad 1,100.",
        {"4,000": "Japan", "1,200": "Norway", "1,100": "Chad"},
        "a verb left out",
    ),
    (
        "Of the 21 detainees, nine were held by the PKK and four by Hezbollah.",
        {"21": None, "nine": "Kurdistan Workers' Party", "four": "Hezbollah"},
        "the one right behind holds the part",
    ),
    (
        "Suspected PKK rebels attacked Sidakan. The rebels killed nine shepherds.",
        {"nine": "Kurdistan Workers' Party"},
        "the kind of party names the one named last",
    ),
    (
        "Iran has enriched 182 kg of uranium, the IAEA said. Its stockpile stood at 840 kg.",
        {"840 kg": "Iran"},
        "a pronoun means whom was spoken of, not who spoke",
    ),
    (
        "Fighting grew. Al-Shabaab was responsible for 40 per cent of the attacks.",
        {"40 per cent": "Al-Shabaab"},
        "to be responsible for a share",
    ),
    (
        "Estimates of Hezbollah’s manpower differ. A former officer spoke of 20,000 fighters.",
        {"20,000": "Hezbollah"},
        "whose manpower the paragraph tells of",
    ),
    (
        "Al-Shabaab fighters advanced in May, when ACLED records over 90 battles.",
        {"90": None},
        "what another counts is not the doer’s",
    ),
    (
        "Belgium surveyed 1,000 households, of which 43 per cent had a garden.",
        {"43 per cent": None},
        "who asks does not have the share",
    ),
    (
        "The army listed 400 Ugandan losses. Chad’s General Staff put Sudanese losses at 90 men. "
        "The tally also lists 12 trucks.",
        {"12": "Sudan"},
        "a tally goes on with the same party’s",
    ),
]

SOURCES: list[tuple[str, Expected, str]] = [
    (
        "A survey of 1,100 farmers in Lesotho found that 40 per cent had sold their cattle.",
        {"1,100": None, "40 per cent": "A survey of 1,100 farmers in Lesotho"},
        "a source does not state its own size, and is not cut at the comma of a number",
    ),
    (
        "Fighting grew in Kachin in May 2023, when ACLED records over 90 battles and at least 300 reported fatalities.",
        {"90": "ACLED", "300": "ACLED"},
        "a verb that the tagger takes for a noun",
    ),
    (
        "At least 12 people have been killed and 40 injured in Lagos, the Nigerian Red Cross said late on Friday.",
        {"12": "the Nigerian Red Cross", "40": "the Nigerian Red Cross"},
        "the source at the end is of the whole sentence",
    ),
    (
        "The mayor said the dead were farmers; another seven people were missing.",
        {"seven": "The mayor"},
        "what was said goes on behind a semicolon",
    ),
    (
        "The navy said it had rescued 60 people, while the fund is due to release $3 million.",
        {"60": "The navy", "$3 million": None},
        "what is set against it in the present was not said",
    ),
    (
        "Ana Lopez, a nurse, said: “They came at night.” Some 400 people crossed the river on Monday.",
        {"400": None},
        "a quotation that is closed",
    ),
    (
        "Gunmen killed six people in Quetta; ISKP claimed responsibility two days later.",
        {"six": None},
        "to claim responsibility is not to state a count",
    ),
    (
        "Kenya has conducted, by the African Union’s own count, almost 30 raids.",
        {"30": "the African Union"},
        "by the count of",
    ),
    (
        "Only 12 of 30 sites reported that water was scarce.",
        {"12": None, "30": None},
        "the counted ones do not state their own number",
    ),
    (
        "Aid stood at 20% of needs, below the 35% recommended by the World Bank.",
        {"20%": None, "35%": "the World Bank"},
        "of the number right before it",
    ),
    (
        "“We counted 25 bodies,” said Omar Hassan, a village elder.",
        {"25": "Omar Hassan"},
        "who speaks in a quotation is named outside of it",
    ),
    (
        "Protests left a toll far above the 19 that the interior ministry had cited.",
        {"19": "the interior ministry"},
        "a relative clause says whose number it is",
    ),
    (
        "Of 30 checkpoints – eight in all in the east, according to a trader – most are gone.",
        {"30": None, "eight": "a trader"},
        "between dashes a source speaks for its own part",
    ),
    (
        "UNHCR registered 3,000 arrivals, including 800 children.",
        {"800": "UNHCR"},
        "a part has the source of the whole",
    ),
    (
        "Daily Star reported 40 deaths, and Kabul Central Hospital alone received 12 bodies.",
        {"40": "Daily Star", "12": None},
        "a clause beside the saying is of no one’s word",
    ),
    (
        "The Treasury forecasts a deficit of 4% by 2027, but some three-quarters of the budget are wages.",
        {"4%": "The Treasury", "three-quarters": None},
        "so is what but sets apart",
    ),
    (
        "With stocks at just 14 per cent, “we are running out,” said Anna Berg, WFP Director in Niger.",
        {"14 per cent": None},
        "what leads to words quoted is not said",
    ),
    (
        "The Flood Response Unit says 12 schools are shelters; UNICEF, which has 60 tonnes of supplies, fears worse.",
        {"12": "The Flood Response Unit", "60 tonnes": None},
        "another party behind a semicolon",
    ),
    (
        "Amnesty counts 300 deaths; the IOM, which only logs deaths it can document, has a figure of 120.",
        {"300": "Amnesty", "120": "IOM"},
        "who has a figure states it",
    ),
    (
        "The Commission’s estimates of their strength vary from 4,000 to 6,000 members, of whom 20 per cent are women, "
        "according to Oxfam.",
        {"4,000 to 6,000": "Commission", "20 per cent": "Oxfam"},
        "whose estimates they are, and who states the part",
    ),
    (
        "The army concluded an operation in Sebha, during which it destroyed 12 kilometres of fence.",
        {"12 kilometres": None},
        "to conclude a deed says nothing",
    ),
    (
        "In the raid nine militants were killed, by the army’s account.",
        {"nine": "the army"},
        "by one’s account",
    ),
    (
        "The group has 4,000 fighters, though its leader, Omar Said, claimed in 2020 to command 9,000.",
        {"9,000": "its leader"},
        "claimed to have",
    ),
    (
        "Hezbollah says that it has 8,000 fighters; Morocco keeps 100,000 troops along the berm.",
        {"8,000": "Hezbollah", "100,000": None},
        "a clause with a party of its own is told by the text",
    ),
    (
        "The ministry has leased a barge that it says can hold 506 men.",
        {"506": "The ministry"},
        "whom the pronoun means",
    ),
    (
        "Police blamed a cell whose leader, Omar Hassan, has said that it has 40 rifles.",
        {"40": "Omar Hassan"},
        "an apposition names the speaker",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), ACTORS, ids=[r[2] for r in ACTORS])
def test_whose(text: str, expected: Expected, why: str, extracted: Callable[..., Extraction]) -> None:
    found = {f.text: f.actor for f in extracted(text).figures}
    assert {t: found[t] for t in expected} == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), SOURCES, ids=[r[2] for r in SOURCES])
def test_according_to_whom(text: str, expected: Expected, why: str, extracted: Callable[..., Extraction]) -> None:
    found = {f.text: f.attribution for f in extracted(text).figures}
    assert {t: found[t] for t in expected} == expected, why
