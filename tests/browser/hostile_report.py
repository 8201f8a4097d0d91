"""A report that tries what a report should not, with right-to-left text, a back-reference and a missing note."""

NOTES = "1.1-notes.html", """<!doctype html><html lang="en"><title>Hostile &lt;b&gt;report&lt;/b&gt;</title><body>
<h1>1.1 Notes &lt;/script&gt;&lt;script&gt;document.title="broken"&lt;/script&gt;</h1>
<p>At least 136 bases stood in Iraq in June 2024<sup><a href="#fn1" id="r1">1</a></sup>, and 12 soldiers were
killed<sup><a href="#fn2" id="r2">2</a></sup> as &lt;img src=x onerror="document.title='broken'"&gt; was written.</p>
<p>Some 40 villages were empty<sup><a href="#fn3" id="r3">3</a></sup>.</p>
<p>قُتل 25 شخصا في بغداد في عام 2024 وفق ما ذكرته الحكومة العراقية.</p>
<table><caption>Losses &lt;b&gt;</caption><tr><th>Year</th><th>Killed</th></tr><tr><td>2023</td><td>1,200</td></tr>
<tr><td>2024</td><td>&lt;script&gt;</td></tr></table>
<ol><li id="fn1">Northern Watch, <a href="javascript:document.title='broken'">The border &lt;i&gt;strip&lt;/i&gt;</a>,
3 October 2024 <a href="#r1">↩</a></li>
<li id="fn2">Duhok Daily, ‘Strikes in August’, <a href="https://example.org/strikes?a=1&amp;b=2">2 September 2024</a>
<a href="#r2">↩</a></li>
<li id="fn3">Ibid. <a href="#r3">↩</a></li></ol></body></html>"""  # fmt: skip
SECOND = "1.2-second.txt", "1.2 Second\n\nIn 2024, 7 people were injured near ‘Mosul’ & <Kirkuk>.\n"
