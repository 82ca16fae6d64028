"""Recognises data about persons, which must never enter: numbers of people, names, contacts."""

from __future__ import annotations

import re
import unicodedata

from dashboard.ingest.cells import Cell, text_of

PERSONAL_DATA = "column_personal"
"""Code of every fault that says so."""

_NAMED = re.compile(
    "nama|name|ktp|telp|telepon|telephone|phone|ponsel|whatsapp|paspor|passport|mail|surel"
    "|alamat|address|lahir|birth|rekening"
)
_NAMED_SHORTLY = frozenset({"nik", "hp", "wa", "kk", "tel", "npwp", "kontak", "contact"})
_IDENTITY = re.compile(r"(?:[0-9][ .\-]?){15}[0-9]")
_MOBILE = r"(?:\+?62[ \-]?|0)8(?:[ \-]?[0-9]){7,11}"
_MAIL = r"[^\s@]{1,64}@[^\s@]+\.\S+"
_OUTSIDE_NUMBERS = re.compile(
    rf"{_MOBILE}|{_MAIL}"
    r"|\(?(?:\+62|0)[0-9]{2,3}\)?[ \-][0-9]{5,8}"  # fixed line
    r"|[a-z]{1,2} ?[0-9]{6,7}",  # passport
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    rf"(?<!\w)(?:{_IDENTITY.pattern}|{_OUTSIDE_NUMBERS.pattern})(?!\w)", re.IGNORECASE
)
# A quotient such as 271428.5714285714 has as many digits as an identity number.
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")
_IDENTITY_INSIDE = re.compile(rf"(?<!\w){_IDENTITY.pattern}(?!\w)")
_INSIDE = re.compile(rf"(?<!\w)(?:{_IDENTITY.pattern}|{_MOBILE}|{_MAIL})(?!\w)", re.IGNORECASE)
_SHORTEST = 7
_HIDDEN = "(disembunyikan)"
_SHOWN = 40
_LOOKED_THROUGH = 500


def names_persons(title: str) -> bool:
    """Whether the title of a column announces data about persons."""
    told = _plain(title).lower()
    return bool(_NAMED.search(told) or set(re.findall(r"[a-z]+", told)) & _NAMED_SHORTLY)


def holds_person(cell: Cell, *, numeric: bool = False) -> bool:
    """Whether a cell looks like a number of a person, a phone or passport number or an e-mail.

    Identity numbers, mobile phones and e-mails count among other words too.

    Args:
        cell: Any cell.
        numeric: Whether the column holds amounts, where only identity numbers and numbers with a
            leading zero or plus can be told apart.
    """
    text = _plain(text_of(cell))
    if len(text) < _SHORTEST:
        return False
    if numeric and _DECIMAL.fullmatch(text):
        return False
    if numeric and text[0] not in "0+":
        return _IDENTITY_INSIDE.search(text[:_LOOKED_THROUGH]) is not None
    return bool(_OUTSIDE_NUMBERS.fullmatch(text) or _INSIDE.search(text[:_LOOKED_THROUGH]))


def concealed(text: str) -> str:
    """The text, unless a number of a person, a phone number or an e-mail stands in it."""
    return _HIDDEN if _ANYWHERE.search(_plain(text)[:_LOOKED_THROUGH]) else text


def shown(cell: Cell) -> str:
    """Text of a cell to repeat to the sender: on one line, shortened, and never about a person.

    Two cells may be joined, so a number of a person hides the text wherever it stands.
    """
    text = concealed(" ".join(text_of(cell).split()))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _plain(text: str) -> str:
    """The text as ASCII has it where it can: letters and digits of other widths and scripts.

    Signs that nobody sees, which would part a number, are left out.
    """
    if text.isascii():
        return text
    signs = unicodedata.normalize("NFKC", text)
    seen = (sign for sign in signs if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in seen)
