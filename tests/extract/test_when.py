"""As of when a figure holds. Each row: the text, figure → EDTF or None, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.claims.clauses import DEEP, clause_distance
from extract.model import Extraction

ROWS: list[tuple[str, dict[str, str | None], str]] = [
    # ---- two times compared
    (
        "Imports of rice fell by 8 per cent between 2011–15 and 2016–20, and Kenya's share went from 12 to 9 per cent.",
        {"8 per cent": "2016/2020", "12": "2011/2015", "9 per cent": "2016/2020"},
        "a change is that of the second period, the old value that of the first",
    ),
    (
        "In May 2022 the port handled 410 ships, 30 more than in May 2021.",
        {"410": "2022-05", "30": "2022-05"},
        "what is compared with dates nothing before it",
    ),
    (
        "In 2019 the clinic treated 900 patients, compared with 640 in 2018.",
        {"900": "2019", "640": "2018"},
        "the date of the comparison belongs to the compared value only",
    ),
    (
        "Output rose from 20 aircraft in 2018 to 35, and the plant employs 4,000 workers.",
        {"20": "2018", "35": None, "4,000": None},
        "the old value's year is not that of the new one",
    ),
    (
        "As at 30 June 2023, 540 cases were pending, down 3 percentage points from 1 March.",
        {"540": "2023-06-30", "3 percentage points": "2023-06-30"},
        "from here says with what it is compared",
    ),
    (
        "More than 300 guns and at least 12 boats were on this coast as of 9 May 2024.",
        {"300": "2024-05-09", "12": "2024-05-09"},
        "more than is no comparison",
    ),
    # ---- what does not hold on
    (
        "Chile spent $6 billion in 2019, the highest amount since 1998. Peru spent $2 billion.",
        {"$6 billion": "2019", "$2 billion": "2019"},
        "the base of a record dates nothing",
    ),
    (
        "The raid on Tuesday, 4 June 2019 killed nine, the deadliest since the end of the 1996-99 war. "
        "Gunmen burned 40 huts.",
        {"nine": "2019-06-04", "40": "2019-06-04"},
        "nor does the war that a record is measured from",
    ),
    (
        "Since May 2016, the agency has moved 5,000 families to the valley. Some 900 have been housed in Lira. "
        "A clinic was built for 70 patients.",
        {"5,000": "2016-05/..", "900": "2016-05/..", "70": None},
        "a total that goes on is told in the next sentence, not in the whole paragraph",
    ),
    (
        "Since May 2016, the agency has moved 5,000 families to the valley. Each plot measures 40 m².",
        {"5,000": "2016-05/..", "40 m²": None},
        "what things are like is not so since a day",
    ),
    (
        "In 2014 the fleet bought nine drones with a range of 90 km and shelled the port. A 30-km wall shields it.",
        {"nine": "2014", "90 km": None, "30-km": None},
        "ranges and sizes are timeless",
    ),
    (
        "On 3 May 2015 the dam broke. Baru, home to 8,000 people before the flood, lost its bridge.",
        {"8,000": None},
        "before an event without a date",
    ),
    (
        "The guild takes $3 a bag; in 2012 alone nine million were sold.",
        {"$3": None, "nine million": "2012"},
        "the date of a clause behind a semicolon",
    ),
    (
        "In March 2018 rebels mined 60 roads. The army cleared seven of them, including the one to Bor on 9 July 2018.",
        {"60": "2018-03", "seven": "2018-03"},
        "the date of an example",
    ),
    (
        "The army has bought 50 lorries, 20 of which were delivered in early May 2014.",
        {"50": None, "20": "2014-05"},
        "what came of a part",
    ),
    (
        "About 9,000 people fled within a week of the eruption that began on 2 April 2011. At least 30 died.",
        {"9,000": "2011-04-02", "30": "2011-04-02"},
        "an event that the sentence names by when it began",
    ),
    (
        "Of 80 wells that were tested between late May 2017 and early July 2017, a tenth were dry.",
        {"80": "2017-05/2017-07", "a tenth": "2017-05/2017-07"},
        "between two months",
    ),
    (
        "The price swelled from 300 pesos in 2009 to almost 700 today.",
        {"300 pesos": "2009", "700": None},
        "from a value to another",
    ),
    (
        "Following the floods of 6 May 2013, rations reached 400 families.",
        {"400": "2013-05-06"},
        "told as what follows an event",
    ),
    (
        "On 6 and 7 May 2016 raiders killed dozens in Gor. The bureau interviewed 30 survivors in July 2016. "
        "A teacher said that 90 men died.",
        {"dozens": "2016-05-06/2016-05-07", "30": "2016-07", "90": "2016-05-06/2016-05-07"},
        "when witnesses were asked is not when it was",
    ),
    # ---- the time of a story holds on
    (
        "In the second quarter of 2021, Chile received 3,100 applications. Peruvians lodged 1,200 of these. "
        "The capital took the largest share (44%).",
        {"3,100": "2021-34", "1,200": "2021-34", "44%": "2021-34"},
        "a period holds for the sentences that follow",
    ),
    (
        "On 2 July 2020, gunmen stormed a hotel in Goma. They came in six lorries and took $40,000 from the safe.",
        {"six": "2020-07-02", "$40,000": "2020-07-02"},
        "all that belongs to the event",
    ),
    (
        "As of 3 April 2022, 80,000 people were registered in the camp. Malta hosts 2,000 families.",
        {"80,000": "2022-04-03", "2,000": "2022-04-03"},
        "the present tense goes on with what stands as of a day",
    ),
    (
        "On 3 April 2022, Parliament rejected the bill. Portugal spends about 14% of its budget on interest.",
        {"14%": None},
        "the present tense does not go on with an event",
    ),
    (
        "Between March and June 2019, the army shelled the town, killing 50 people. A rights group, whose staff left "
        "on 4 May, put the dead at 70. Another 15 died of wounds.",
        {"50": "2019-03/2019-06", "15": "2019-03/2019-06"},
        "the date of a relative clause sets no time for what follows",
    ),
    (
        "On 9 August 2021 rebels attacked Kaya. We interviewed 33 witnesses and reviewed 14 videos.",
        {"33": None, "14": None},
        "how the report was made is not part of the story",
    ),
    (
        "In 2020 the ministry built 12 wells. It will build 40 more.",
        {"12": "2020", "40": None},
        "a plan is not of the time of the story",
    ),
    (
        "On 11 May 2023, police raided a mine near Tamale. The owners earn 60 grams of gold per week at 8 pits.",
        {"8": None},
        "what happens again and again is not of the day of an event",
    ),
    (
        "The army advanced 4 km on 8 May 2023 and took Bir, some nine kilometres south of Sirte.",
        {"4 km": "2023-05-08", "nine kilometres": None},
        "where a place lies has no date",
    ),
    (
        "By 30 August 2021, 59 people had died. Over 2,500 had taken refuge in schools.",
        {"59": "2021-08-30", "2,500": "2021-08-30"},
        "by opens a sentence and sets its time",
    ),
    (
        "On 3 May 2022 rebels attacked a farm. The mayor told reporters on 5 May that 12 cows were lost. "
        "The governor approved $900 for each family.",
        {"12": "2022-05-05"},
        "a date of saying counts where there is no other",
    ),
    (
        "Since March 2022, 1,300 people have been hurt, one in nine of them a child, the agency said in July 2023.",
        {"1,300": "2022-03/..", "one in nine": "2022-03/.."},
        "when it was said is not when it holds",
    ),
    (
        "The court recorded 45 violations against 30 children in Mali in 2021.",
        {"45": "2021", "30": "2021"},
        "against is no comparison here",
    ),
    (
        "In the 2021 National Household Survey, which asked 900 families in May, half had debts. Income was $80.",
        {"$80": "2021-05"},
        "when in its year a survey was made",
    ),
    (
        "The jail, built in 1911, held 800 men on 4 May 2021.",
        {"800": "2021-05-04"},
        "when a building was built",
    ),
    # ---- since, by, after
    (
        "Since the outbreak of fighting in Tigray in November 2020, 60,000 refugees have crossed into Sudan.",
        {"60,000": "2020-11/.."},
        "since an event: from its date on",
    ),
    (
        "The union opened a school in March 2015 and has since trained 700 nurses.",
        {"700": "2015-03/.."},
        "the adverb since",
    ),
    (
        "The firm plans to reach 90 a year by 2031.",
        {"90": "2031"},
        "by dates a target",
    ),
    (
        "In 2017, 300 schools were closed after the earthquake in April 2015.",
        {"300": "2017"},
        "the date of another event",
    ),
    (
        "On 6 June 2022, a court freed 21 students, 5 of them women, and fined 9 others.",
        {"21": "2022-06-06", "5": "2022-06-06", "9": "2022-06-06"},
        "one date for all that a sentence tells",
    ),
    (
        "The mob burned 30 shops and injured nine traders on 5 May 2018.",
        {"30": "2018-05-05", "nine": "2018-05-05"},
        "a date behind the second verb of one subject",
    ),
    (
        "The fund granted $90 million, $20 million of it in 2016.",
        {"$90 million": None, "$20 million": "2016"},
        "the year is that of the part",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_as_of_when(text: str, expected: dict[str, str | None], why: str, extracted: Callable[..., Extraction]) -> None:
    found = {f.text: f.as_of for f in extracted(text).figures}
    assert {figure: found.get(figure, "absent") for figure in expected} == expected, why


def test_a_parse_as_deep_as_a_list_has_no_clause_to_say() -> None:
    """A verb joined to nouns that hang on one another by the dozen, as a paragraph of facts is parsed."""
    nouns = 2 * DEEP
    words = ["took", *["oil"] * nouns, "burned", "2020"]
    heads = [0, *range(nouns), nouns, nouns + 1]
    deps = ["ROOT", *["appos"] * nouns, "conj", "npadvmod"]
    doc = Doc(Vocab(), words, pos=["VERB", *["NOUN"] * nouns, "VERB", "NUM"], heads=heads, deps=deps)
    assert clause_distance(doc[0], doc[-1]) is None
