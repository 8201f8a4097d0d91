"""Where back-references lead: notes in their order, and for each back-reference the note and source that it means."""

from __future__ import annotations

import pytest

from extract.citations import read_citations
from ingest.model import Note

# The notes of a document as `label text`, `§` begins another file. Expected: (note, what it leads to), as `3.2`: the
# second source of the third note; None where nothing is meant or several may be. Notes count from 1, sources too.
ROWS: list[tuple[list[str], dict[str, str | None], str]] = [
    (["1 Reuters, Fuel runs out, 3 May 2020, url", "2 Ibid.", "3 Ibid., p. 4"], {"2.1": "1.1", "3.1": "1.1"},
     "ibid. of ibid. means the source"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url; AFP, Port shelled, 4 May 2020, url", "2 Ibid."], {"2.1": "1.2"},
     "ibid. means the last source of the note before"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url", "2 AFP, Port shelled, 4 May 2020, url; ibid., p. 3"],
     {"2.2": "2.1"}, "ibid. within a note means the source before it"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url", "2 The word is used loosely.", "3 Ibid."], {"3.1": "1.1"},
     "a remark is no source"),
    (["1 Ibid."], {"1.1": None}, "nothing stands before"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url", "§", "1 Ibid."], {"2.1": None},
     "numbering restarts: the other section's last source is not meant"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url", "§", "2 Ibid."], {"2.1": "1.1"}, "numbering goes on over files"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url", "2 AFP, Port shelled, 4 May 2020, url", "3 See note 1."],
     {"3.1": "1.1"}, "by number"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url", "2 AFP, Port shelled, 4 May 2020, url", "3 above n 2, p. 3"],
     {"3.1": "2.1"}, "by number, in the words of lawyers"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url; AFP, Port shelled, 4 May 2020, url", "2 See note 1."],
     {"2.1": None}, "two sources: which is meant the text does not say"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url; AFP, Port shelled, 4 May 2020, url", "2 AFP, supra note 1."],
     {"2.1": "1.2"}, "the name says which"),
    (["1 Reuters, Fuel runs out, 3 May 2020, url", "§", "1 AFP, Port shelled, 4 May 2020, url", "2 See note 1."],
     {"3.1": "2.1"}, "numbering restarts: the last note 1 before it"),
    (["1 See note 7."], {"1.1": None}, "no such note"),
    (["1 Mara Holt, “Quiet Skies,” War Review, May 5, 2019.", "2 Mara Holt, “Blind Spots,” War Review, June 2, 2018.",
      "3 Holt, “Quiet Skies,” 12."], {"3.1": "1.1"}, "by title"),
    (["1 Smith, J., Oil and order, Delta Institute, 3 May 2019, url", "2 Reuters, Fuel runs out, 3 May 2020, url",
      "3 Smith, op. cit., p. 9."], {"3.1": "1.1"}, "by author"),
    (["1 Mara Holt, The Long Shadow: A History of Sensors (New York: Free Press, 2012), 5.", "2 Ibid., 33.",
      "3 Mara Holt, The Long Shadow, 51."], {"2.1": "1.1", "3.1": "1.1"}, "a short title"),
    (["1 Human Rights Watch, No Way Home, December 4, 2019, https://www.hrw.org/a",
      "2 Human Rights Watch, No Way Home, p. 33."], {"2.1": "1.1"}, "a short form without words that say so"),
    (["1 HRW, No Way Home, December 4, 2019, https://www.hrw.org/a",
      "2 Human Rights Watch (n 1), p. 33."], {"2.1": "1.1"}, "by two names of one body"),
    (["1 “A Road to Nowhere”, Crisis Group Africa Report N°288, 31 July 2020.",
      "2 Crisis Group Report, A Road to Nowhere, op. cit., p. 4."], {"2.1": "1.1"}, "by body and title"),
    (["1 Indictment, United States v. Shaw, 1:18-cr-32 (D.D.C. Feb. 16, 2018).", "2 Shaw Indictment ¶¶ 28–29."],
     {"2.1": "1.1"}, "a paper of a court by its short name"),
    (["1 Shaw Indictment ¶¶ 28–29.", "2 Id. at 3."], {"1.1": None, "2.1": None},
     "what leads to a thing that is not known is not known"),
    (["1 Smith, J. and Jones, A. (2019) The Politics of Oil. Cambridge University Press.", "2 Smith and Jones 2019: 12",
      "3 Smith 2018: 4"], {"2.1": "1.1", "3.1": None}, "author and year: another year is another work"),
    (["1 R (Pilots) v Harbour Board [2017] UKSC 9.", "2 Jane Roe, ‘Quays’ (2013) 3 Port Law Review 4.",
      "3 Roe (n 2) 7; Pilots (n 1) [72]."], {"3.1": "2.1", "3.2": "1.1"}, "a case by a party's name"),
    (["1 Bosch v. Meyer Co., 569 U.S. 108, 124 (2013).", "2 Bosch, 569 U.S. at 125; see also Roe, supra note 1."],
     {"2.1": "1.1", "2.2": "1.1"}, "a case by a party's name in the short form of US lawyers"),
    (["1 Mara Holt and Luis Prado, The Long Shadow (New York: Free Press, 2012), 5.",
      "2 Jane Roe, “Blind Spots,” War Review, June 2, 2018.", "3 Holt and Prado, Long Shadow, 51; Roe, “Blind Spots.”"],
     {"3.1": "1.1", "3.2": "2.1"}, "two short forms in one note"),
]  # fmt: skip


def make_notes(rows: list[str]) -> list[Note]:
    notes: list[Note] = []
    file = 1
    for row in rows:
        if row == "§":
            file += 1
            continue
        label, _, text = row.partition(" ")
        notes.append(Note(f"r/e/{file}.html#n{len(notes) + 1}", label, text, (), 0, len(text)))
    return notes


@pytest.mark.parametrize(("rows", "expected", "why"), ROWS, ids=[why for _, _, why in ROWS])
def test_backreference_leads_to_what_it_means(rows: list[str], expected: dict[str, str | None], why: str) -> None:
    citations, issues = read_citations(make_notes(rows))
    names = {c.citation_id: f"{c.note_id.partition('#n')[2]}.{c.ordinal}" for c in citations}
    led = {
        names[c.citation_id]: names[c.resolved_to] if c.resolved_to else None
        for c in citations
        if c.kind == "backreference"
    }
    assert led == expected, why
    assert sum(i.code == "unresolved_backreference" for i in issues) == sum(v is None for v in expected.values())
