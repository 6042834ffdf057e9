"""What is wrong with an edition, as sentences for whoever writes it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from assay.faults import FaultReason
from assay.standard.complaints import Complaint

COMPLAINT_SENTENCES: Mapping[FaultReason, str] = {
    Complaint.EDITION_UNKNOWN: gettext_noop("there is no edition %(edition)s; known are %(known)s"),
    Complaint.NO_SUCH_FOLDER: gettext_noop("there is no such folder"),
    Complaint.FILE_MISSING: gettext_noop("the file is missing"),
    Complaint.CANNOT_BE_READ: gettext_noop("the file cannot be opened"),
    Complaint.NOT_YAML: gettext_noop("this is not YAML: %(problem)s"),
    Complaint.NESTED_TOO_DEEPLY: gettext_noop("the file's parts are nested too deeply"),
    Complaint.NOT_TEXT: gettext_noop("this is not UTF-8 text: byte %(byte)s cannot be read"),
    Complaint.DUPLICATE_KEY: gettext_noop("the key %(key)s stands here twice"),
    Complaint.KEY_MISSING: gettext_noop("%(key)s is missing"),
    Complaint.KEY_UNKNOWN: gettext_noop("%(key)s is not a key that belongs here"),
    Complaint.WRONG_VALUE: gettext_noop("%(key)s has a wrong value: %(expected)s"),
    Complaint.ID_DIFFERS_FROM_FOLDER: gettext_noop("the id is %(id)s, but the folder is called %(folder)s"),
    Complaint.CODE_DIFFERS_FROM_FILE: gettext_noop(
        "the code is %(code)s, which differs from the file's name"
    ),
    Complaint.CODE_DOUBLED: gettext_noop("%(code)s stands here a second time"),
    Complaint.CODE_RESERVED: gettext_noop(
        "%(code)s cannot be a criterion's code: score files have a column of that name"
    ),
    Complaint.CRITERION_UNKNOWN: gettext_noop("there is no criterion %(code)s"),
    Complaint.CRITERION_NOT_PLACED: gettext_noop("no area lists the criterion %(code)s"),
    Complaint.SCALE_UNKNOWN: gettext_noop("there is no scale %(scale)s"),
    Complaint.SCALE_GAP: gettext_noop(
        "the ratings of the scale %(scale)s do not run from 0 upward without a gap"
    ),
    Complaint.SOURCE_UNKNOWN: gettext_noop("there is no source %(source)s"),
    Complaint.COMPONENT_UNKNOWN: gettext_noop("there is no component %(component)s"),
    Complaint.COMPONENT_MISSING: gettext_noop(
        "%(code)s is placed under no component, and this edition has them"
    ),
    Complaint.COMPONENT_EMPTY: gettext_noop("no criterion is placed under the component %(component)s"),
    Complaint.RATING_OFF_SCALE: gettext_noop(
        "the rating %(rating)s is off the scale, which ends at %(most)s"
    ),
    Complaint.CIRCLE: gettext_noop("prerequisites go in a circle: %(circle)s"),
    Complaint.CHECKLIST_EMPTY: gettext_noop("the checklist is empty; write unknown where it is not known"),
    Complaint.CHECKLIST_ENOUGH: gettext_noop(
        "%(enough)s items are enough, but there are %(items)s, %(compulsory)s of them compulsory"
    ),
    Complaint.CHECKLIST_SCALE: gettext_noop("a checklist needs a scale of 0 and 1, which %(scale)s is not"),
    Complaint.LEVEL_UNKNOWN: gettext_noop("there is no level %(level)s"),
    Complaint.LEVELS_OUT_OF_ORDER: gettext_noop(
        "%(higher)s must ask for more than %(lower)s, and for no less in anything: look at %(kinds)s"
    ),
    Complaint.LEVEL_UNREACHABLE: gettext_noop("%(level)s can never be reached: look at %(kind)s"),
    Complaint.REQUIREMENT_DOUBLED: gettext_noop("%(level)s requires %(kind)s twice"),
    Complaint.OUTCOME_MISSING: gettext_noop("%(level)s requires an outcome, and the edition has none"),
    Complaint.CASE_FAILS: gettext_noop(
        'the case "%(says)s" expects %(key)s %(expected)s, but it is %(found)s'
    ),
    Complaint.NOT_LOCKED: gettext_noop(
        "a published edition needs its digest in digests.lock beside its folder; assay edition lock writes it"
    ),
    Complaint.DIGEST_DIFFERS: gettext_noop(
        "the content differs from what was published: locked is %(locked)s, this is %(digest)s;"
        " a new wording is a new edition"
    ),
}
