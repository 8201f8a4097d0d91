"""Years and months that a date leaves out, from the text around it, each with the rule that decided."""

from __future__ import annotations

import pytest

from extract.dates import find_dates, resolve_dates
from extract.dates.resolve import stated_period
from extract.document import dated
from extract.model import DateMention
from ingest.model import Document, Issue, Metadata, Paragraph


def paragraph(
    at: int, text: str, heading: str | None = None, introduction: int | None = None, kind: str = "paragraph"
) -> Paragraph:
    quoted = introduction is not None
    return Paragraph(
        paragraph_id=f"p{at}",
        kind="quotation" if quoted else kind,
        number=None,
        heading=heading,
        text=text,
        markers=(),
        source_start=0,
        source_end=0,
        quotation=introduction,
        introduction=f"p{introduction}" if quoted else None,
    )


def resolved(*paragraphs: Paragraph, metadata: Metadata | None = None) -> tuple[tuple[DateMention, ...], ...]:
    return resolve_dates(paragraphs, tuple(find_dates(p.text) for p in paragraphs), metadata or Metadata())[0]


def issues(*texts: str) -> tuple[Issue, ...]:
    paragraphs = tuple(paragraph(at, text) for at, text in enumerate(texts))
    return resolve_dates(paragraphs, tuple(find_dates(t) for t in texts), Metadata())[1]


def values(*paragraphs: Paragraph, metadata: Metadata | None = None) -> list[tuple[str | None, str]]:
    return [(d.edtf, d.rule.partition("+")[2]) for row in resolved(*paragraphs, metadata=metadata) for d in row]


def test_the_date_named_last_gives_the_year() -> None:
    rows = values(paragraph(0, "On 3 May 2017 it began."), paragraph(1, "On 9 June it ended."))
    assert rows == [("2017-05-03", ""), ("2017-06-09", "year.last")]


def test_a_story_goes_on_into_january() -> None:
    assert values(paragraph(0, "It fell on 30 November 2018. On 4 January it was retaken."))[1][0] == "2019-01-04"


def test_a_story_stays_in_its_year() -> None:
    assert values(paragraph(0, "It fell on 30 January 2018. On 4 November it was retaken."))[1][0] == "2018-11-04"


def test_the_heading_gives_the_year() -> None:
    rows = values(paragraph(0, "On 9 June it ended.", heading="4.2 Main events in 2016"))
    assert rows == [("2016-06-09", "year.heading")]


def test_a_heading_of_two_years_gives_none() -> None:
    assert values(paragraph(0, "On 9 June it ended.", heading="Events 2016-17")) == [(None, "unresolved")]


def test_a_new_heading_takes_the_place_of_the_old() -> None:
    rows = values(
        paragraph(0, "On 9 June it ended.", heading="Events in 2016"),
        paragraph(1, "On 9 June it began.", heading="Events in 2018"),
    )
    assert [edtf for edtf, _ in rows] == ["2016-06-09", "2018-06-09"]


INTRODUCTION = "On 10 February 2019 the Council published a report on events between November 2018 and February 2019:"


@pytest.mark.parametrize(
    ("text", "edtf", "why"),
    [
        ("‘On 3 December, a mosque was hit.’", "2018-12-03", "in the period that the report tells of"),
        ("‘On 3 January, a mosque was hit.’", "2019-01-03", "in that period, the other year"),
        ("‘During the reporting period, mosques were hit.’", "2018-11/2019-02", "the period itself"),
        ("‘From 23 November to 5 January, mosques were hit.’", "2018-11-23/2019-01-05", "a range over new year"),
    ],
)
def test_the_introduction_of_a_quotation(text: str, edtf: str, why: str) -> None:
    rows = values(paragraph(0, INTRODUCTION, heading="Events in 2019"), paragraph(1, text, introduction=0))
    assert rows[-1][0] == edtf, why


def test_nothing_in_a_quotation_lies_after_it_was_written() -> None:
    intro = paragraph(0, "On 10 February 2019 the agency published an article which stated:")
    assert values(intro, paragraph(1, "‘On 3 November, he fled.’", introduction=0))[-1] == (
        "2018-11-03",
        "year.introduction",
    )


def test_every_quotation_begins_anew_from_its_introduction() -> None:
    first = paragraph(0, "On 10 May 2018 the mission reported:")
    second = paragraph(2, "On 12 August 2020 the mission reported:")
    rows = values(
        first,
        paragraph(1, "‘On 3 March, he fled.’", introduction=0),
        second,
        paragraph(3, "‘On 3 March, he came back.’", introduction=2),
    )
    assert [edtf for edtf, _ in rows] == ["2018-05-10", "2018-03-03", "2020-08-12", "2020-03-03"]


def test_the_week_that_a_weekly_report_tells_of() -> None:
    intro = paragraph(
        0, "On 19 May 2021 it published an overview of incidents that took place between 7 and 13 May 2021:"
    )
    rows = values(intro, paragraph(1, "‘Strikes fell last week compared to the week prior.’", introduction=0))
    assert [edtf for edtf, _ in rows[2:]] == ["2021-05-07/2021-05-13", "2021-04-30/2021-05-06"]


def test_last_year_of_a_dated_text() -> None:
    intro = paragraph(0, "On 19 May 2021 the paper wrote:")
    rows = values(intro, paragraph(1, "‘Prices rose last year and this year.’", introduction=0))
    assert [edtf for edtf, _ in rows[1:]] == ["2020", "2021"]


def test_last_year_of_an_undated_text_stays_open() -> None:
    assert values(paragraph(0, "Prices rose last year and last week.")) == [(None, "unresolved")] * 2
    assert values(paragraph(0, "Costs as of June 30 last year are known.")) == [(None, "unresolved")]


def test_a_day_of_last_year() -> None:
    rows = values(paragraph(0, "Costs as of June 30 last year, and on 5 May of this year."), metadata=NEWS)
    assert rows == [("2023-06-30", "year.published"), ("2024-05-05", "year.published")]
    assert values(paragraph(0, "It fell on 29 February last year."), metadata=NEWS)[0][0] is None


def test_the_period_of_the_edition() -> None:
    metadata = Metadata(period_start="2019-04-01", period_end="2020-03-31")
    rows = values(
        paragraph(0, "On 9 June it ended; in February it began. The reporting period was calm."), metadata=metadata
    )
    assert [edtf for edtf, _ in rows] == ["2019-06-09", "2020-02", "2019-04-01/2020-03-31"]
    assert rows[0][1] == "year.period"


def test_half_of_the_period_of_the_edition() -> None:
    text = "Strikes fell in the first half of the reference period."
    half = resolved(paragraph(0, text), metadata=Metadata(period_start="2019-04-01", period_end="2020-03-31"))[0][0]
    assert (half.edtf, half.mod) == ("2019-04-01/2020-03-31", "START")
    assert values(paragraph(0, text)) == [(None, "unresolved")]


def test_a_year_named_in_passing_does_not_take_a_period_away() -> None:
    metadata = Metadata(period_start="2019-04-01", period_end="2020-03-31")
    rows = values(
        paragraph(0, "It rests on my report of 24 November 2008."),
        paragraph(1, "On 9 June it ended."),
        metadata=metadata,
    )
    assert rows[1][0] == "2019-06-09"


def test_a_period_that_the_text_states_holds_from_the_beginning() -> None:
    rows = values(
        paragraph(0, "During the reporting period, all was calm."),
        paragraph(1, "The present report covers developments from 16 April to 15 July 2014."),
    )
    assert rows[0] == ("2014-04-16/2014-07-15", "period")


def test_brackets_say_what_a_period_is() -> None:
    rows = values(
        paragraph(0, "During the reference period of this report (1 August 2018 – 31 October 2019), 90 fell.")
    )
    assert rows[0] == ("2018-08-01/2019-10-31", "apposition")


def test_the_day_of_publication_comes_last() -> None:
    rows = values(paragraph(0, "On 9 November it ended."), metadata=Metadata(published="2021-03-02"))
    assert rows == [("2020-11-09", "year.published")]


def test_without_any_anchor_a_date_stays_open() -> None:
    assert values(paragraph(0, "On 9 November it ended.")) == [(None, "unresolved")]


def test_a_backward_glance_does_not_move_the_story() -> None:
    rows = values(paragraph(0, "On 2 May 2019 the accord, signed in March 2011, broke. On 9 June it was mended."))
    assert rows[-1][0] == "2019-06-09"


def test_what_opens_a_sentence_moves_the_story() -> None:
    rows = values(
        paragraph(0, "On 2 May 2019 the accord broke. In March 2011, it had been new. In June it was signed.")
    )
    assert rows[-1][0] == "2011-06"


@pytest.mark.parametrize(
    ("text", "last", "why"),
    [
        ("On 2 May 2015 it began, for a campaign planned in 2016. It fell on 11 May.", "2015-05-11", "a year to come"),
        (
            "On 2 May 2015 it began. It held until the fall of it in June 2016. In July it spread.",
            "2015-07",
            "an end",
        ),
        ("On 2 May 2015 they had grown from 12 a year earlier. On 11 May they met.", "2015-05-11", "a step back"),
        (
            "In May 2015 all was well. A crisis began on 23 August 2018. On 7 October it ended.",
            "2018-10-07",
            "a leap",
        ),
        ("In May 2015 the accord signed on 23 August 2018 was read. On 7 October it ended.", "2015-10-07", "an accord"),
        (
            "On 2 May 2015 resolution 1244 (1999) was read. Later that year it fell.",
            "2015",
            "a year in brackets",
        ),
        ("The sides met in May 2015, by 2014 at war. In June of that year a truce had held.", "2014-06", "that year"),
    ],
)
def test_what_moves_the_story(text: str, last: str, why: str) -> None:
    assert values(paragraph(0, text))[-1][0] == last, why


def test_the_first_date_of_a_paragraph_says_when_it_tells_of() -> None:
    rows = values(
        paragraph(0, "On 2 May 2019 the war was over."),
        paragraph(1, "The army had entered the south in June 2016. By mid-November it had taken it."),
        paragraph(2, "The two fronts met in 2015. In early September, they joined."),
    )
    assert [edtf for edtf, _ in rows] == ["2019-05-02", "2016-06", "2016-11", "2015", "2015-09"]


def test_dates_outside_the_period_of_a_report_look_aside() -> None:
    rows = values(
        paragraph(0, "It had fallen in June 2016. On 3 May it rained."),
        metadata=Metadata(period_start="2019-04-01", period_end="2020-03-31"),
    )
    assert [edtf for edtf, _ in rows] == ["2016-06", "2019-05-03"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("That night it burned.", []),
        ("In May 2015 it was hot. That night it burned, and on the 20th, it rained.", ["2015-05", "2015-05-20"]),
        ("On 21 May 2015 it was hot. On the 20th, it had been cold.", ["2015-05-21"]),
        ("On 21 February 2015 it was hot. On the 30th, it was cold.", ["2015-02-21"]),
    ],
)
def test_a_night_or_a_day_of_a_month_needs_one_that_is_named(text: str, found: list[str]) -> None:
    assert [edtf for edtf, _ in values(paragraph(0, text))] == found
    assert issues(text) == ()


@pytest.mark.parametrize(
    ("text", "edtf", "why"),
    [
        ("On 4 September it got 102 requests, received since February.", "2012-02", "since lies in the past"),
        ("On 4 September the agreement reached on 24 February took effect.", "2012-02-24", "an agreement is older"),
        ("On 4 September the next session is expected to be held in January.", "2013-01", "it lies ahead"),
        ("On 4 September two fell, as in January.", "2012-01", "a report knows no year after its period"),
        ("It filed 90 cases from January to August 2012, and 143 in 2011. During the same period, 3 won.",
         "2012-01/2012-08", "the span named last"),
    ],
)  # fmt: skip
def test_what_lies_before_and_ahead_of_a_period(text: str, edtf: str, why: str) -> None:
    metadata = Metadata(period_start="2012-07-16", period_end="2012-10-15")
    assert values(paragraph(0, text), metadata=metadata)[-1][0] == edtf, why


def test_a_day_that_the_text_has_named_keeps_its_year() -> None:
    rows = values(
        paragraph(0, "They dined on August 2, 2016. In November 2017 he spoke of the August 2 meeting."),
        paragraph(1, "In May 2018 he spoke again. On August 2, he was silent."),
    )
    assert rows[2] == ("2016-08-02", "year.named")
    assert rows[4] == ("2018-08-02", "year.last")


def test_revolt_is_called_for_a_day_to_come() -> None:
    assert (
        values(paragraph(0, "On 5 October 1910 he called for revolt, starting on 20 November."))[1][0] == "1910-11-20"
    )


def test_a_week_that_no_day_bounds_stays_open() -> None:
    assert values(paragraph(0, "On 5 October 1910 he called. The following week, none came."))[1] == (
        None,
        "unresolved",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The north is generally warmest in February.",
        "The snow season is early June until early October.",
        "The fiscal year begins on 1 July.",
        "It is celebrated on 25 December.",
        "Pilgrims come on 10 June every year.",
        "The mountains have heavy snows that melt in early spring.",
    ],
)
def test_what_comes_every_year_has_none(text: str) -> None:
    assert values(paragraph(0, "It began in May 1975."), paragraph(1, text))[1][0] is None


def test_months_that_the_document_names_most_are_the_nearer() -> None:
    rows = values(
        paragraph(0, "Polls closed on 3 November 2020; on 9 November 2020 he had lost."),
        paragraph(1, "On January 6, 2021 they met. In Arizona, he had called the Speaker on November 22. A week later"),
        paragraph(2, "he called again. On November 9, too."),
    )
    assert [edtf for edtf, _ in rows][3:] == ["2020-11-22", "2020-11-29", "2020-11-09"]


def test_spoken_dates_do_not_move_the_story() -> None:
    rows = values(paragraph(0, 'On 19 May 2020 he wrote, "Be there on 6 June." That same day, they met.'))
    assert rows[-1][0] == "2020-05-19"


def test_what_is_planned_may_lie_after_a_quotation_was_written() -> None:
    intro = paragraph(0, "On 10 February 2019 the agency published an article which stated:")
    assert values(intro, paragraph(1, "‘A vote is planned for November.’", introduction=0))[-1][0] == "2019-11"


def test_a_relative_date_with_its_date_behind() -> None:
    rows = values(paragraph(0, "On 2 May 2019 he left. Two weeks later, on 15 May, he returned."))
    assert rows[1] == ("2019-05-15", "apposition")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Filed 25/04/2017, refused 03/05/2017.", "2017-05-03"),
        ("Filed 04/25/2017, refused 03/05/2017.", "2017-03-05"),
        ("Filed 04/25/2017 and 25/04/2017, refused 03/05/2017.", None),
        ("Refused 03.05.2017.", "2017-05-03"),
        ("Email 4/19/16, Flynn 6/7/17 302.", "2017-06-07"),
        ("Email 19/4/16, 6/7/17 form.", "2017-07-06"),
        ("Flynn 6/7/17 302.", None),
        ("Email 4/19/16, of 2/29/19.", None),
        ("Email 4/19/16, born 5/6/65.", "1965-05-06"),
        ("Email 4/19/16-6/7/17", "2017-06-07"),
        ("Email 4/19/16, of 6/7/45.", None),
        (f"{'Email 4/19/16, ' * 50} 19/4/16, of 6/7/17.", "2017-06-07"),
    ],
)
def test_numeric_dates_follow_the_order_that_the_document_shows(text: str, edtf: str | None) -> None:
    assert values(paragraph(0, text), metadata=Metadata(published="2019-04-18"))[-1][0] == edtf


@pytest.mark.parametrize(
    ("text", "edtf", "why"),
    [
        ("Filed on 3 May 2018. In 1991 he left. Email 4/19/16.", "2016-04-19", "the story is older than the record"),
        ("He left on 3 May 1991. Email 4/19/16.", None, "the document names no year near"),
        ("In May 2018 he left" + ", in May 2018" * 100 + " and on 3 May 2106. Email 4/19/16.", "2016-04-19", "a slip"),
        ("Email 4/19/16.", None, "the document names no year"),
    ],
)
def test_the_century_of_two_digits_is_that_of_the_document(text: str, edtf: str | None, why: str) -> None:
    assert values(paragraph(0, text))[-1][0] == edtf, why


def test_what_lasts_since_then_began_before_the_report() -> None:
    text = "The plan runs until June 2013. It has been blocked since February."
    assert values(paragraph(0, text), metadata=Metadata(published="2012-11-08"))[-1][0] == "2012-02"


def test_a_record_that_is_cited_by_its_day_does_not_move_the_story() -> None:
    text = "On 3 May 2017 he left (6/21/13 Email). That day, it rained."
    rows = values(paragraph(0, text), metadata=Metadata(published="2019-04-18"))
    assert [edtf for edtf, _ in rows] == ["2017-05-03", "2013-06-21", "2017-05-03"]


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        ("in 20233.", "unread_date", "warning"),
        ("on 31 November 2016", "unread_date", "warning"),
        ("on 03/04/2017", "unread_date", "warning"),
        ("on 4/19/16", "unread_date", "warning"),
        ("from 9 May 2020 to 3 March 2020", "unread_date", "warning"),
        ("on 9 November", "unplaced_date", "info"),
        ("during the reporting period", "unplaced_date", "info"),
    ],
)
def test_what_cannot_be_read_is_an_issue(text: str, code: str, severity: str) -> None:
    found = issues(text)
    assert [(i.code, i.severity, i.paragraph_id) for i in found] == [(code, severity, "p0")]


def test_what_is_read_is_no_issue() -> None:
    assert issues("On 9 May 2020 it began, and on 3 June it ended.") == ()


NEWS = Metadata(published="2024-05-16")  # a Thursday


def test_a_weekday_is_that_of_the_week_in_which_a_report_was_published() -> None:
    text = "Police said on Wednesday that nine had died. A ferry sank on Saturday; talks will be held on Monday."
    rows = values(paragraph(0, text), metadata=NEWS)
    assert rows == [("2024-05-15", "published"), ("2024-05-11", "published"), ("2024-05-20", "published")]


def test_a_weekday_has_no_date_where_the_edition_has_none_or_the_story_is_an_old_one() -> None:
    assert values(paragraph(0, "Police said on Wednesday that nine had died.")) == []
    old = paragraph(0, "On 3 May 2017 it began. On Friday a bus was hit.")
    assert values(old, metadata=NEWS) == [("2017-05-03", "")]


def test_a_weekday_in_a_quotation_is_not_that_of_the_report() -> None:
    assert values(paragraph(0, "‘On Wednesday two men died.’"), metadata=NEWS) == []


def test_the_past_day_and_the_weekend_end_with_the_report() -> None:
    rows = values(paragraph(0, "It lost 40 men over the past day and 90 since the weekend."), metadata=NEWS)
    assert rows == [("2024-05-15/2024-05-16", "published"), ("2024-05-11/2024-05-12", "published")]


def test_this_year_is_that_of_the_report() -> None:
    assert values(paragraph(0, "The total for this year is 800."), metadata=NEWS) == [("2024", "published")]


def test_this_month_is_that_of_the_year_of_the_report() -> None:
    text = "In April 2022 it rose. The limit stays until 2027 and will rise from this September."
    assert values(paragraph(0, text), metadata=NEWS)[-1] == ("2024-09", "year.published")


def test_days_and_years_that_news_counts_from_its_own() -> None:
    text = "Police killed nine men yesterday, after Monday's raid. Floods hit six towns last month and 40 last year."
    rows = values(paragraph(0, text), metadata=NEWS)
    assert [edtf for edtf, _ in rows] == ["2024-05-15", "2024-05-13", "2024-04", "2023"]
    rows = values(
        paragraph(0, "In the first quarter of this year 90 fled, 30 last November, ten last week."), metadata=NEWS
    )
    assert [edtf for edtf, _ in rows] == ["2024-33", "2023-11", "2024-05-06/2024-05-12"]


def test_a_month_without_a_year_is_recent_in_the_news_whatever_was_told_before() -> None:
    rows = values(
        paragraph(0, "The war broke out in January 2023."),
        paragraph(1, "Some 300 people crossed the river in April."),
        metadata=NEWS,
    )
    assert [edtf for edtf, _ in rows] == ["2023-01", "2024-04"]


def test_what_is_looked_back_at_has_been() -> None:
    rows = values(paragraph(0, "As at 1 October 2022, 80 were in use, fewer than in March."), metadata=Metadata())
    assert [edtf for edtf, _ in rows] == ["2022-10-01", "2022-03"]


def test_what_lasts_since_a_day_does_not_take_the_story_back_to_it() -> None:
    rows = values(
        paragraph(0, "On 1 September 2022 a school burned. It has lain idle since May. Since August it rains.")
    )
    assert [edtf for edtf, _ in rows] == ["2022-09-01", "2022-05", "2022-08"]


def test_a_short_date_with_points_is_read_behind_a_preposition() -> None:
    rows = values(paragraph(0, "On 03.02.24, a well was hit. See 03.02.24."), metadata=NEWS)
    assert rows == [("2024-02-03", "")]


def test_what_is_compared_with_does_not_move_the_story() -> None:
    text = "In May 2021 it sold 40, more than in March 2019. In June it sold 50."
    assert [edtf for edtf, _ in values(paragraph(0, text))] == ["2021-05", "2019-03", "2021-06"]


@pytest.mark.parametrize(
    ("title", "published", "year"),
    [
        ("2018 Country Reports: Malawi", "2019-03-13", "2018"),
        ("Malawi 2019", "2019-11-13", None),
        ("Malawi 2016", "2019-11-13", None),
        ("Events of 2016 and 2018", "2019-03-13", None),
        ("Malawi: resolution 2018/12", "2019-03-13", None),
        ("Amnesty International Report 1999: Chad", "1999-01-01", "1998"),
        ("World Report 2023", "2022-12-15", "2022"),
        ("World Report 2023", "2023-01-12", "2022"),
        ("World Report 2023", "2023-11-12", None),
        ("Country report 2023", "2023-01-12", None),
    ],
)
def test_the_year_of_an_annual_report(title: str, published: str, year: str | None) -> None:
    period = f"{year}-01-01/{year}-12-31" if year else None
    assert stated_period(Metadata(title=title, published=published)) == period


def test_a_report_of_the_next_year_tells_of_the_year_in_its_title() -> None:
    text = "In the first nine months of the year 40 died. On August 15, a mob killed 3 more."
    rows = values(paragraph(0, text), metadata=Metadata(title="2018 Country Reports: Malawi", published="2019-03-13"))
    assert rows[-1][0] == "2018-08-15"


@pytest.mark.parametrize(
    ("edition", "published", "expected"),
    [
        ("2017", None, "2017"),
        ("2017-03", None, "2017-03"),
        ("2017", "2016-12-09", "2016-12-09"),
        ("v2", None, None),
        ("2019-06-23", None, None),  # a day may be that of a later copy; `yesterday` in it would be a guess
    ],
)
def test_an_edition_named_by_its_year(edition: str, published: str | None, expected: str | None) -> None:
    """So `April this year` has its year in a budget that does not say when it was published."""
    document = Document("r", edition, Metadata(published=published), (), ())
    assert dated(document).published == expected
