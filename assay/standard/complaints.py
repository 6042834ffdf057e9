"""What can be wrong with an edition. The sentences are in words/editions.py."""

from __future__ import annotations

from assay.faults import FaultReason


class Complaint(FaultReason):
    EDITION_UNKNOWN = "edition unknown"
    NO_SUCH_FOLDER = "no such folder"
    FILE_MISSING = "file missing"
    CANNOT_BE_READ = "cannot be read"
    NOT_YAML = "not yaml"
    NESTED_TOO_DEEPLY = "nested too deeply"
    NOT_TEXT = "not text"
    DUPLICATE_KEY = "duplicate key"
    KEY_MISSING = "key missing"
    KEY_UNKNOWN = "key unknown"
    WRONG_VALUE = "wrong value"
    ID_DIFFERS_FROM_FOLDER = "id differs from folder"
    CODE_DIFFERS_FROM_FILE = "code differs from file"
    CODE_DOUBLED = "code doubled"
    CODE_RESERVED = "code reserved"
    CRITERION_UNKNOWN = "criterion unknown"
    CRITERION_NOT_PLACED = "criterion not placed"
    SCALE_UNKNOWN = "scale unknown"
    SCALE_GAP = "scale gap"
    SOURCE_UNKNOWN = "source unknown"
    COMPONENT_UNKNOWN = "component unknown"
    COMPONENT_MISSING = "component missing"
    COMPONENT_EMPTY = "component empty"
    RATING_OFF_SCALE = "rating off the scale"
    CIRCLE = "circle"
    CHECKLIST_EMPTY = "checklist empty"
    CHECKLIST_ENOUGH = "checklist enough"
    CHECKLIST_SCALE = "checklist scale"
    LEVEL_UNKNOWN = "level unknown"
    LEVELS_OUT_OF_ORDER = "levels out of order"
    LEVEL_UNREACHABLE = "level unreachable"
    REQUIREMENT_DOUBLED = "requirement doubled"
    OUTCOME_MISSING = "outcome missing"
    CASE_FAILS = "case fails"
    NOT_LOCKED = "not locked"
    DIGEST_DIFFERS = "digest differs"


# With these an edition is still whole enough to be held against its cases.
HARMLESS = frozenset(
    {
        Complaint.ID_DIFFERS_FROM_FOLDER,
        Complaint.DUPLICATE_KEY,
        Complaint.CODE_RESERVED,
        Complaint.SOURCE_UNKNOWN,
        Complaint.COMPONENT_EMPTY,
        Complaint.RATING_OFF_SCALE,
        Complaint.CHECKLIST_ENOUGH,
        Complaint.CHECKLIST_SCALE,
        Complaint.LEVEL_UNKNOWN,
        Complaint.LEVELS_OUT_OF_ORDER,
        Complaint.LEVEL_UNREACHABLE,
        Complaint.NOT_LOCKED,
        Complaint.DIGEST_DIFFERS,
    }
)
