"""Who is said to state a figure. Each row: why, the text, and a source for each of its figures in their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Extraction

ROWS: list[tuple[str, str, list[str | None]]] = [
    (
        "a report is sent from a place, which says nothing: the subject behind it does",
        "GENEVA, 27 AUGUST (Agency Service) -- The first survey for Chad indicates a harvest of 828 tons of millet.",
        ["The first survey for Chad"],
    ),
    (
        "a report is sent from a place, beside which the parse puts who speaks",
        "Accra, 3 May 2018 – From 1 to 30 April, the Volta Monitoring Mission documented 44 drownings.",
        ["the Volta Monitoring Mission"],
    ),
    ("a report is sent by an agency", "LIMA (EFE) - The Red Cross said 40 people had drowned.", ["The Red Cross"]),
    (
        "what police, rescuers and a government find by their work",
        "Police found 12 rifles in a barn. Rescuers found six survivors. The government identified 88 victims of "
        "trafficking in 2021, compared with 64 in 2020. Officers registered 31 complaints.",
        [None] * 5,
    ),
    (
        "what they say that they found, and what a study found",
        "Police said they had found 12 rifles. The government reported identifying 88 victims. "
        "The survey found 40 wells dry.",
        ["Police", "The government", "The survey"],
    ),
    (
        "who registers cases is not who tells of it",
        "According to the Bar Council of Ghana, police registered 31 complaints in 2016.",
        ["the Bar Council of Ghana"],
    ),
    ("what is recommended is not stated", "The envoy recommended that the force keep 900 officers.", [None]),
    (
        "advises that",
        "The Treasurer also advised that 300 schools had been rebuilt. She advised 40 families to leave.",
        ["The Treasurer", None],
    ),
    (
        "a clause that no `that` leads, which the parse breaks up",
        "The navy claimed 12 smugglers and three sailors died.",
        ["The navy", "The navy"],
    ),
    (
        "a clause that no `that` leads, which the parse takes for another one",
        "He added migrants now are entering Peru at a rate of 900 a day.",
        ["He"],
    ),
    (
        "a toll as high as",
        "Local papers put the toll as high as 52, with dozens hurt.",
        ["Local papers", "Local papers"],
    ),
    (
        "what is done to meet what was said",
        "In May, the board acknowledged the shortage by adding 900 posts to the fire service.",
        [None],
    ),
    (
        "what a clause with `although` sets against what is said",
        "Although 300 families had come back, the mayor claimed that 90 houses were empty.",
        [None, "the mayor"],
    ),
    ("where it is recorded", "The province recorded 870 landslides, more than the country had in 2019.", [None]),
    (
        "`they` are those of the main clause",
        "Harbour officials said 14 boats sank, although radio reports put the number at 20. Some 60 people drowned, "
        "they said.",
        ["Harbour officials", "radio reports", "Harbour officials"],
    ),
    (
        "`he` is no place that the model takes for a person",
        "The fight began after 120 men crossed at Sitio Maligaya in Barangay Tipo, he added.",
        ["he"],
    ),
    (
        "put into the sentence, it speaks for the whole",
        "Including fuel, the audit office estimates, the fleet would cost $31 million a year, a third more than the "
        "navy estimates.",
        ["the audit office", "the audit office"],
    ),
    (
        "a source in a bracket, in the sentence and behind it",
        "Over 900,000 people are displaced (Source: OCHA, 26 May). Some 45,000 fled to Peru (12,000) and Chile "
        "(9,000). (Source: UNHCR, 2 June)",
        ["OCHA", "UNHCR", "UNHCR", "UNHCR"],
    ),
    (
        "a clause with a verb of its own is no next source of a row",
        "The study found 40 posts in Chad, in the same week the Ministry of Defence stated that 52 posts were manned.",
        ["The study", "the Ministry of Defence"],
    ),
    (
        "`states` at the end is no verb of saying",
        "The party kept 30 offices and used volunteers to visit voters in several states.",
        [None],
    ),
    (
        "`he` is the subject of the sentence, not who is named last",
        "Although Okello stated that he forgot what he told Mwangi, he believed that four men were there.",
        ["Okello"],
    ),
    (
        "verbs that name a number behind a preposition",
        "The mayor spoke of 14 drowned, while in March a coastguard officer spoke of nine.",
        ["The mayor", "a coastguard officer"],
    ),
    ("a verb of speaking to persons", "The minister spoke to 300 farmers in Arequipa.", [None]),
    ("`claims` is a noun", "The panel decided on 1,822 claims, mainly inter-ethnic property claims.", [None]),
    (
        "a verb of thinking, with a clause",
        "The Lima Institute considers that about 45,000 families grow coca.",
        ["The Lima Institute"],
    ),
    ("a hospital that takes in, and does not concede", "The clinic in Hargeisa admitted 62 wounded.", [None]),
    ("who concedes", "The junta admitted that 18 conscripts had drowned.", ["The junta"]),
    (
        "a count given, with words between",
        "The Coptic diocese, in a letter to parliament, gave a toll of 27 dead.",
        ["The Coptic diocese"],
    ),
    (
        "a count of one party says nothing of what stands before it",
        "Raiders burned a market near Torit, killing six traders, while the county gave a toll of eight dead.",
        [None, "the county"],
    ),
    (
        "tells someone, at the end",
        "As of 30 April, 71 per cent of the grant had been spent, the Treasury told the auditors.",
        ["the Treasury"],
    ),
    (
        "says at the end, with an apposition",
        "Some 3,400 people have been cut off by the floods in Sindh, the relief agency, PDMA, said on Sunday.",
        ["the relief agency"],
    ),
    (
        "a name with an office behind it",
        "In Maicao, about 900 families a month ask for shelter, Rosa Epieyú, head of the shelter, told reporters.",
        ["Rosa Epieyú"],
    ),
    (
        "what one paper quotes another as saying",
        "‘Five miners died and 12 were hurt,’ the daily quoted a union leaflet as saying.",
        ["a union leaflet", "a union leaflet"],
    ),
    (
        "two sources in a row put it at two numbers",
        "Camp elders put the number of arrivals at 5,200 and the ministry at 6,100.",
        ["Camp elders", "the ministry"],
    ),
    (
        "one source puts two things at two numbers",
        "The mayor put the dead at 40 and the wounded at 52.",
        ["The mayor", "The mayor"],
    ),
    (
        "`in the view of`",
        "Fewer than 30 of the wells still give water, in the view of a hydrologist.",
        ["a hydrologist"],
    ),
    (
        "`by its own account`",
        "By its own account, the Rapid Force has trained 7,000 men.",
        ["the Rapid Force"],
    ),
    (
        "a participle with `by`",
        "Between May and July, the crown approved 31 loans, valued by the auditor at $12 million.",
        [None, "the auditor"],
    ),
    (
        "an estimate by someone else",
        "The embassy cited an estimate by local priests of 400 to 600 prisoners.",
        ["local priests"],
    ),
    (
        "a form in a clause of its own",
        "Thousands marched in Bamako, a week after a vote in which, according to the court, the party won 61 per cent.",
        [None, "the court"],
    ),
    (
        "clauses in a row behind the semicolon",
        "The guild put the toll at 19; 230 had been held, 41 were in prison and six had fled.",
        ["The guild"] * 4,
    ),
    (
        "a rise in apposition",
        "Peru is first in the index of the Paz Institute, which counted 411 murders in 2019, a 12 per cent rise.",
        ["the Paz Institute"] * 2,
    ),
    (
        "killed and wounded of one count",
        "The nuns had, by 4 May, counted 57 bodies and 310 wounded.",
        ["The nuns"] * 2,
    ),
    (
        "a poll states, not those it asked",
        "A Gallup poll found that 41% of adults thought that taxes were too high, 9% too low.",
        ["A Gallup poll"] * 2,
    ),
    ("cases do not report", "Some 4,000 measles cases reported in May, with 61 deaths.", [None, None]),
    (
        "a part of what was counted, in the sentence",
        "The ombudsman documented 310 evictions in 2021; 44 of the families were Roma.",
        ["The ombudsman", "The ombudsman"],
    ),
    (
        "a part of what was counted, in the next sentence",
        "UNHCR registered 20,300 new arrivals in June. Of these, 8,100 were children.",
        ["UNHCR", "UNHCR"],
    ),
    (
        "a colon explains what was counted",
        "The Andean Jurists recorded 96 attacks on reporters: 61 beatings and 35 threats.",
        ["The Andean Jurists"] * 3,
    ),
    (
        "the pluperfect of what was said goes on behind the semicolon",
        "The bar association put the number of judges dismissed at 640; 85 had been jailed.",
        ["The bar association", "The bar association"],
    ),
    (
        "another verb of the same subject is not what it found",
        "The auditor identified $3 million of losses and issued 11 recommendations.",
        ["The auditor", None],
    ),
    (
        "what befalls a state",
        "Malawi recorded the largest rise anywhere (38 per cent).",
        [None],
    ),
    (
        "a quotation that a colon introduces, with much between",
        "The Special Envoy, in her report to the Council, dated 3 May 2022 and covering the months since "
        "the last one, stated: ‘In March 40 houses were burned in Paoua. At least 6 elders died.’",
        ["The Special Envoy", "The Special Envoy"],
    ),
    (
        "he who replied is the one named before",
        "We asked Colonel Idris Bello how long it would take. He replied: “There are limits. We have 90 guns. "
        "In 2019 we had 240.”",
        ["Idris Bello", "Idris Bello"],
    ),
    (
        "`it` is no plural: who said the whole of the sentence before",
        "Villagers said 14 canoes had sunk, while two others drifted ashore, the Port Authority said. "
        "Some 60 people are still missing, it said.",
        ["Villagers", "Villagers", "the Port Authority"],
    ),
    (
        "an estimate that is someone’s",
        "The best estimate by the Quito Institute is that 3,000 families have lost their land.",
        ["the Quito Institute"],
    ),
    (
        "what has to be found, or is added, is told by no one",
        "The agency must find 5 million dollars of savings. The review added 24 million of new tasks to its budget.",
        [None, None],
    ),
    (
        "`as per`, and whose figures they are",
        "As per the coroner’s office, 40 people drowned. As per the figures the ministry gave, 12 bridges fell.",
        ["the coroner’s office", "the ministry"],
    ),
    (
        "who measured it",
        "The tremor, measured by the Nepal Seismic Centre at a depth of 12 kilometres, was felt in Patna.",
        ["the Nepal Seismic Centre"],
    ),
    (
        "a report that states, behind the name of a country",
        "A 2020 Andean Bank report on farming in Chad states that six rivers dried up.",
        ["A 2020 Andean Bank report on farming in Chad"],
    ),
    (
        "cited as indicating",
        "The same source cites figures of the Quito Institute as indicating that 37 per cent of people live in towns.",
        ["figures of the Quito Institute"],
    ),
    (
        "a pronoun that nothing before explains stands as it is",
        "She said that 40 tents had burned.",
        ["She"],
    ),
    (
        "the same speaker goes on",
        '"They knew our names," Sara Osman, a nurse from Kutum, told the radio. "They took nine men from the ward."',
        ["Sara Osman"],
    ),
    (
        "a quotation that goes on with a number",
        "“We counted 14 bodies,” a porter said. “Six were children.”",
        ["a porter", "a porter"],
    ),
    ("a day before a name", "On Sunday Efua Mensah said that 40 clinics were open.", ["Efua Mensah"]),
]


@pytest.mark.parametrize(("why", "text", "sources"), ROWS, ids=[r[0] for r in ROWS])
def test_according_to_whom(
    why: str, text: str, sources: list[str | None], extracted: Callable[..., Extraction]
) -> None:
    assert [f.attribution for f in extracted(text).figures] == sources, why
