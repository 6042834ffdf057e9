"""The bones of an edition: what its parts say of each other, as far as the files can be read.

A fault in one place must not hide the faults in another. So the checks look at these and not at the finished
shapes: whatever does not fit is None here, or missing from its list's place, and all the rest is still there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from assay.standard.shapes import Threshold

T = TypeVar("T")


def _if_it_fits(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    try:
        return handler(value)
    except ValidationError:
        return None


def _items(value: Any) -> Any:
    return value if isinstance(value, list) else []


def _entries(value: Any) -> Any:
    return value if isinstance(value, dict) else {}


Maybe = Annotated[T | None, WrapValidator(_if_it_fits)]
Many = Annotated[list[Maybe[T]], BeforeValidator(_items)]
Named = Annotated[dict[Any, Maybe[T]], BeforeValidator(_entries)]


def placed(items: Sequence[T | None]) -> Iterator[tuple[int, T]]:
    """The items that fit, each with its place in the list as it is written."""
    return ((index, item) for index, item in enumerate(items) if item is not None)


class Bones(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class NeedBones(Bones):
    criterion: Maybe[str] = None
    enough: Maybe[int] = 1


class ItemBones(Bones):
    code: Maybe[str] = None
    compulsory: Maybe[bool] = False


class ChecklistBones(Bones):
    enough: Maybe[int] = None
    items: Many[ItemBones] = []


class CriterionBones(Bones):
    code: Maybe[str] = None
    scale: Maybe[str] = None
    component: Maybe[str] = None
    needs: Many[NeedBones] = []
    checklist: Maybe[ChecklistBones] = None


class ScaleBones(Bones):
    ratings: Named[Any] = {}

    @property
    def most(self) -> int | None:
        whole = [rating for rating in self.ratings if isinstance(rating, int)]
        return max(whole, default=None)


class AreaBones(Bones):
    code: Maybe[str] = None
    criteria: Many[str] = []


class PartBones(Bones):
    """A component, or an option of the outcome."""

    code: Maybe[str] = None


class OutcomeBones(Bones):
    code: Maybe[str] = None
    scale: Maybe[str] = None
    options: Many[PartBones] = []


class HeadBones(Bones):
    id: Maybe[str] = None
    status: Maybe[str] = None
    sources: Named[Any] = {}
    scales: Named[ScaleBones] = {}
    areas: Many[AreaBones] = []
    components: Many[PartBones] = []
    outcome: Maybe[OutcomeBones] = None


class RequirementBones(Bones):
    kind: Maybe[Literal["criteria", "outcome", "components", "share"]] = None
    criteria: Many[str] = []
    enough: Maybe[int] = 1
    at_least: Maybe[Threshold | int | Literal["all"]] = None
    worked_across: Maybe[Threshold] = None


class LevelBones(Bones):
    code: Maybe[str] = None
    requires: Many[RequirementBones] = []


class RecognitionBones(Bones):
    code: Maybe[str] = None
    below: Maybe[str] = None


class LevelsBones(Bones):
    levels: Many[LevelBones] = []
    recognitions: Many[RecognitionBones] = []


class CarryBones(Bones):
    source_code: Annotated[Maybe[str], Field(alias="from")] = None
    to: Maybe[str] = None


class CrosswalkBones(Bones):
    source_edition: Annotated[Maybe[str], Field(alias="from")] = None
    carries: Many[CarryBones] = []


B = TypeVar("B", bound=Bones)


def bones_of(plain: Any, kind: type[B]) -> B:
    """The bones in the plain values of a file, whatever those are."""
    return kind.model_validate(_entries(plain))
