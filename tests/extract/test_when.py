"""As of when a figure holds. Each row: the text, figure → EDTF or None, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.claims.clauses import DEEP, clause_distance
from extract.model import Extraction

ROWS: list[tuple[str, dict[str, str | None], str]] = [
    (
        "elections: last held on 3 May 2021 (next to be held in 2025) results: seats by party - Unity 47, Labour 43",
        {"47": "2021-05-03", "43": "2021-05-03"},
        "a bracket that tells what comes next dates nothing beside it",
    ),
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
    # ---- what a change began at
    (
        "Police in Ghana rescued 240 children in 2021, compared with 310 in 2020. "
        "Of these children, 90 were girls, an increase from 70 in 2020.",
        {"240": "2021", "310": "2020", "90": "2021", "70": "2020"},
        "the year of what a number has grown from is not its own",
    ),
    (
        "The ministry has announced a 2021 defence budget of 4 trillion won. "
        "It said the new budget is a 5% increase over the allocation in 2020.",
        {"4 trillion won": "2021", "5%": "2021"},
        "a rise over the sum of another year is one of the sum told of",
    ),
    (
        "The ministry asked for 800 billion yen for fiscal 2018, up by 2.5% from the fiscal 2017 budget.",
        {"800 billion yen": "2018/2019", "2.5%": "2018/2019"},
        "from the budget of another year",
    ),
    (
        "In 2019 the office of Nepal identified 150 victims, fewer than half the number of victims (330) in 2018. "
        "The office put the fall down to one large case in 2018. Of the 150 identified in 2019, most were Nepali. "
        "Thirty were boys, compared with 25 in 2018.",
        {"330": "2018", "Thirty": "2019", "25": "2018"},
        "`of the 150 identified in 2019` sets the time",
    ),
    (
        "In 2020 raids killed 900 people in Mali. This is the lowest toll so far, marking a 25% fall compared to the "
        "1,200 deaths reported in 2019.",
        {"900": "2020", "25%": "2020", "1,200": "2019"},
        "marking: said of what was told before",
    ),
    # ---- when the text was sent
    (
        "Nairobi, 3 July 2018 – From 1 June to 30 June 2018 the mission in Somalia recorded 40 casualties. "
        "Victims included six boys killed and four injured.",
        {"40": "2018-06-01/2018-06-30", "six": "2018-06-01/2018-06-30", "four": "2018-06-01/2018-06-30"},
        "a dateline is when it was sent, not when it was",
    ),
    (
        "From 5 to 7 March 2021 the army and rebels fought in Sake. The rebels claimed to have killed 20 soldiers "
        "during these clashes (Radio Okapi, 8 March 2021; AFP, 9 March 2021).",
        {"20": "2021-03-05/2021-03-07"},
        "`these clashes` have their days, whenever a paper told of them",
    ),
    (
        "On 3 June 2010 the court awarded $500 (4,000 birr) to Abebe for being beaten in prison in 2004.",
        {"$500": "2010-06-03", "4,000 birr": "2010-06-03"},
        "the same in another currency",
    ),
    # ---- what is only told of
    (
        "The accord signed in 2005 between the government and the rebels ended the war. Some 9,000 lives were lost.",
        {"9,000": None},
        "when an accord was signed is not when men died",
    ),
    (
        "In the run-up to the vote, unrest could worsen around 1 October 2018. "
        "In the north, gunmen killed eight farmers.",
        {"eight": None},
        "nor is when something may be",
    ),
    (
        "More than 90,000 people have been killed since May 1998. One agency put the number at 60,000.",
        {"90,000": "1998-05/..", "60,000": "1998-05/.."},
        "the number: the same ones counted again",
    ),
    (
        "In March 2013 a new law was passed. Protests broke out and by May 2013 had spread to the coast. "
        "Over four days, 30 people died.",
        {"30": "2013-05"},
        "by May it had spread: the time that a story has come to",
    ),
    (
        "The unit arrived in June 2011. Some 400 men were there as it took over the camp on 2 August 2011. "
        "Chad withdrew 90 soldiers.",
        {"400": "2011-08-02", "90": "2011-08-02"},
        "what was as something else was done",
    ),
    (
        "The toll rose from 12 dead in 2014 to 90 in 2019. Almost a third of that rise came in the last two years.",
        {"12": "2014", "90": "2019", "a third": None},
        "the last two years are no year that the text names",
    ),
    # ---- two dates of one sentence
    (
        "February 2019 saw the highest monthly count of raids in 2019, at 94.",
        {"94": "2019-02"},
        "the month that saw it, not the year of which it is the highest",
    ),
    (
        "Guards shot an elder in December 1998, and two policemen and a driver beat and wounded a German nurse at a "
        "checkpoint in early May 1999.",
        {"two": "1999-05"},
        "each subject has its own date",
    ),
    (
        "The mission will be reduced in stages between 2015 and 2017, when it will have 1,200 soldiers.",
        {"1,200": "2017"},
        "when: at the end of the time",
    ),
    (
        "The eight nuclear states go on building, and although the number of warheads fell between May 2018 and "
        "May 2019, it will grow.",
        {"eight": None},
        "what is only conceded dates nothing beside it",
    ),
    (
        "The fleet would grow from 240 ships today to its goal of 300 ships in 2030.",
        {"240": None, "300": "2030"},
        "the year of the goal is not that of today",
    ),
    (
        "The militia fired 300 rockets between 10 June and the end of 2019.",
        {"300": "2019-06-10/2019-12-31"},
        "from a day to the end of its year",
    ),
    ("The plan will cost $40 million over the four years to 2015.", {"$40 million": "2012/2015"}, "four years"),
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
    # ---- whose clause the date is in
    (
        "In May 2021 the bureau disclosed that rebels had shelled 40 farms in August 2020.",
        {"40": "2020-08"},
        "the inner clause has a date of its own",
    ),
    (
        "A panel said in May 2021 that 9,000 families had fled since the volcano erupted in April 2019.",
        {"9,000": "2019-04/.."},
        "since an event that a clause tells",
    ),
    (
        "Of the 30 lorries and 12 cranes that Peru ordered in 2016, 25 lorries had arrived by March 2018.",
        {"30": "2016", "25": "2018-03"},
        "what is said of a noun is said of its own number",
    ),
    (
        "Six of the nine nurses kidnapped on 3 May 2019 escaped on 7 June 2019.",
        {"Six": "2019-06-07", "nine": "2019-05-03"},
        "a part and its whole, each with its own day",
    ),
    (
        "The junta, led by Colonel Bako, who seized power in 2012, has hired 900 guards.",
        {"900": None},
        "a year in what is said of someone",
    ),
    (
        "On 4 May 2019 a court jailed four men; ministers will publish nine bills in July 2020.",
        {"four": "2019-05-04", "nine": "2020-07"},
        "behind a semicolon another clause begins",
    ),
    (
        "The yard builds ten boats; the navy alone is to buy 50 by 2030.",
        {"ten": None, "50": "2030"},
        "and its date dates nothing before it",
    ),
    (
        "Police sought two suspects over the 3 May 2016 bombing and seized 40 phones.",
        {"two": None},
        "an event that is only referred to",
    ),
    (
        "The board received 50 bids for the auction and 70 applications for the election on 9 June 2024.",
        {"70": None},
        "an event to come",
    ),
    (
        "The charter, adopted on 9 June 2014 by 54 votes, was amended later.",
        {"54": "2014-06-09"},
        "the participle has a number of its own",
    ),
    (
        "On 9 June 2014 the ferry reached Bari, which has 90 hotels, with 300 tourists.",
        {"90": None, "300": "2014-06-09"},
        "the present tense inside a story",
    ),
    (
        "On 2 June 2017 looters burned a depot. They are believed to have stolen 40 tractors.",
        {"40": "2017-06-02"},
        "who believes now says nothing of when it was",
    ),
    (
        "Exports of tea grew by 9 per cent between 2011–15 and 2016–20. Kenya shipped 31 per cent of them.",
        {"9 per cent": "2016/2020", "31 per cent": "2016/2020"},
        "of two periods the story goes on in the second",
    ),
    # ---- times without a date, and what is so at any time
    (
        "By 3 May 2016 the clinic had counted 70 dead; a priest spoke a few days later of 110.",
        {"70": "2016-05-03", "110": None},
        "a few days later is no date",
    ),
    (
        "On 3 May 2016 the levee broke. The Dutch crew of 40 had left by the time of the alarm.",
        {"40": None},
        "by the time of something",
    ),
    (
        "Between May and July 2016 the office logged 90 thefts, compared with 120 in the preceding period.",
        {"90": "2016-05/2016-07", "120": None},
        "a period that the text does not place",
    ),
    (
        "In 2016 cholera spread to 12 of Malawi's 28 districts and to the 9 provinces of Zambia.",
        {"12": "2016", "28": None, "9": None},
        "how many districts a country has",
    ),
    (
        "In 2016 some 900 families moved to a camp built for 400.",
        {"900": "2016", "400": None},
        "for how many a place was built",
    ),
    (
        "The ministry put at 800 the number of those jailed since the coup of 2 May 2014 as of 3 June 2016.",
        {"800": "2016-06-03"},
        "as of is stronger than since",
    ),
    (
        "Sales fell to between 20 and 30 a day, from as many as 90 in March 2016.",
        {"90": "2016-03"},
        "the old value behind the new one",
    ),
    # ---- publications, quotations, examples
    (
        "Sources put the gang at 900 men (Insight Lima 4 Mar. 2021) or 400 to 500 (Andes Watch 9 July 2020, 12). "
        "A scholar told the authors that it runs 14 mines (Scholar 2 Aug. 2021).",
        {"900": "2021-03-04", "400 to 500": "2020-07-09", "14": "2021-08-02"},
        "what is cited in brackets",
    ),
    (
        "The registry counted 70 murders in 2019, most of them in Loreto (40) (Registry 9 Jan. 2020).",
        {"70": "2019", "40": "2019"},
        "a citation dates nothing that has a date",
    ),
    (
        "In a report issued on 3 May 2016 and based on talks with 60 nurses, the union wrote: “In June 2015, "
        "in spite of the strike, 14 wards were shut.”",
        {"60": "2016-05-03", "14": "2015-06"},
        "a date inside a quotation dates nothing before it",
    ),
    (
        "On 3 May 2016 a mayor was held; in Bor, nine of 40 guards, including their head Jan Pol, were freed on 9 May.",
        {"nine": "2016-05-09"},
        "behind the examples the clause goes on",
    ),
    (
        "A court fined two men over the 9 May 2015 riots. Bail was set at $900.",
        {"two": None, "$900": None},
        "the date of a riot that is referred to is not that of the story",
    ),
    (
        "One guard was killed and six were hurt on 3 May 2016 near Bor.",
        {"One": "2016-05-03", "six": "2016-05-03"},
        "two verbs, and the date behind the second",
    ),
    (
        "As of 3 May 2016 some 800 men were posted in Chad, the ministry said. It said that they kept two camps, down "
        "from five in June 2014.",
        {"800": "2016-05-03", "two": "2016-05-03", "five": "2014-06"},
        "as of at the head of a sentence holds on",
    ),
    (
        "In June 2018 monitors logged 40 raids. The police made 12 of them; in the other 28, no one could be named.",
        {"12": "2018-06", "28": "2018-06"},
        "could not is no plan",
    ),
    (
        "In 2019 the yield was 40 tonnes, a rise of 9 per cent over 2018, and 12 tonnes were lost.",
        {"40 tonnes": "2019", "9 per cent": "2019", "12 tonnes": "2019"},
        "over a year compares",
    ),
    (
        "On 3 May 2016 the army marched south. It entered the 90 square kilometre zone of the accord.",
        {"90 square kilometre": None},
        "what a thing is like has no date",
    ),
    (
        "The Peace Index 2021, which covers 2020, counted 60 raids there in 2019 and saw thefts rise by 9 per cent.",
        {"60": "2019"},
        "the year of an edition behind its name",
    ),
    (
        "On 5 June 2018 a ferry sank, killing nine. The navy said on 6 June that it had found 12 bodies. "
        "The owners, for their part, claimed that 40 rafts were aboard.",
        {"nine": "2018-06-05", "12": "2018-06-06", "40": None},
        "what another source said on a day of its own ends the story",
    ),
    (
        "The corps has lost 90 drivers since its creation in May 2012. Mines caused 30 incidents.",
        {"90": "2012-05/..", "30": None},
        "what happened once is not told since a day",
    ),
    (
        "Since May 2016, the agency has moved 5,000 families. Of these, half are in Lira.",
        {"half": "2016-05/.."},
        "a part of what was told last",
    ),
    (
        "On 4 May 2013 the club held a rally, the third since March, and 90 members spoke.",
        {"90": "2013-05-04"},
        "an ordinal counts from a base",
    ),
    (
        "9 May 2023. The port has reopened. In the camp, planned for 400, 900 are living in tents. Aid cut by half.",
        {"900": "2023-05-09"},
        "the present tense as of the head of its paragraph",
    ),
    (
        "The charity taught 700 girls in schools that it ran in Juba and Wau between May 2019 and June 2020.",
        {"700": "2019-05/2020-06"},
        "a period behind is that of the sentence",
    ),
    (
        "In 2019 the fund paid for 60 wells, a rise compared to the previous period, when it had paid for 48.",
        {"60": "2019", "48": None},
        "a clause about a period that the text does not place",
    ),
    (
        "The embassy’s report for 2017 stated: ‘The roads were bad. The union named 37 towns without a clinic.’",
        {"37": "2017"},
        "the year of a report holds for what is quoted from it",
    ),
    (
        "In June 2019 the audit found losses of $6 million ($2 million in 2016 and $4 million in 2017), and 30 clerks.",
        {"$2 million": "2016", "30": "2019-06"},
        "a date in brackets has its own number",
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
    # ---- what a result, a toll, a base and a report are told of
    (
        "Floods shut 210 clinics, leaving 8,000 patients without care, as of 4 May 2021.",
        {"210": "2021-05-04", "8,000": "2021-05-04"},
        "a participle tells on of the same time",
    ),
    (
        "Gunmen killed nine guards, setting fire to the depot on 3 June 2020.",
        {"nine": "2020-06-03"},
        "so also without a comma",
    ),
    (
        "The mission runs 14 posts, having opened the first on 3 June 2020.",
        {"14": None},
        "not what was done before",
    ),
    (
        "Officials say that the death toll from the 9 May 2019 mudslide has climbed to 57.",
        {"57": "2019-05-09"},
        "a toll without a day of its own is that of its event",
    ),
    (
        "Police counted 640 thefts in the first quarter of 2018, a rise of 9 per cent over the same period in 2017.",
        {"640": "2018-33", "9 per cent": "2018-33"},
        "the same period is the base of the rise",
    ),
    (
        "Some 6,400 homes were damaged after a cyclone struck the coast on 12 March 2019.",
        {"6,400": "2019-03-12"},
        "what an event did has its day",
    ),
    (
        "The strategy (NSS 2017), published in October 2017, named the threats. In it, the ministry promised 12 boats. "
        "NSS 2017 also foresaw four bases.",
        {"12": "2017-10", "four": "2017-10"},
        "what a report says is as of its own date, the year in its name dates nothing",
    ),
    (
        "In June 2021, the weekly reported: ‘Half of them are free. Some 400 men are in hiding.’ It has 12 reporters.",
        {"400": "2021-06", "12": None},
        "what is quoted is as of when it was published",
    ),
    (
        "The centre counted 300 arrests in May 2016. The union lists 90 dead since the start of the war.",
        {"300": "2016-05", "90": None},
        "since an event that has no date",
    ),
    (
        "The Press Freedom Report for 2018 cites the 2015 census, by which 12 per cent can read.",
        {"12 per cent": "2015"},
        "the year of a report yields to that of what it cites",
    ),
    (
        "From 2011 to 2014, the literacy rate rose from 61 to 66 per cent.",
        {"61": "2011", "66 per cent": "2014"},
        "a range of years holds the old and the new value at its ends",
    ),
    (
        "In the first half of 2018, the court noted a fall in cases over the same period in 2017, from 310 to 280.",
        {"310": "2017", "280": "2018"},
        "the old value is of the period that it is compared with",
    ),
    (
        "The tables for 2019 hold 500 raids. They list 210 ambushes, 90 arrests and 30 strategic moves.",
        {"210": "2019", "90": "2019", "30": "2019"},
        "what is listed together is of one time",
    ),
    (
        "Since the port opened on 4 March 2015, 40 ships have called. Some 600 men have been hired.",
        {"40": "2015-03-04/..", "600": "2015-03-04/.."},
        "a clause of since sets the time of the story",
    ),
    (
        "A handbook cites the 2011 census as finding that 7 per cent were Sikh (UK 10 June 2020, 3, 4).",
        {"7 per cent": "2011"},
        "a census dates its numbers, a source in brackets does not",
    ),
    (
        "According to the 2018 census, 61 percent of residents are Muslim. Hindus constitute 2.6 percent of the "
        "population, Sikhs 0.5 percent. The town has 12 ambulances.",
        {"61 percent": "2018", "2.6 percent": "2018", "0.5 percent": "2018", "12": None},
        "a census goes on in what it found",
    ),
    (
        "On 4 May 2021, a bomb killed 12 people in Juba. In another attack in Bor last week, gunmen stormed a church. "
        "At least five people were killed.",
        {"12": "2021-05-04", "five": None},
        "another event on a day that the text does not place",
    ),
    (
        "By June 2022 the port had taken in 1,200 tonnes, more than the whole amount (900 tonnes) that came in 2021.",
        {"1,200 tonnes": "2022-06", "900 tonnes": "2021"},
        "the clause behind the bracket dates the number in it",
    ),
    # ---- what reports tell of at one time, against one time, and since a time
    (
        "The mission opened in March 2011. Some 4,000 soldiers of an authorised strength of 9,000 were present as the "
        "new force took over on 1 September 2011.",
        {"4,000": "2011-09-01", "9,000": "2011-09-01"},
        "a clause with as tells of the same time",
    ),
    (
        "In April, six schools were shelled. Hunger has worsened since late 2016, with 90,000 people in need. "
        "In the hills, 40 shepherds were killed. Two of these were boys.",
        {"six": None, "40": None},
        "without a year nothing is known",
    ),
    (
        "In April 2018, six schools were shelled. Hunger worsened from late 2016, with 90,000 people in need. "
        "Raids were frequent. In the hills, 40 shepherds were killed.",
        {"six": "2018-04", "40": "2018-04"},
        "what went on since a time is an aside of the story",
    ),
    (
        "Between 3 May 2017 and 5 June 2017, six markets were bombed. Two of these markets were hit within a week.",
        {"Two": "2017-05-03/2017-06-05"},
        "a part of what was told, and a week that is no habit",
    ),
    (
        "May 2019 saw 161 arrests, the most since June 2018, while October 2019 saw the lowest monthly count, at 39.",
        {"161": "2019-05", "39": "2019-10"},
        "the month of a record is no base of the next one",
    ),
    (
        "In March 2015 turnout was higher (61 percent) than in 2009 (47 percent).",
        {"61 percent": "2015-03", "47 percent": "2009"},
        "a number in brackets has the date before them",
    ),
    (
        "Comparing May 2013 with May 2014, spending fell by 25% from $7.2 billion to $5.4 billion.",
        {"25%": "2014-05", "$7.2 billion": "2013-05", "$5.4 billion": "2014-05"},
        "two times compared",
    ),
    (
        "A spike of 60 percent has eclipsed the previous high in 2013.",
        {"60 percent": None},
        "a peak that is looked back at dates nothing",
    ),
    (
        "Deaths in Mosul during May 2017 fell by 40% on the previous month.",
        {"40%": "2017-05"},
        "a change is not as of the month that it is told against",
    ),
    (
        "By June 2022 the backlog had reached 5,400 cases, 900 more than a year earlier.",
        {"900": "2022-06"},
        "nor what is more than a year earlier",
    ),
    (
        "The country hosts 70,000 refugees, in addition to 20,000 returnees whose number has tripled since mid-2018.",
        {"70,000": None, "20,000": None},
        "since a time on a number has grown to what it is",
    ),
    (
        "While more than 8,000 refugees have gone home since 2016, hundreds still cross each month.",
        {"8,000": "2016/..", "hundreds": None},
        "what is now is set against what has been since",
    ),
    (
        "The epidemic, which began in March 2014, has killed 310 people.",
        {"310": "2014-03/.."},
        "what began on a day has come to a number since",
    ),
    (
        "The vote was held on 9 May 2020, after a first round on 4 April 2020, in which 52,000 people took part.",
        {"52,000": "2020-04-04"},
        "a relative clause tells of what it stands behind",
    ),
    (
        "The agency plans to buy 60 boats between 2021 and 2030: 40 cutters and 20 tugs.",
        {"60": "2021/2030"},
        "a plan has the years that it is made for, whatever the colon lists",
    ),
    (
        "Some 3,000 men are based in the town freed from its occupiers in 1994.",
        {"3,000": None},
        "a participle of another noun dates nothing",
    ),
    (
        "In May 2021 the paper closed. A poll of 900 adults found that 46% had read it.",
        {"900": None, "46%": None},
        "a poll was made on days of its own",
    ),
    (
        "UNSCR 1509 (2003) was adopted. On 4 October 2003 troops took over. They had 15,000 men.",
        {"15,000": "2003-10-04"},
        "the year of a resolution is part of its name",
    ),
    (
        "The strikes continued in 2021, with one raid registered in February which left 16 civilians dead.",
        {"16": "2021-02"},
        "a raid registered in a month and what it left",
    ),
    (
        "The number of people killed in June 2014 is 844, and the number of people injured is 1,616.",
        {"844": "2014-06", "1,616": "2014-06"},
        "two numbers of one month in the present",
    ),
    (
        "For the 2018-19 school year, 4,100 pupils were enrolled.",
        {"4,100": "2018/2019"},
        "a school year is a time, no cause",
    ),
    (
        "The parish lies in a valley (14 kilometers to the northwest), which was shelled on 5 May 2020.",
        {"14 kilometers": None},
        "how far a place lies",
    ),
    (
        "At the time of writing in June 2023 the society lists 30 poets. 12 poets are in jail, 5 abroad.",
        {"30": "2023-06", "12": "2023-06", "5": "2023-06"},
        "how things stand when a report is written",
    ),
    (
        "In 2019 guards killed 76 miners (93 in 2018), and miners killed 12 guards (9 in 2018).",
        {"76": "2019", "93": "2018", "12": "2019", "9": "2018"},
        "a number in brackets keeps its year to itself",
    ),
    (
        "In 2021, 900 were hurt. Just under a third (28%) were boys, the same share as 2020, when 443 were hurt.",
        {"28%": "2021", "443": "2020"},
        "the same share as in another year",
    ),
    (
        "The Army 2030 plan, published in 2022, cuts the force to 40,000 soldiers.",
        {"40,000": "2022"},
        "a year in the name of a plan",
    ),
    (
        "According to the society’s 2018 report, 61 people in that country lost their lives in floods in the first 10 "
        "months of 2017.",
        {"61": "2017-01/2017-10"},
        "the year of a report is when it was told",
    ),
    (
        "Of 31 incidents 27 were raids, 3 were arrests (all of them in May 2019) and one was a fire.",
        {"31": None, "27": None, "3": "2019-05"},
        "what a bracket says is said of the number in front of it",
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
