"""Bytes → text, with the encoding that was used and what had to be guessed. Nothing is dropped in silence."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
# What browsers read under these labels (WHATWG Encoding Standard).
WEB = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252",
       "ascii": "windows-1252", "iso-8859-9": "windows-1254", "gb2312": "gb18030", "gbk": "gb18030"}  # fmt: skip
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read with, and (code, message) of what was doubtful."""

    text: str
    encoding: str
    doubts: tuple[tuple[str, str], ...] = ()


class Undecodable(ValueError):
    """Bytes that are no text: says why."""


def decode(data: bytes) -> Decoded:
    """A file's text: by its byte order mark, else UTF-8, else as declared, else Windows-1252. Raises Undecodable."""
    if not data.strip():
        raise Undecodable("the file is empty")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return cleaned(*strictly(data, encoding), ())
    if is_binary(data):
        raise Undecodable("the file is binary, not text; convert it to HTML, Markdown or text first")
    declared = declared_encoding(data)
    try:
        text, used = data.decode("utf-8"), "utf-8"
        wrong = declared not in {None, "utf-8", "windows-1252"} and not data.isascii()
        doubts = (("encoding_mismatch", f"declared as {declared} but valid UTF-8; read as UTF-8"),) if wrong else ()
        return cleaned(text, used, doubts)
    except UnicodeDecodeError as error:
        return guessed(data, declared, error)


def guessed(data: bytes, declared: str | None, error: UnicodeDecodeError) -> Decoded:
    """Not UTF-8: as declared where that holds, else Windows-1252 with a doubt that says where."""
    if declared not in {None, "utf-8"}:
        try:
            return cleaned(data.decode(str(declared)), str(declared), ())
        except UnicodeDecodeError:
            pass
    line = data[: error.start].count(b"\n") + 1
    message = f"byte {error.start} (line {line}) is not UTF-8 and no encoding is declared; read as Windows-1252"
    return cleaned(mixed(data), "windows-1252", (("undecodable", message),))


def mixed(data: bytes) -> str:
    """UTF-8 where it holds, Windows-1252 for the bytes between: pages glued together from both."""
    codecs.register_error("figtrail.cp1252", as_windows)
    return data.decode("utf-8", errors="figtrail.cp1252")


def as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    piece = error.object[error.start : error.end]
    return piece.decode("windows-1252", errors="replace"), error.end


def strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        raise Undecodable(f"begins with the mark of {encoding} but byte {error.start} does not fit it") from error


def cleaned(text: str, encoding: str, doubts: tuple[tuple[str, str], ...]) -> Decoded:
    """Control characters and lone surrogates become U+FFFD one for one, so that offsets stay; said in a doubt."""
    found = CONTROLS.search(text)
    if found is None:
        return Decoded(text, encoding, doubts)
    message = f"character {found.start()} is a control character or a lone surrogate; replaced"
    return Decoded(CONTROLS.sub("\ufffd", text), encoding, (*doubts, ("control_character", message)))


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of the file names, as a Python codec; None where none or an unknown one is named."""
    match = DECLARED.search(data[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        return WEB.get(name, codecs.lookup(WEB.get(name, name)).name)
    except LookupError:
        return None


def is_binary(data: bytes) -> bool:
    """Magic numbers of common binaries, or many bytes that no text has."""
    head = data[:8192]
    if head.startswith(
        (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"\x1f\x8b")
    ):
        return True
    odd = sum(head.count(bytes([c])) for c in (*range(9), 11, *range(14, 32)) if c != 27)
    return odd > max(4, len(head) // 50)
