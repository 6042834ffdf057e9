"""What every part of an edition has in common: it is frozen, strict, and says where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


class Provenance(StrEnum):
    """Who says so: a public source, our reading of one, or we ourselves because we had to decide."""

    PUBLISHED = "published"
    INFERRED = "inferred"
    OURS = "ours"


class Shape(BaseModel):
    """A part of an edition as its files write it: unknown keys are faults, nothing changes later."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)


@dataclass(frozen=True)
class Text:
    """Words of an edition, by language code; the key "" holds words written without naming one."""

    said: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """The words in `language`, else in its base language, else as the edition was written."""
        for key in (language, language.split("-")[0], "", "en"):
            if key in self.said:
                return self.said[key]
        return next(iter(self.said.values()))

    def __str__(self) -> str:
        return self.in_language("")


def _as_text(value: Any) -> Any:
    if isinstance(value, Text):
        return value
    said = {"": value} if isinstance(value, str) else value
    if not isinstance(said, dict) or not said:
        raise PydanticCustomError("text", "words, or words by language")
    if not all(isinstance(key, str) and isinstance(words, str) for key, words in said.items()):
        raise PydanticCustomError("text", "words, or words by language")
    if not all(words.strip() for words in said.values()):
        raise PydanticCustomError("text_blank", "words that are not blank")
    return Text({key: " ".join(words.split()) for key, words in said.items()})


Words = Annotated[Text, BeforeValidator(_as_text)]

# Codes stand in addresses, in names of files and columns, and in what programs read.
Code = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$")]


def written(members: type[StrEnum]) -> BeforeValidator:
    """Let a strict model take an enum's member as files write it."""

    def member(value: Any) -> Any:
        try:
            return members(value)
        except ValueError:
            allowed = ", ".join(members)
            raise PydanticCustomError("enum", "one of {allowed}", {"allowed": allowed}) from None

    return BeforeValidator(member)


Written = Annotated[Provenance, written(Provenance)]


class Rule(Shape):
    """A part that someone may question: it says by whose word it holds."""

    provenance: Written
    source: str | None = None
    note: Words | None = None


# So that a threshold times the points of 2,000 criteria is still exact in 32 bits.
FINEST = 10_000


def _as_fraction(value: Any) -> Any:
    whole = isinstance(value, (list, tuple)) and len(value) == 2
    if not whole or not all(type(part) is int and 1 <= part <= FINEST for part in value):
        text = "two whole numbers from 1 to 10000, such as [51, 100]"
        raise PydanticCustomError("fraction", text)
    return (value[0], value[1])


# A threshold as numerator and denominator. Never a float: 22 of 43 is compared with [51, 100] exactly.
Threshold = Annotated[tuple[int, int], BeforeValidator(_as_fraction)]
