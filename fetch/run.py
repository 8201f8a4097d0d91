"""All sources, one after the other: what is new is stored, what changed is a new edition, what vanished is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from fetch.client import Answer, Client, FetchError, Gone, asked_to_wait
from fetch.discover import Found, discover
from fetch.label import label_edition
from fetch.settings import Settings, Source
from fetch.state import Known, State
from fetch.store import file_name, free_name, sha256, store, stored_hashes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one address. `status` is new, changed, unchanged, not_due, vanished or failed."""

    report: str
    url: str
    status: str
    edition: str = ""
    message: str = ""


def fetch_all(
    settings: Settings, raw: Path, client: Client, now: Callable[[], datetime] = lambda: datetime.now(UTC),
    report: str | None = None, look_only: bool = False,
) -> Iterator[Outcome]:  # fmt: skip
    """Ask all sources (of one report). `look_only` finds addresses, and asks for none of them."""
    state = State(raw)
    for source in settings.sources:
        if report not in {None, source.report}:
            continue
        if source.kind != "page" and (held := not_due(source, Found(source.url), state, now())):
            yield held
            continue
        try:
            found = discover(client, source, int(settings.max_links))
        except FetchError as error:
            note_wait(state, source.report, source.url, error.wait, now())
            yield Outcome(source.report, source.url, "failed", message=str(error))
            continue
        if look_only:
            yield from (Outcome(source.report, f.url, "found", message=f.text) for f in found)
            continue
        if source.kind != "page":
            until = now().timestamp() + settings.interval
            state.put(source.report, source.url, Known(asked=now().timestamp(), not_before=until))
        for item in found:
            yield not_due(source, item, state, now()) or fetch_one(settings, source, item, raw, client, state, now())


def not_due(source: Source, found: Found, state: State, now: datetime) -> Outcome | None:
    """An address that answered less than the interval ago, or asked to be left alone, is not asked."""
    known = state.get(source.report, found.url)
    if now.timestamp() >= known.not_before:
        return None
    return Outcome(source.report, found.url, "not_due", known.edition, "asked a short while ago")


def fetch_one(
    settings: Settings, source: Source, found: Found, raw: Path, client: Client, state: State, now: datetime
) -> Outcome:
    """One address. Whatever goes wrong is an outcome; nothing that lies in raw/ is touched."""
    known = state.get(source.report, found.url)
    due = now.timestamp() + settings.interval
    try:
        conditions = known.conditions if (raw / source.report / known.edition).is_dir() else {}
        answer = client.get(found.url, source.allowed_hosts, conditions)
        status, edition = keep(source, found, answer, raw, known, now)
    except Gone as error:
        since = known.vanished or now.date().isoformat()
        state.put(source.report, found.url, replace(known, asked=now.timestamp(), not_before=due, vanished=since))
        told = f"{error}; gone since {since}" + (f", {known.edition} is kept" if known.edition else "")
        return Outcome(source.report, found.url, "vanished", known.edition, told)
    except FetchError as error:
        note_wait(state, source.report, found.url, error.wait, now)
        return Outcome(source.report, found.url, "failed", known.edition, str(error))
    except OSError as error:
        return Outcome(source.report, found.url, "failed", message=f"{raw}: cannot be written ({error.strerror})")
    state.put(source.report, found.url, remembered(answer, edition, known, now.timestamp(), due))
    return Outcome(source.report, found.url, status, edition)


def keep(source: Source, found: Found, answer: Answer, raw: Path, known: Known, now: datetime) -> tuple[str, str]:
    """Store an answer where it is new; (status, edition). Raises FetchError for what is no report, OSError."""
    if answer.status == 304:
        return "unchanged", known.edition
    file_name(answer)  # refuses what cannot be read, before any name is given
    label = label_edition(source, found, answer, now)
    report = raw / source.report
    same = [e for e in dict.fromkeys((known.edition, label)) if e and sha256(answer.body) in stored_hashes(report / e)]
    if same:
        return "unchanged", same[0]
    edition = free_name(report, label, now)
    store(raw, source, edition, found, answer, now)
    return ("new" if edition == label and not known.edition else "changed"), edition


def remembered(answer: Answer, edition: str, known: Known, asked: float, due: float) -> Known:
    if answer.status == 304:
        return replace(known, asked=asked, not_before=due, vanished="")
    headers = answer.headers
    return Known(
        edition, sha256(answer.body), headers.get("etag", ""), headers.get("last-modified", ""), asked,
        max(due, asked + asked_to_wait(answer)),
    )  # fmt: skip


def note_wait(state: State, report: str, url: str, wait: float, now: datetime) -> None:
    """A server that asked to be left alone is left alone by the next run, too."""
    if wait:
        until = now.timestamp() + wait
        state.put(report, url, replace(state.get(report, url), asked=now.timestamp(), not_before=until))
