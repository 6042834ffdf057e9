"""Typst: a template of ours and values from anywhere become pages."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Set
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
# Built from the same package as the look of the pages; without them the fonts inside Typst serve.
FONTS = _HERE / "fonts"
# Stands for a letter that no font here can show. A paper says so at its end.
UNSHOWN = "\u25a1"
# A word longer than this may be broken anywhere, or it would run off the page.
LONGEST_WORD = 40
_BREAK = "\u200b"
# What an error of Typst says of one letter.
_LACKING = re.compile(r'the text `"([^`]+)"` could not be displayed')
_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")
# Whether a font has the letter, of all that were ever asked about by this process.
_known: dict[str, bool] = {}


def set_pages(template: str, values: Mapping[str, Any], *, at: int) -> bytes:
    """The pages as a tagged PDF (PDF/UA-1). It fails for no letter: one that cannot be shown is replaced."""
    for shows in (_anything, _shown, str.isascii):
        replaced = _Replacing(shows)
        cleaned = {**replaced.clean(values), "replaced": replaced.any}
        try:
            return _compiled(_TEMPLATES / template, cleaned, at=at)
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                raise
            _learn(replaced.seen)
    raise AssertionError("plain letters can always be shown")


def _compiled(source: Path, values: Mapping[str, Any], *, at: int) -> bytes:
    compiler = typst.Compiler(source, root=_TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True)
    pages, _warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards="ua-1", timestamp=at, sys_inputs={"values": json.dumps(values)}
    )
    assert isinstance(pages, bytes)
    return pages


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS] if FONTS.is_dir() else [])


class _Replacing:
    """Cleans all text in values of any shape; `any` tells whether something had to be replaced.

    `seen` holds the letters that only a font can tell about.
    """

    def __init__(self, shows: Any) -> None:
        self.shows = shows
        self.any = False
        self.seen: set[str] = set()

    def clean(self, value: Any) -> Any:
        match value:
            case str():
                return _breakable("".join(self._letter(one) for one in unicodedata.normalize("NFC", value)))
            case Mapping():
                # An address is followed as it is: what is shown of it is a text beside it.
                return {
                    name: _address(one) if name == "address" else self.clean(one)
                    for name, one in value.items()
                }
            case list() | tuple():
                return [self.clean(one) for one in value]
            case _:
                return value

    def _letter(self, letter: str) -> str:
        if letter in "\t\u2028\u2029":
            return " "
        # Controls, halves of letters, private and unassigned ones mean nothing to a reader.
        if unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn"):
            if not letter.isascii():
                self.seen.add(letter)
            if self.shows(letter):
                return letter
        self.any = True
        return UNSHOWN


def _address(words: str) -> str:
    return words.encode(errors="replace").decode()


def _breakable(words: str) -> str:
    if len(words) <= LONGEST_WORD:
        return words
    return " ".join(
        _BREAK.join(word[start : start + LONGEST_WORD] for start in range(0, len(word), LONGEST_WORD))
        if len(word) > LONGEST_WORD
        else word
        for word in words.split(" ")
    )


def _anything(letter: str) -> bool:
    return True


def _shown(letter: str) -> bool:
    """Whether one of the fonts has it. It was asked about before."""
    return letter.isascii() or _known[letter]


def _learn(letters: Set[str]) -> None:
    """Ask Typst itself about all of them at once: its own fonts are not files to look into."""
    if asked := letters - _known.keys():
        lacking = _lacking(asked)
        _known.update((letter, letter not in lacking) for letter in asked)


def _lacking(letters: Set[str]) -> set[str]:
    try:
        _compiled(_TEMPLATES / "letters.typ", {"letters": sorted(letters)}, at=0)
    except typst.TypstError as error:
        return {_unescaped(one) for one in _LACKING.findall(error.diagnostic)}
    return set()


def _unescaped(told: str) -> str:
    """A letter as an error tells it: those that would not be seen stand there as numbers."""
    number = _NUMBER.fullmatch(told)
    return chr(int(number[1], 16)) if number else told
