"""Whose a figure is, as reports put it. Each row: the text, its figures, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Extraction

Expected = dict[str, str | None]

ROWS: list[tuple[str, Expected, str]] = [
    (
        "About 1,300 French military personnel were based in Chad and 350 in Gabon.",
        {"1,300": "France", "350": "France"},
        "what stands before `military` and a noun is the state",
    ),
    (
        "Amnesty put the number of Baptists held without charge at over 90.",
        {"90": None},
        "who puts a number at a value does not hold them",
    ),
    (
        "The Ministry of Defence of Peru put the total at 3,000, of which 1,200 were fighters.",
        {"3,000": None, "1,200": None},
        "nor has the part of it",
    ),
    (
        "A Sudanese official spoke of at least 300 dead, including 90 buried in the yards of four clinics.",
        {"300": None, "four": None},
        "who speaks of a number has not done it",
    ),
    (
        "Hamas signed a charter with Fatah in Algiers, alongside 14 parties.",
        {"14": None},
        "alongside whom it is done",
    ),
    (
        "Nine soldiers were killed and 14 wounded in Houthi shelling of the port of Mocha.",
        {"Nine": "Houthis", "14": "Houthis"},
        "whose the deed is that they fell to",
    ),
    (
        "Forty fighters of Al-Shabaab burned 12 rifles, two months after the call by Hassan Sheikh Mohamud.",
        {"12": None},
        "a `by` of another noun names no doer",
    ),
    (
        "Al-Shabaab carried out 90 attacks in Lower Shabelle in 2024, as against 120 in 2023.",
        {"90": "Al-Shabaab", "120": "Al-Shabaab"},
        "the same attacks counted for another year, whatever stands between",
    ),
    (
        "Kenya spent 9 per cent more than in 2022; Uganda lifted its budget by 14 per cent to $1.2 billion, whereas "
        "that of Rwanda fell by 2 per cent to $190 million.",
        {"9 per cent": "Kenya", "14 per cent": "Uganda", "2 per cent": "Rwanda", "$190 million": "Rwanda"},
        "by how much a budget changes; that of another",
    ),
    (
        "MONUSCO conducted 3,100 patrols, a 9 per cent increase. Peru announced a military budget of 4 billion soles, "
        "an increase of 8 per cent over 2023.",
        {"9 per cent": "United Nations Organization Stabilization Mission in the Democratic Republic of the Congo"},
        "an apposition says by how much",
    ),
    (
        "The Chadian army, whose 4,000 or so troops have left Niger, lost two helicopters.",
        {"4,000": "Chad"},
        "whose men they are",
    ),
    (
        "The US Congress approved $90 million for the Afghan army.",
        {"$90 million": "US Congress"},
        "what money is for is not whose it is",
    ),
    (
        "The Kenyan Ministry of Defence said its troops had killed 12 fighters and seized three trucks.",
        {"12": "Kenya", "three": "Kenya"},
        "troops are those of the state",
    ),
    (
        "The PKK continued to guard about 200 Turkish detainees. Al-Shabaab fighters attacked the village, killing an "
        "elder and two traders and setting fire to nine houses.",
        {"200": "Kurdistan Workers' Party", "two": "Al-Shabaab", "nine": "Al-Shabaab"},
        "who guards them; who came and killed",
    ),
    (
        "A bomb killed six policemen in Quetta on 3 May, for which the Baloch Liberation Army claimed responsibility.",
        {"six": "Baloch Liberation Army"},
        "who claims it in a relative clause",
    ),
    (
        "Mali has an estimated population of 23 million.",
        {"23 million": None},
        "those who live in a country are not its",
    ),
    (
        "Of 90 violations, 40 were attributed to the Somali National Army, 12 to Al-Shabaab and nine to clan elders.",
        {"40": "Somali National Army", "12": "Al-Shabaab", "nine": None},
        "the verb of the first is left out in the second",
    ),
    (
        "Hezbollah was held responsible for 12 of the killings and village guards for nine.",
        {"12": "Hezbollah", "nine": None},
        "another, unnamed, is responsible for the second",
    ),
    (
        "General Omar Hassan gave another count of the raids made in May: 400 raids, 90 arrests.",
        {"400": None, "90": None},
        "who gives a count has not done them",
    ),
    (
        "Ethiopian troops moved into the 40 square kilometre strip and fired at two outposts.",
        {"40 square kilometre": None},
        "what they move into is not theirs",
    ),
    (
        "General Said, who seized power in the second of two coups, left Sudan.",
        {"two": None},
        "the last of a row is not all of it",
    ),
    (
        "Japan announced a defence budget of 9 trillion yen (about $70 billion), a rise of 7 per cent, and equal "
        "to 1.2 per cent of output.",
        {
            "9 trillion yen": "Japan",
            "$70 billion": "Japan",
            "7 per cent": "Japan",
            "1.2 per cent": "Japan",
        },
        "who announces a budget has it and what it is a part of",
    ),
    (
        "The Chilean Navy has 40 ships, whereas the Peruvian Navy counted 32 frigates. Of the 20 submarines in "
        "service, six are old.",
        {"40": "Chilean Navy", "32": "Peruvian Navy", "20": "Chilean Navy", "six": "Chilean Navy"},
        "a sentence that names no party goes on with the one that the paragraph tells of",
    ),
    (
        "The Kenyan Navy has 40 boats. My firm has 240 staff.",
        {"240": None},
        "not where another has them",
    ),
    (
        "On Monday Al-Shabaab, M23 and the PKK lost 40, 30 and 20 fighters, respectively.",
        {"40": "Al-Shabaab", "30": "March 23 Movement", "20": "Kurdistan Workers' Party"},
        "shared out in the order of the row",
    ),
    (
        "Some 900 soldiers had left the Somali National Army while 400 had joined.",
        {"900": "Somali National Army", "400": "Somali National Army"},
        "whom they were with",
    ),
    (
        "Of the 40 tanks promised by European donors, few have come. Ukraine said it had downed 12 gliders.",
        {"40": None, "12": None},
        "an unnamed giver; what is downed",
    ),
    (
        "Chad became the largest buyer, with a share of 9 per cent. Malian exports made up half of the total, and "
        "Niger recorded the largest rise (40 per cent).",
        {"9 per cent": "Chad", "half": "Mali", "40 per cent": "Niger"},
        "a share that a party has, that its exports make up, a rise that it sees",
    ),
    (
        "The GAO identified a gap and made nine recommendations.",
        {"nine": "Government Accountability Office"},
        "two verbs of one subject",
    ),
    (
        "Somali officials spoke of 1,000 Kenyan and 650 Ugandan soldiers. French forces had trained 700 Malian "
        "soldiers, and Spain, under another plan, around 90.",
        {"1,000": "Kenya", "650": "Uganda", "90": "Spain"},
        "a noun and a verb left out",
    ),
    (
        "Most of its tasks pass to Hezbollah, a movement with 9,000 fighters.",
        {"9,000": "Hezbollah"},
        "an apposition tells what the party named has",
    ),
    (
        "Ghana signed a contract for 14 jets. Peru became a customer after signing a deal for 16 aircraft.",
        {"14": "Ghana", "16": "Peru"},
        "who signs a contract gets what it is for",
    ),
    (
        "Saab won a contract from Norway for 26 howitzers. Norway awarded Nammo an order for 90 missiles.",
        {"26": "Norway", "90": "Norway"},
        "who orders, and not who is to build",
    ),
    (
        "The Foreign Office had approved the sale of 46 missiles to Oman. The ministry cleared the export of 12 tanks.",
        {"46": "Oman", "12": None},
        "who allows a sale has nothing of it",
    ),
    ("Seven patrol boats will be delivered to Ghana next year.", {"Seven": "Ghana"}, "to whom things are delivered"),
    (
        "The Royal Navy will get eight frigates from BAE Systems.",
        {"eight": "Royal Navy"},
        "from whom things come is not whose they are",
    ),
    (
        "Al-Shabaab fighters beat 40 traders. Over 30 women were raped in Bentiu by members of the Sudanese army.",
        {"40": "Al-Shabaab", "30": "Sudan"},
        "who harms persons",
    ),
    (
        "Chad arrested 16 clerks who had hidden gang members believed to have killed 45 people.",
        {"16": "Chad", "45": None},
        "those whom a clause tells of did it, and not who arrests",
    ),
    ("The PKK held at least four Swiss climbers hostage.", {"four": "Kurdistan Workers' Party"}, "held hostage"),
    (
        "M23 fighters arrested 80 men who they said were spies and then killed 38 of them in May.",
        {"80": "March 23 Movement", "38": "March 23 Movement"},
        "what was then done to some of them",
    ),
    (
        "In addition, M23 looted at least 40 shops, 12 villages, and seven clinics; stole or looted 310 goats and "
        "burned 15 huts.",
        dict.fromkeys(("40", "12", "seven", "310", "15"), "March 23 Movement"),
        "a row of deeds behind a semicolon",
    ),
    (
        "Peru has experienced three earthquakes since 2001. Chad suffered 40 attacks.",
        {"three": None, "40": None},
        "what comes over a country is not its own",
    ),
    (
        "Throughout the decade the ranks of the Kenyan force grew. Later, end strength fell from 2.1 million to "
        "1.4 million.",
        {"2.1 million": "Kenya", "1.4 million": "Kenya"},
        "a strength whose party the sentence before names",
    ),
    (
        "The force has 700 soldiers from Chad and 400 from Togo. France withdrew 900 troops from Niger.",
        {"700": "Chad", "400": "Togo", "900": "France"},
        "which state sends them, and which they leave",
    ),
    (
        "Militants belonging to ISWAP abducted 13 fishermen.",
        {"13": "Islamic State West Africa Province"},
        "to whom those belong who did it",
    ),
    (
        "Arms imports from Chile, Peru and Ecuador rose by 6 percent, 11 percent and 24 percent respectively. "
        "French dominance grew, as its share of sales rose from 31 percent to 42 percent.",
        {"6 percent": "Chile", "11 percent": "Peru", "24 percent": "Ecuador"},
        "each state its own change",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[r[2] for r in ROWS])
def test_whose(text: str, expected: Expected, why: str, extracted: Callable[..., Extraction]) -> None:
    found = {f.text: f.actor for f in extracted(text).figures}
    assert {t: found[t] for t in expected} == expected, why
