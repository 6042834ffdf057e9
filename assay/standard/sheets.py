"""Reading one YAML file of an edition, with the line of every value and every doubled key."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from assay.faults import Fault, Place
from assay.standard.complaints import Complaint

T = TypeVar("T")


@dataclass(frozen=True)
class Sheet:
    """One file: its plain values, and where each of them stands.

    `name` is the file's path in the edition's folder; faults name the folder too, which is the edition's id.
    """

    folder: str
    name: str
    marked: Any
    plain: Any

    def place(self, *path: Any) -> Place:
        """The line of the value at `path`, or of the nearest thing around it that has one."""
        line = 1
        here: Any = self.marked
        for step in path:
            try:
                where = here.lc.key(step) if hasattr(here, "keys") else here.lc.item(step)
                line, here = where[0] + 1, here[step]
            except (AttributeError, KeyError, IndexError, TypeError):
                continue
        return Place(file=f"{self.folder}/{self.name}", line=line)

    def fault(self, complaint: Complaint, *path: Any, **values: Any) -> Fault:
        return Fault(self.place(*path), complaint, values)


def _constructor(doubled: list[tuple[str, int]]) -> type[RoundTripConstructor]:
    class Remembering(RoundTripConstructor):
        """Goes on after a doubled key, so that one reading finds all of them."""

        def check_mapping_key(self, node: Any, key_node: Any, mapping: Any, key: Any, value: Any) -> bool:
            if isinstance(key, Hashable) and key in mapping:
                doubled.append((str(key), key_node.start_mark.line + 1))
                return False
            return True

    return Remembering


def read_sheet(folder: Path, name: str) -> tuple[Sheet | None, list[Fault]]:
    """A file of an edition; None where nothing of it can be used. YAML 1.2: `NO` is Norway, not false."""
    edition = folder.resolve().name
    doubled: list[tuple[str, int]] = []

    def fault(complaint: Complaint, line: int | None = None, **values: Any) -> Fault:
        return Fault(Place(file=f"{edition}/{name}", line=line), complaint, values)

    try:
        text = (folder / name).read_bytes().decode()
    except FileNotFoundError:
        return None, [fault(Complaint.FILE_MISSING)]
    except OSError:
        return None, [fault(Complaint.CANNOT_BE_READ)]
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, [fault(Complaint.NOT_TEXT, line, byte=f"0x{error.object[error.start]:02X}")]
    yaml = YAML(typ="rt", pure=True)
    yaml.Constructor = _constructor(doubled)
    try:
        marked = yaml.load(text)
        plain = _plain(marked)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context
        return None, [fault(Complaint.NOT_YAML, mark.line + 1 if mark else None, problem=problem)]
    except (YAMLError, ValueError) as error:
        return None, [fault(Complaint.NOT_YAML, problem=str(error).split("\n")[0])]
    except RecursionError:
        return None, [fault(Complaint.NESTED_TOO_DEEPLY)]
    faults = [fault(Complaint.DUPLICATE_KEY, line, key=key) for key, line in doubled]
    return Sheet(edition, name, marked, plain), faults


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_plain_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    return value


def _plain_key(key: Any) -> Any:
    """A list may be a key in YAML, and no shape has such a one."""
    return str(key) if isinstance(key, (Mapping, tuple)) else _plain(key)


def shaped(sheet: Sheet, shape: type[T] | TypeAdapter[T]) -> tuple[T | None, list[Fault]]:
    """The values of `sheet` as `shape`, or every reason why they are not."""
    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        return adapter.validate_python(sheet.plain), []
    except ValidationError as error:
        return None, [_shape_fault(sheet, dict(problem)) for problem in error.errors(include_url=False)]


_COMPLAINT_OF = {"missing": Complaint.KEY_MISSING, "extra_forbidden": Complaint.KEY_UNKNOWN}


def _shape_fault(sheet: Sheet, problem: dict[str, Any]) -> Fault:
    path = problem["loc"]
    if problem["type"] == "checklist_empty":
        return sheet.fault(Complaint.CHECKLIST_EMPTY, *path)
    complaint = _COMPLAINT_OF.get(problem["type"], Complaint.WRONG_VALUE)
    return sheet.fault(
        complaint,
        *path,
        key=".".join(step for step in path if isinstance(step, str)),
        problem=problem["type"],
        expected=problem["msg"],
    )
