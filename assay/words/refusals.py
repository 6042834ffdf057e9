"""Why something is refused, as the sentence that is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.roles import Role
from assay.journey.verdicts import No, Verdict
from assay.words.countries import country
from assay.words.roles import role
from assay.words.texts import listed

# What stands in %( )s is a value of the verdict; a test compares them with every place that refuses.
SENTENCES: dict[No, str] = {
    # moves
    No.WRONG_STAGE: gettext_noop("The application is at a stage where this cannot be done."),
    No.WRONG_ROLE: gettext_noop("This is not for you to do. It can be done by: %(by)s."),
    No.NOT_YET_HERE: gettext_noop("This cannot be done on this site yet."),
    No.STAGE_CHANGED: gettext_noop(
        "Somebody moved the application on in the meantime. Look at where it stands, and try again."
    ),
    # eligibility
    No.UNKNOWN_PLACE: gettext_noop(
        "We do not know a city of this name. Check how it is written, or give its state or country too."
    ),
    No.TOO_SMALL: gettext_noop(
        "The city has %(population)s people, and certification is open to cities of %(least)s or more."
    ),
    No.COUNTRY_NOT_OPEN: gettext_noop("Certification is not open to cities of this country: %(country)s."),
    No.INVENTED_ONLY: gettext_noop("This edition is open to invented cities only. It is here to be read."),
    No.DEMONSTRATION_SITE: gettext_noop("This is a demonstration: choose an invented city."),
    No.REAL_ONLY: gettext_noop("An invented city can apply only in a demonstration."),
    No.TOO_EARLY: gettext_noop("The city may apply again from %(again)s."),
    No.ALREADY_APPLYING: gettext_noop("An application of this city is already under way."),
    No.NO_OPEN_COHORT: gettext_noop("No cohort is open for applications now."),
    # answers
    No.ANSWERS_CLOSED: gettext_noop("Answers cannot be changed at this stage of the application."),
    No.DEADLINE_PASSED: gettext_noop("The deadline has passed: answers closed on %(closes_at)s."),
    No.ANSWER_CHANGED: gettext_noop(
        "%(by)s saved this answer on %(at)s, after you opened it."
        " Your words are kept: compare, and save again."
    ),
    No.CHANGED_BY_HERSELF: gettext_noop(
        "You saved this answer yourself on %(at)s, in another window, after you opened it here."
        " Your words are kept: compare, and save again."
    ),
    No.RATING_OFF_SCALE: gettext_noop("This rating is not on the scale. Choose one of those offered."),
    No.UNKNOWN_ITEM: gettext_noop("The edition has no criterion of this code."),
    No.NOTHING_CLAIMED: gettext_noop("Nothing is claimed yet. Claim at least one criterion first."),
    No.INCOMPLETE_ANSWERS: gettext_noop("These answers are not finished yet: %(items)s."),
    No.NO_SPONSOR: gettext_noop("No executive sponsor is named yet. Name the person who signs for the city."),
    No.NOT_SIGNED: gettext_noop("Tick the box to sign. Without it nothing is submitted."),
    No.WORDS_BESIDE: gettext_noop(
        "You also wrote this. Send it back with these words; or empty this field, and press again."
    ),
    No.TEXT_CHANGED: gettext_noop(
        "What you read has changed in the meantime, so nothing is signed. Read the page again, then sign."
    ),
    No.SIGNS_HER_OWN: gettext_noop(
        "You worked on these answers yourself. Somebody else must sign for the city."
    ),
    No.SPONSOR_ANSWERS: gettext_noop("%(name)s works on the answers. Somebody else must sign for the city."),
    No.DEPUTIES_ENOUGH: gettext_noop("You have named %(most)s people. No more can be named."),
    No.HAS_A_LINK: gettext_noop("This person was asked to sign already, by a letter with a link."),
    No.STILL_OPEN: gettext_noop("The city can still submit: its answers close on %(closes_at)s."),
    No.NOT_SUBMITTED: gettext_noop("What the city writes is its own until its sponsor has signed."),
    # working together
    No.LAST_LEAD: gettext_noop(
        "This is the only lead, and a city is never without one. Name a second lead first."
    ),
    No.NOT_OF_THE_TEAM: gettext_noop("Choose somebody who answers for your city: a lead or a contributor."),
    No.ACCOUNT_CLOSED: gettext_noop(
        "%(name)s cannot sign in any more: the account is closed. Choose somebody else."
    ),
    No.SOMEBODY_HAS_IT: gettext_noop("Somebody has this already. Ask the city lead to give it to you."),
    No.DUE_IN_THE_PAST: gettext_noop("This day is over. Choose today or a later day, or leave it empty."),
    No.DUE_TOO_LATE: gettext_noop(
        "Answers close before that: they are due on %(day)s. Choose that day or an earlier one."
    ),
    No.TAKES_PART: gettext_noop("%(name)s takes part already, as %(role)s. No invitation is needed."),
    No.HAS_AN_ACCOUNT: gettext_noop(
        "%(name)s takes part with an account, under this address. Choose the name in the list above."
    ),
    No.NOBODY_NAMED: gettext_noop("Give a name, a department, or both."),
    No.NO_ADDRESS: gettext_noop("There is no e-mail address to write to. Add one first."),
    No.NUDGED_TODAY: gettext_noop("Nudged today. Once a day is enough."),
    No.NOT_YOURS: gettext_noop("Only the person who wrote this can take it back."),
    No.TEXT_MISSING: gettext_noop("There is no text yet. Write something first."),
    No.PROPOSAL_WAITS: gettext_noop("An answer was sent already, and waits for your city."),
    No.PROPOSAL_ANSWERED: gettext_noop("Somebody of your city has answered this proposal already."),
    # spreadsheets and last time
    No.SHEET_OVER: gettext_noop(
        "This preview was discarded, or it is older than a week. Load the spreadsheet again."
    ),
    No.SHEET_MOVED: gettext_noop(
        "Somebody saved these answers while you looked: %(items)s. Nothing was changed."
        " Look again, and choose."
    ),
    No.SHEET_TO_CHOOSE: gettext_noop(
        "Choose for each of these which words stay: %(items)s. Nothing was changed yet."
    ),
    No.NOTHING_LAST_TIME: gettext_noop("There is no earlier application that can be taken over."),
    # evidence
    No.FILE_TYPE: gettext_noop("Files of this type are not taken. Save it as a PDF, and add that."),
    No.FILE_TOO_LARGE: gettext_noop(
        "The file is too large: at most %(limit)s are taken. Make it smaller, or give its address instead."
    ),
    No.FILE_EMPTY: gettext_noop("There is nothing in the file."),
    No.FILE_MISNAMED: gettext_noop(
        "The name does not fit what is in the file. By its content it ends in %(ending)s."
        " Rename it, and add it again."
    ),
    No.FILE_NOT_AS_NAMED: gettext_noop(
        "The name says %(ending)s, and that is not what is in the file."
        " Open it on your computer, save it anew, and add that."
    ),
    No.FILE_MACROS: gettext_noop(
        "The file holds macros, which are small programs. Save it without them, as %(ending)s, and add that."
    ),
    No.FILE_LOCKED: gettext_noop(
        "The file asks for a password, so experts could not open it. Save it without one, and add that."
    ),
    No.FILE_OLD_OFFICE: gettext_noop(
        "The file is of an old Office format. Save it as %(ending)s or as a PDF, and add that."
    ),
    No.FILE_DAMAGED: gettext_noop(
        "The file is damaged, or a part of it is missing. Save it anew, and add that."
    ),
    No.FILE_ARCHIVE: gettext_noop(
        "This is an archive, and not a document. Unpack it, and add the files in it."
    ),
    No.FILE_SWELLS: gettext_noop(
        "What is packed into the file is far larger than any document. Save it as a PDF, and add that."
    ),
    No.FILE_LETTERS: gettext_noop(
        "The letters in this file cannot be read. Save it as UTF-8 text, as an Excel file or as a PDF,"
        " and add that."
    ),
    No.FILE_GONE: gettext_noop("A file that was sent ahead is no longer here. Choose it again."),
    No.TOO_MANY_PARTS: gettext_noop(
        "One piece of evidence holds at most %(most)s files and addresses."
        " Add the others as a piece of their own."
    ),
    No.NO_FILE_OR_ADDRESS: gettext_noop("Give at least one file or one address."),
    No.ADDRESS_WRONG: gettext_noop(
        "This is not an address that can be opened. It begins with https:// or http://."
    ),
    No.PERIOD_REVERSED: gettext_noop("The period ends before it begins."),
    No.EVIDENCE_CHANGED: gettext_noop(
        "%(by)s changed this evidence on %(at)s, after you opened it."
        " What you typed is kept below: compare, and save again."
    ),
    No.EVIDENCE_CITED: gettext_noop("Answers cite it: %(codes)s. Remove it there first."),
    No.EVIDENCE_HELD: gettext_noop(
        "Answers that can no longer be changed cite it: %(codes)s. So it stays as it is."
    ),
    No.EVIDENCE_PUT_AWAY: gettext_noop("This evidence was removed from the list. Bring it back first."),
    No.LIBRARY_CLOSED: gettext_noop("This application is closed, and its evidence with it."),
    # validation
    No.HAS_A_TIE: gettext_noop("A tie to this city stands in the way."),
    No.OWN_TIE: gettext_noop(
        "You cannot end, soften or set aside a tie of your own. Ask another person of the programme office."
    ),
    No.OWN_ASSIGNMENT: gettext_noop(
        "You cannot assign a city to yourself. Another person of the office can."
    ),
    No.NOT_ASSIGNED: gettext_noop("This city is not assigned to you."),
    No.ALREADY_ASSIGNED: gettext_noop("This expert is already assigned to this city."),
    No.TWO_EXPERTS_NEEDED: gettext_noop("Exactly %(needed)s experts judge a city."),
    No.REASON_MISSING: gettext_noop("Give a reason."),
    No.RATING_MISSING: gettext_noop("Choose a rating."),
    No.MUST_HAVE_APPLIES: gettext_noop("A must-have always applies, so it cannot be set aside here."),
    No.FINDING_HANDED_IN: gettext_noop("You have handed this finding in, so it can no longer be changed."),
    No.FINDINGS_BLIND: gettext_noop("The findings can be seen once both experts have handed theirs in."),
    No.NOT_BOTH_IN: gettext_noop("Both experts must hand in their findings first."),
    No.ANSWER_MOVED_ON: gettext_noop(
        "The answer changed after it was judged. Look at it again before this is settled."
    ),
    No.UNSETTLED: gettext_noop("These findings are not settled yet: %(items)s."),
    No.ALREADY_SETTLED: gettext_noop("This finding is already settled."),
    # visits
    No.VISIT_DUE: gettext_noop(
        "This city's card reaches the level from which cities are visited: plan a visit."
    ),
    No.VISIT_NOT_DUE: gettext_noop(
        "This city's card does not reach the level from which cities are visited."
    ),
    # committee and announcement
    No.ASSESSED_THIS_CITY: gettext_noop("Whoever assessed this city may not decide on it."),
    No.DEPARTS_TOO_FAR: gettext_noop("The committee may depart from the card by one level at most."),
    No.DEPARTURE_WITHOUT_REASON: gettext_noop("The decision departs from the card. Give a reason."),
    No.MUST_HAVE_NOT_WAIVED: gettext_noop(
        "Not met, and no level can be given without a waiver on record: %(codes)s."
    ),
    No.NOT_DECIDED: gettext_noop(
        "Cities of this cohort on which the committee has not decided yet: %(count)s."
    ),
    No.NOTHING_TO_ANNOUNCE: gettext_noop("There is nothing to announce in this cohort."),
    No.ALREADY_ANNOUNCED: gettext_noop("This cohort was announced on %(at)s."),
    No.INSTANT_PASSED: gettext_noop("This instant has passed. Choose a later one."),
    # people of the programme
    No.ALREADY_APPOINTED: gettext_noop("This person holds this office already."),
    No.LAST_OF_THE_OFFICE: gettext_noop(
        "Nobody else is in the programme office. Appoint another person first."
    ),
    No.STILL_ASSIGNED: gettext_noop(
        "Cities are still assigned to this expert: %(count)s. Release them first."
    ),
    # doors
    No.INVITATION_SPENT: gettext_noop(
        "This invitation has been used, or it has run out. Ask the programme office for a new one."
    ),
    No.LINK_SPENT: gettext_noop("This link does not open anything any more."),
    No.TEXT_TOO_LONG: gettext_noop(
        "With what stands there the text is longer than %(most)s letters. Shorten it, or take it instead."
    ),
    No.TASK_ENDED: gettext_noop(
        "This question is not in their hands any more. Take the answer, or give them the question again."
    ),
    No.DEMONSTRATION_MIXED: gettext_noop("Invented cities and real ones cannot be mixed."),
}


def sentence(verdict: Verdict) -> str:
    """Why `verdict` says no, of which file where several came; blank where it says yes."""
    if verdict.reason is None:
        return ""
    values = {name: _shown(name, value) for name, value in verdict.values.items()}
    said = _(SENTENCES[verdict.reason]) % values
    return _("%(file)s: %(said)s") % {**values, "said": said} if "file" in values else said


def _shown(name: str, value: Any) -> str:
    """A value as it is read in a sentence."""
    if name == "country":
        return country(value)
    if name == "limit":
        return filesizeformat(value)
    match value:
        case datetime():
            return _("%(moment)s (UTC)") % {"moment": date_format(value.astimezone(UTC), "j F Y, H:i")}
        case date():
            return date_format(value, "j F Y")
        case bool() | str():
            return role(value) if isinstance(value, Role) else str(value)
        case int():
            return number_format(value, force_grouping=True)
        case Iterable():
            return listed(_shown("", part) for part in value)
        case _:
            return str(value)
