"""Dates in the styles of many publishers. A row: publisher, text, values.

⟦ and ⟧ mark each expression that must be found, and nothing else may be. A value is `EDTF relation mod`, `-` for
what is absent, and the values of a row stand in the order of its expressions.
"""

from __future__ import annotations

import re

import pytest

from extract.dates import find_dates, resolve_dates
from extract.model import DateMention
from ingest.model import Metadata, Paragraph

ROWS = """
EUAA | By ⟦March 2024⟧, some 40 posts had been handed over. | 2024-03 by
EUAA | As of ⟦June 2023⟧, six brigades were left. In ⟦the same month⟧ two more withdrew. | 2023-06 as_of; 2023-06 in
EUAA | The plan ends by ⟦the end of July 2024⟧. | 2024-07 by END
EUAA | Clashes continued into ⟦early 2024⟧. | 2024 until START
EUAA | The base stays open until at least ⟦September 2027⟧. | 2027-09 until
EUAA | Between ⟦1 April 2023 and 31 May 2024⟧, the monitor counted 300 events. | 2023-04-01/2024-05-31 from_to
EUAA | In ⟦the first half of 2023⟧ and in ⟦the second half of 2024⟧ returns rose. | 2023 in START; 2024 in END
EUAA | Since ⟦mid-2021⟧ the road is closed. | 2021 since MID
EUAA | Courts reopened in ⟦late August 2021⟧ and closed in ⟦November⟧. | 2021-08 in END; 2021-11 in
EUAA | From ⟦October 2023 to January 2024⟧, 12 schools were hit. | 2023-10/2024-01 from_to
EUAA | Prices doubled in ⟦2022–2023⟧. | 2022/2023 in
EUAA | The survey (⟦May – June 2023⟧) covered five governorates. | 2023-05/2023-06 from_to
EUAA | The census planned for ⟦autumn 2024⟧ was put off. | 2024-23 during
Home Office | On ⟦9 September 2019⟧ the group published a map. | 2019-09-09 on
Home Office | Heard on ⟦24-26 June 2018⟧, promulgated on ⟦20 July 2018⟧. | 2018-06-24/2018-06-26 on; 2018-07-20 on
Home Office | In ⟦May [2021]⟧ the ministry replied. | 2021-05 in
Home Office | A note issued on ⟦5 June [2020]⟧ denies it. | 2020-06-05 on
Home Office | On ⟦Monday [22 May 2017]⟧ the road was mined. | 2017-05-22 on
Home Office | Incidents that took place between ⟦7 and 13 May 2021⟧ were few. | 2021-05-07/2021-05-13 from_to
Home Office | From ⟦24 February to 2 April 2021⟧, 70 attacks were recorded. | 2021-02-24/2021-04-02 from_to
Home Office | Last accessed: ⟦3 October 2022⟧. | 2022-10-03 -
Home Office | The protests ended in ⟦March/April of 2019⟧. | 2019-03/2019-04 in
Home Office | Events fell from 90 in ⟦2020⟧ to 60 in ⟦2021⟧. | 2020 in; 2021 in
Home Office | Figures for ⟦2018⟧, ⟦2019⟧ and ⟦2020⟧ are not comparable. | 2018 during; 2019 -; 2020 -
Home Office | The conflict goes back to ⟦the 1980s⟧. | 198X since
Home Office | The data covers ⟦1 January 2015 to September 2021⟧. | 2015-01-01/2021-09 from_to
Home Office | The army left on ⟦30 May 2020⟧. Later ⟦that day⟧ the post burned. | 2020-05-30 on; 2020-05-30 -
Home Office | Grants rose to 70% in ⟦the year 2020⟧. | 2020 in
UN | During the vote on ⟦6⟧ and ⟦20 May 2013⟧ all was calm. | 2013-05-06 on; 2013-05-20 -
UN | In its resolution 1701 (⟦2006⟧) the Council set the line. | 2006 -
UN | My report of ⟦24 November 2009⟧ (S/2009/612) described it. | 2009-11-24 -
UN | The office would close ⟦late in 2013⟧. | 2013 in END
UN | It documented 131 returns in ⟦April and May 2013⟧. | 2013-04/2013-05 in
UN | 406 returned in ⟦the first half of 2013⟧, 603 during ⟦the same period in 2012⟧. | 2013 in START; 2012 during START
DFAT | In ⟦the 12 months to 31 May 2021⟧ the navy stopped 40 boats. | 2020-06-01/2021-05-31 in
ONS | In ⟦the year ended 31 March 2022⟧ rents rose. | 2021-04-01/2022-03-31 in
ONS | It fell in ⟦May 2022⟧. In ⟦the quarter through June⟧ rents rose. | 2022-05 in; 2022-04/2022-06 in
GAO | From ⟦fiscal year 2018 through the third quarter of fiscal year 2020⟧, the Army bought 90. | 2017/2020 from_to
Eurostat | In ⟦the first quarter of 2022⟧ it was more than in ⟦the same quarter of 2021⟧. | 2022-33 in; 2021-33 in
IOM | ⟦1 to 9 May 2022⟧ was calm, unlike ⟦the same period last year⟧. | 2022-05-01/2022-05-09 -; 2021-05-01/2021-05-09 -
UN | 40 raids were counted in ⟦2021⟧, against 15 ⟦the year before⟧. | 2021 in; 2020 -
UN | Floods on ⟦8 and 9 June 2021⟧ cut the road. | 2021-06-08/2021-06-09 on
UN | Prices rose in ⟦May 2021⟧ and fell in ⟦July and August⟧. | 2021-05 in; 2021-07/2021-08 in
US DoD | Between ⟦May 9, 2019, and March 2, 2020⟧, the base was hit 30 times. | 2019-05-09/2020-03-02 from_to
BAMF | Between ⟦02.05.2023 and 06.05.2023⟧ a strike closed the ports. | 2023-05-02/2023-05-06 from_to
ONS | Sales rose 4 per cent over ⟦2021⟧. | 2021 -
UN | 40 raids in ⟦the second half of 2021⟧ and 30 in ⟦the first five months⟧. | 2021 in END; 2021-01/2021-05 in
UN | It was dry until ⟦9 August 2023⟧. Rains since ⟦late July⟧ have hit 20 towns. | 2023-08-09 until; 2023-07 since END
HO | ‘[b]etween ⟦2014 and 2017⟧ the group grew’. | 2014/2017 from_to
UN | On ⟦12 March⟧ and ⟦5 April 2021⟧ convoys crossed. | 2021-03-12 on; 2021-04-05 on
UN | In ⟦December⟧ and again in ⟦January 2022⟧ aid was blocked. | 2021-12 in; 2022-01 in
UN | Returns rose in ⟦the first half of 2014⟧, from 90 in ⟦the same period in 2013⟧. | 2014 in START; 2013 in START
UN | By ⟦31 December 2019⟧ the mission had 90 staff; ⟦a year later⟧ it had 40. | 2019-12-31 by; 2020 -
UN | The mandate, extended until ⟦15 July 2024⟧, covers A/RES/65/1 and S/PRST/2008/44. | 2024-07-15 until
UN | On ⟦1 June 2012⟧ a bridge was closed. ⟦The following day⟧, it reopened. | 2012-06-01 on; 2012-06-02 -
UN | On ⟦29 June 2012⟧ shots were fired; ⟦two days later⟧ a man died. | 2012-06-29 on; 2012-07-01 -
ACLED | Violence rose in ⟦June 2022⟧, and in ⟦July⟧ it fell again. | 2022-06 in; 2022-07 in
ACLED | Events between ⟦26 March and 1 April 2022⟧ are coded. | 2022-03-26/2022-04-01 from_to
ACLED | On ⟦30 December 2021⟧ shells fell. On ⟦2 January⟧ a drone crashed. | 2021-12-30 on; 2022-01-02 on
ACLED | Data for ⟦24–30 June 2023⟧ were released. | 2023-06-24/2023-06-30 from_to
ACLED | Week of ⟦9-15 July 2022⟧. | 2022-07-09/2022-07-15 -
ACLED | Violence in ⟦the third quarter of 2021⟧ exceeded ⟦Q2 2021⟧. | 2021-35 in; 2021-34 -
ACLED | Fighting peaked in ⟦the first week of May 2021⟧. | 2021-05 in START
ACLED | The truce held through ⟦October 2022⟧. | 2022-10 until
HRW | On ⟦August 15, 2021⟧, fighters entered the city. | 2021-08-15 on
HRW | Between ⟦October 7 and 9, 2019⟧, guards shot nine people. | 2019-10-07/2019-10-09 from_to
HRW | On ⟦October 25⟧ and ⟦November 2, 2019⟧, crowds gathered. | 2019-10-25 on; 2019-11-02 -
HRW | In ⟦mid-November 2022⟧ she fled; by ⟦early January⟧ she was back. | 2022-11 in MID; 2023-01 by START
HRW | He was held from ⟦June 13 - July 3, 2019⟧. | 2019-06-13/2019-07-03 from_to
HRW | The law of ⟦April 3, 2018⟧ took effect on ⟦May 1⟧. | 2018-04-03 -; 2018-05-01 on
HRW | On ⟦Sept. 11, 2022⟧, he was freed. | 2022-09-11 on
HRW | Interviews took place from ⟦May 2021 through February 2022⟧. | 2021-05/2022-02 from_to
HRW | On ⟦Friday, May 13⟧, of no named year. | - on
HRW | Since the ⟦2003⟧ invasion, minorities have left. | 2003 since
HRW | Footage taken on ⟦June 7 and 8⟧ shows six craters. ⟦July⟧ saw fewer. | - on; -
HRW | Two men died on ⟦May 4 and 5, 2020⟧. | 2020-05-04/2020-05-05 on
Factbook | total: 2,272 km (⟦2014⟧) | 2014 -
Factbook | 41,266,109 (⟦2023⟧ est.) | 2023 -
Factbook | 2.91% annual rate of change (⟦2020-25⟧ est.) | 2020/2025 from_to
Factbook | $10,000 (⟦2021⟧ est.) $9,900 (⟦2020⟧ est.) | 2021 -; 2020 -
Factbook | approximately 200,000 active troops (⟦2023⟧) | 2023 -
Factbook | ⟦3 October 1932⟧ (from a mandate); ⟦28 June 2004⟧ (restored) | 1932-10-03 -; 2004-06-28 -
Factbook | the kingdom ended in a ⟦1958⟧ coup | 1958 -
Factbook | by ⟦early 2021⟧; elections held on ⟦10 October 2021⟧ | 2021 by START; 2021-10-10 on
Think tank | The programme dates back to ⟦the 1960s⟧ and ⟦the late 1970s⟧. | 196X since; 197X - END
Think tank | It was revised in ⟦1998⟧ and shelved ⟦a decade later⟧. | 1998 in; 200X -
Think tank | Throughout ⟦the second half of the 20th century⟧ radar improved. | 19XX during END
Think tank | The doctrine of ⟦the nineteenth century⟧ persists. | 18XX -
Think tank | The ⟦2015⟧ white paper and the ⟦2019⟧ update agree. | 2015 -; 2019 -
Think tank | From ⟦the 1970s to the 1990s⟧ budgets grew. | 197X/199X from_to
Think tank | ⟦2012–2015⟧ saw three tests. | 2012/2015 -
Think tank | Deployments began in ⟦fall 2018⟧. | 2018-23 in
Think tank | Launches are expected after ⟦2030⟧ and before ⟦2040⟧. | 2030 after; 2040 before
Think tank | Work on the radar (⟦2016–present⟧) goes on. | 2016/.. -
Think tank | By ⟦the late 1990s⟧ it was obsolete. | 199X by END
News | Police said on ⟦Dec. 24, 2021⟧ that calm had returned. | 2021-12-24 on
News | He resigned on ⟦Thursday, July 7, 2022⟧. | 2022-07-07 on
News | ⟦Christmas Day 2019⟧ passed quietly. | 2019-12-25 -
News | The strike of ⟦7/8 October 2023⟧ hit a camp. | 2023-10-07/2023-10-08 -
News | The club of ⟦the ’90s⟧ closed in ⟦March 2020⟧. | 199X -; 2020-03 in
News | Floods came in ⟦February 2020⟧; ⟦the following January⟧ they returned. | 2020-02 in; 2021-01 -
News | In ⟦June 2019⟧ he was named. ⟦The previous April⟧ he had denied it. | 2019-06 in; 2019-04 -
News | The vote was held in ⟦May 2018⟧, and ⟦later that month⟧ the count began. | 2018-05 in; 2018-05 -
News | Talks of ⟦9 March 2016⟧ failed; by ⟦the end of the year⟧ war was back. | 2016-03-09 -; 2016 by END
News | In ⟦2014⟧ the town fell. In ⟦August of that year⟧ it was retaken. | 2014 in; 2014-08 in
News | It began in ⟦November 2019⟧ and ended in ⟦February⟧. | 2019-11 in; 2020-02 in
Treasury | Borrowing falls in ⟦2021-22⟧ for the first time since ⟦2007-08⟧. | 2021/2022 in; 2007/2008 since
Treasury | The duty rises from ⟦1 April 2018⟧. | 2018-04-01 since
Treasury | Growth in ⟦the first three quarters of 2015⟧ was weak. | 2015-01/2015-09 in
Treasury | Growth of 0.6% in ⟦Q4 2015⟧ was followed by 0.2% in ⟦Q1 2016⟧. | 2015-36 in; 2016-33 in
Treasury | The rates for ⟦tax year 2016 to 2017⟧ apply. | 2016/2017 from_to
Treasury | ⟦FY 2021/22⟧ and ⟦FY2023⟧ are shown. | 2021/2022 -; 2022/2023 -
Treasury | The ⟦financial year 2019-20⟧ closed in deficit. | 2019/2020 -
Treasury | Receipts in ⟦H1 2022⟧ beat ⟦2H 2021⟧. | 2022 in START; 2021 - END
Treasury | Output in ⟦2018 Q3⟧ and ⟦2018 Q4⟧ fell. | 2018-35 in; 2018-36 -
Treasury | Output fell between ⟦Q2 2018 and Q1 2019⟧. | 2018-34/2019-33 from_to
Treasury | Output rose from ⟦Q1 to Q3 2020⟧. | 2020-33/2020-35 from_to
Treasury | Receipts of ⟦2021 H2⟧ and ⟦2022H1⟧ | 2021 - END; 2022 - START
Treasury | Filed on ⟦Dec. 31 , 2019⟧. | 2019-12-31 on
Think tank | From ⟦2014 to May 2018⟧ it slept. | 2014/2018-05 from_to
Think tank | Between ⟦2015 and 5 January 2019⟧ it slept. | 2015/2019-01-05 from_to
Think tank | From ⟦February 1 to March 2019⟧ it slept. | 2019-02-01/2019-03 from_to
Think tank | Between ⟦February 1, 2020 and March 2021⟧ it slept. | 2020-02-01/2021-03 from_to
Think tank | It met in ⟦2016⟧. Between ⟦August and October⟧, it did not. | 2016 in; 2016-08/2016-10 from_to
Think tank | It rained in ⟦2016⟧, from ⟦April until the end of June⟧. | 2016 in; 2016-04/2016-06 from_to
Think tank | It rained in ⟦2016⟧, from ⟦Sept. to Nov.⟧ | 2016 in; 2016-09/2016-11 from_to
Think tank | From ⟦April to June in 2017⟧ it was dry. | 2017-04/2017-06 from_to
HRW | Detained ⟦April 9 through 17, 2018⟧. | 2018-04-09/2018-04-17 -
Treasury | By ⟦2022-23⟧ debt will fall to 80%. | 2022/2023 by
Treasury | The charge is abolished with effect from ⟦8 March 2018⟧. | 2018-03-08 since
Court | He arrived on ⟦27th October 2008⟧ and claimed on ⟦the 3rd of November 2008⟧. | 2008-10-27 on; 2008-11-03 on
Court | The appeal was heard on ⟦16.03.2019⟧. | 2019-03-16 on
Court | The form is dated ⟦25/04/2017⟧. | 2017-04-25 -
Court | The form is dated ⟦03/04/2017⟧. | - -
Court | Filed ⟦2021-02-28⟧, refused ⟦2021-03-30⟧. | 2021-02-28 -; 2021-03-30 -
Court | The hearing of ⟦31 November 2016⟧ is a slip. | - -
NGO | ⟦Winter 2021-22⟧ was the coldest. | 2021-24 -
NGO | Cholera spread in ⟦the summer of 2022⟧ and again ⟦the following spring⟧. | 2022-22 in; 2023-21 -
NGO | Camps closed between ⟦October 2020 and January 2021⟧. | 2020-10/2021-01 from_to
NGO | ⟦Twelve days after⟧, nothing had arrived. | - -
NGO | In ⟦June, 2021⟧ the stocks ran out. | 2021-06 in
NGO | In ⟦June, July and August 2022⟧ the river rose. | 2022-06/2022-08 in
NGO | Between ⟦mid-May 2018 and late July 2018⟧ 40 wells were dug. | 2018-05/2018-07 from_to
NGO | From ⟦late October 2019 to mid-May⟧, 900 families arrived. | 2019-10/2020-05 from_to
NGO | Of the 1408 requests received in ⟦2021⟧, 30 were granted. | 2021 in
NGO | Some 300 were deported over ⟦2022⟧, most by air. | 2022 during
Audit | The fleet is funded in ⟦fiscal 2019⟧ and ⟦FY22⟧. | 2018/2019 in; 2021/2022 in
Audit | Tokyo asked for 5 trillion yen in ⟦FY2022⟧. | 2022/2023 in
NGO | ⟦January 2019 - December 2021⟧: 14 projects. | 2019-01/2021-12 -
NGO | ⟦1-4 April 2019⟧ workshop, ⟦6 – 7 May 2019⟧ review. | 2019-04-01/2019-04-04 -; 2019-05-06/2019-05-07 -
NGO | Children born after ⟦31 August 2010⟧ or before ⟦1 September 2009⟧. | 2010-08-31 after; 2009-09-01 before
NGO | In ⟦the first six months of 2019⟧ and ⟦the last three months of 2018⟧. | 2019-01/2019-06 in; 2018-10/2018-12 -
History | By ⟦1940⟧ the front stood still. In ⟦August of that year⟧ it broke. | 1940 by; 1940-08 in
History | Both armies spent ⟦the spring⟧ and ⟦early summer of 1944⟧ resting. | 1944-21 -; 1944-22 - START
History | Victory: ⟦summer⟧ and ⟦autumn 1917⟧ | 1917-22 -; 1917-23 -
History | On ⟦June 20 of 1794⟧ women marched; they met again in ⟦the fall⟧. | 1794-06-20 on; 1794-23 in
History | They met in ⟦April⟧ and ⟦June 1795⟧. | 1795-04 in; 1795-06 in
History | The prison fell on ⟦14 July 1791⟧, and ⟦that night⟧ it burned. | 1791-07-14 on; 1791-07-14 -
History | It fell on ⟦31 July 1791⟧; ⟦the next morning⟧ it was empty. | 1791-07-31 on; 1791-08-01 -
History | The attack of ⟦18 September 1916⟧ failed; that on ⟦the 20th⟧ was a success. | 1916-09-18 -; 1916-09-20 on
History | The ⟦1784⟧ Treaty ended it. | 1784 -
History | Beginning in ⟦1970⟧ American troops left; in ⟦late 1943⟧ besieged soldiers had. | 1970 since; 1943 in END
History | It fell in ⟦October 1915⟧; the ⟦November⟧ offensive came too late. | 1915-10 in; 1915-11 -
History | It fell in ⟦October 1915⟧; by ⟦year’s end⟧ all was over. | 1915-10 in; 1915 by END
Memo | ⟦2022–present⟧ and ⟦May 2019 to date⟧ | 2022/.. -; 2019-05/.. -
Memo | From about ⟦1980⟧ until ⟦the mid-1990s⟧ he advised them. | 1980 since; 199X until MID
News | The maker hopes to sell an electric lorry around ⟦2027⟧, it said. | 2027 -
News | The party was founded about ⟦1962⟧. Its members fell to about 1950. | 1962 -
News | Nothing came until ⟦the tenth of May 2021⟧. | 2021-05-10 until
Story | In ⟦1831⟧ it rose. ⟦That October⟧ it fell, on the ⟦sixth of November⟧ too. | 1831 in; 1831-10 -; 1831-11-06 on
DoS | The population was 25 million (⟦midyear 2021⟧), as it was for the whole of ⟦2020⟧. | 2021 - MID; 2020 during
Memo | Pre-⟦2012⟧ loans and post-⟦2015⟧ loans differ. | 2012 before; 2015 after
Memo | The Club of ⟦1992⟧ met in ⟦MAY 1993⟧. | 1992 -; 1993-05 in
Account | In ⟦2021⟧ the rains came. On ⟦5 May⟧ 1500 people fled. | 2021 in; 2021-05-05 on
Account | On ⟦17 February 1461⟧ the queen's army marched. ⟦The year 1574⟧ opened well. | 1461-02-17 on; 1574
Account | The war (⟦30 November 1939/13 March 1940⟧) was short. | 1939-11-30/1940-03-13 from_to
BAMF | At least 90 died from ⟦16.07. to 18.08.2024⟧. | 2024-07-16/2024-08-18 from_to
"""

NOTHING = [
    ("The mission has 2012 people in the field.", "a count"),
    ("They killed 1850 and wounded 1900 of the attackers.", "counts behind a verb of harm"),
    ("It costs USD 2015 or £1999.", "money"),
    ("A road of 2000 metres and 1990 km of track", "measures"),
    ("Some 2,012 people and 2 012 tents", "grouped thousands"),
    ("See S/2008/692, A/RES/65/1 and E/CN.4/2005/3.", "document symbols"),
    ("resolution 2254 and resolution 1999 of the Council", "numbers of resolutions"),
    ("Article 2003 of the code, section 1990, No. 2011", "numbers that name"),
    ("The F-2000 and the T-1990", "types"),
    ("They may march in the hall; the general may have augustly nodded.", "words that spell months in lower case"),
    ("May God help; March on! April Jones agreed.", "capital words without a preposition of time"),
    ("a quarter of the people, half of the houses", "fractions"),
    ("six months of war, two days, every week", "durations"),
    ("at 20:15 hours and 2015 GMT", "clock times"),
    ("the 19th brigade and the 20th man", "ordinals"),
    ("in their 50s", "ages"),
    ("ISO 1996 and flight 1987", "codes"),
    ("spring rolls, the Prague Spring, a fall in output", "words that spell seasons"),
    ("more than 2020 fighters, at least 1980 tents", "counts behind a comparison"),
    ("", "an empty text"),
    ("Windows 2000, version 2019, Table 2012, PO Box 2012, 18 U.S.C. 1956, 28 U.S.C. § 1915", "names of things"),
    ("pp. 1987-2001, pages 2001 to 2010, 600 F. Supp. 2d 1990", "pages"),
    ("By May’s account, in May's view", "a person"),
    ("the March 8 Alliance, the 14 March coalition, 1 May Street, the 6th of October City", "names made of days"),
    ("from 1500 to 2000 fighters; between 2000 and 3000 people; 1900 Iraqi dinars", "counts and money"),
    ("on the 20th floor, the 3rd of them", "no day of a month"),
    ("after the fall of the city, the fall, a fall", "a fall that is no season"),
    ("the March on the capital, an April fool, the May family", "names, and a month as no time of an event"),
    ("in 1850 villages, in some 1900 homes", "counts of places, in which something can be"),
    ("1.2.2003.4 and 10.2019.7", "numbers of sections"),
]


def read(*texts: str, heading: str | None = None, metadata: Metadata | None = None) -> tuple[DateMention, ...]:
    """The dates of paragraphs that follow one another under a heading."""
    paragraphs = tuple(
        Paragraph(f"r/e/f#p{at}", "paragraph", None, heading, text, (), 0, 0) for at, text in enumerate(texts)
    )
    rows, _ = resolve_dates(paragraphs, tuple(find_dates(p.text) for p in paragraphs), metadata or Metadata())
    return tuple(d for row in rows for d in row)


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and where the marked expressions stand in it."""
    spans: list[tuple[int, int]] = []
    text = ""
    for part in re.split("(⟦.*?⟧)", marked):
        if part.startswith("⟦"):
            spans.append((len(text), len(text) + len(part) - 2))
            part = part[1:-1]
        text += part
    return text, spans


def expected(values: str) -> list[tuple[str | None, str | None, str | None]]:
    found = []
    for value in values.split(";"):
        words = [None if w == "-" else w for w in value.split()]
        edtf, relation, mod = (*words, None, None, None)[:3]
        found.append((edtf, relation, mod))
    return found


TABLE = [tuple(part.strip() for part in line.split(" | ")) for line in ROWS.strip().splitlines()]


@pytest.mark.parametrize(("publisher", "marked", "values"), TABLE, ids=[r[1][:60] for r in TABLE])
def test_dates_of_many_publishers(publisher: str, marked: str, values: str) -> None:
    text, spans = unmark(marked)
    found = read(text)
    assert [(d.start, d.end) for d in found] == spans, [d.text for d in found]
    want = expected(values)
    assert [(d.edtf, d.mod) for d in found] == [(edtf, mod) for edtf, _, mod in want]
    stated = [(d.relation, relation) for d, (_, relation, _) in zip(found, want, strict=True) if relation]
    assert all(got == relation for got, relation in stated), stated


def test_the_table_is_as_large_as_it_claims() -> None:
    assert len(TABLE) >= 120
    assert len({row[0] for row in TABLE}) >= 8


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_what_only_looks_like_a_date(text: str, why: str) -> None:
    assert [c.text for c in find_dates(text)] == [], why
