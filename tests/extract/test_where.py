"""Where figures hold. Each row: why, the text, and the places of each of its figures in their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Extraction

ROWS: list[tuple[str, str, list[list[str]]]] = [
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
]


@pytest.mark.parametrize(("why", "text", "places"), ROWS, ids=[r[0] for r in ROWS])
def test_where(why: str, text: str, places: list[list[str]], extracted: Callable[..., Extraction]) -> None:
    assert [list(f.place) for f in extracted(text).figures] == places, why
