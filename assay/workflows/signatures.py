"""The sponsor's sign-off, which is the submission."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from django.db import transaction

from assay.journey.access import may_answer, may_close_unsubmitted, may_sign, may_submit
from assay.journey.completeness import Lack, lacks
from assay.journey.moves import Move, may_make
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, first_no, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.gathering import answers_of, state_of
from assay.records.models import Answer, Application, Person, SignOff
from assay.records.pinning import pinned_edition
from assay.words.signatures import statement as statement_of
from assay.workflows import messages
from assay.workflows.invitations import withdraw_all
from assay.workflows.members import demand_appointed, demand_member, members, roles_in
from assay.workflows.moves import lock, make_move
from assay.workflows.refusals import demand
from assay.workflows.signing_links import Named, cleaned, end_links, known_sponsors, open_link, who_answers
from assay.workflows.sites import address, this_site


def incomplete(application: Application) -> dict[str, list[Lack]]:
    """What each claimed item still lacks; empty when the application can be submitted."""
    return _lacking(application, answers_of(application))


def _lacking(application: Application, answers: dict[str, Answer]) -> dict[str, list[Lack]]:
    edition = pinned_edition(application)
    found = {item: lacks(item, state_of(answers.get(item)), edition) for item in edition.items}
    return {item: missing for item, missing in found.items() if missing}


def may_be_sent(application: Application, answers: dict[str, Answer] | None = None) -> Verdict:
    """Whether the answers, read anew where none are given, are ready for the sponsor, whoever asks."""
    at, closes_at = now(), application.the_cohort.answers_close_at
    answers = answers_of(application) if answers is None else answers
    missing = _lacking(application, answers)
    return first_no(
        may_answer(frozenset({Role.LEAD}), Stage(application.stage), closes_at, at),
        no(No.NOTHING_CLAIMED) if not any(state_of(one).claimed for one in answers.values()) else Verdict(),
        no(No.INCOMPLETE_ANSWERS, items=tuple(missing)) if missing else Verdict(),
    )


def may_be_asked(application: Application, sponsors: Sequence[Named]) -> Verdict:
    """Whether these are somebody, and nobody who works on the answers."""
    if not sponsors:
        return no(No.NO_SPONSOR)
    answering = who_answers(application)
    names = [one.name for one in sponsors if one.email in answering]
    return no(No.SPONSOR_ANSWERS, name=names[0]) if names else Verdict()


def ask_for_sign_off(
    application: Application, *, by: Person, sponsors: Sequence[Named] | None = None
) -> list[Named]:
    """Close the answers and ask `sponsors`, all that are known where none are given. Raises Refused.

    Each of them gets a link to the one page that she reads and signs; she needs no account. Returns them.
    """
    role = demand_member(by, application, Role.LEAD)
    with transaction.atomic():
        application = lock(application)
        demand(may_be_sent(application))
        asked = known_sponsors(application) if sponsors is None else cleaned(sponsors)
        demand(may_be_asked(application, asked))
        change = make_move(application, Move.ASK_FOR_SIGN_OFF, by=by, role=role)
        for sponsor in asked:
            link, where = open_link(application, sponsor, by=by, at=change.at)
            letter = letters.sign_off_asked(
                name=sponsor.name,
                lead=by.name,
                place=application.place.name,
                link=where,
                due=application.the_cohort.answers_due_on,
                expires_at=link.expires_at,
            )
            messages.queue(letter, to=sponsor.email, application=application, key=f"sign-off-asked:{link.pk}")
    return asked


def what_is_signed(application: Application) -> str:
    """A digest of all that a sponsor reads before she signs, to tell whether it has changed since."""
    text = {
        "answers": _versions(application),
        "becomes_public": this_site().becomes_public,
        "statement": statement_of(application.place.label),
    }
    return hashlib.sha256(json.dumps(text, sort_keys=True).encode()).hexdigest()


def _versions(application: Application) -> dict[str, int]:
    return {item: answer.version for item, answer in answers_of(application).items()}


def sign_off(application: Application, *, statement: str, agreed: bool, read: str, by: Person) -> SignOff:
    """Sign what is written and submit it. A second press signs nothing more. Raises Refused.

    `read` is `what_is_signed` of the moment in which she read it.
    """
    role = demand_member(by, application, Role.SPONSOR)
    with transaction.atomic():
        application = lock(application)
        standing = SignOff.objects.filter(application=application, withdrawn_at=None).first()
        if standing is not None and application.stage == Stage.SUBMITTED:
            return standing
        if not agreed:
            demand(no(No.NOT_SIGNED))
        demand(may_sign(roles_in(by, application)))
        demand(may_submit(application.the_cohort.answers_close_at, now()))
        if application.stage == Stage.SIGN_OFF and read != what_is_signed(application):
            demand(no(No.TEXT_CHANGED))
        change = make_move(application, Move.SUBMIT, by=by, role=role)
        signed = SignOff.objects.create(
            application=application,
            by=by,
            at=change.at,
            statement=statement,
            becomes_public=this_site().becomes_public,
            answer_versions=_versions(application),
        )
        end_links(application)
        own, password = address(f"/city/{application.pk}"), address("/account/password/forgotten")
        for person in members(application, Role.LEAD, Role.SPONSOR):
            letter = letters.submitted(
                name=person.name,
                place=application.place.name,
                link=own,
                password="" if person.has_usable_password() else password,
            )
            messages.tell(person, letter, application=application, key=f"submitted:{change.pk}")
        messages.tell_office(
            letters.submitted_for_office,
            f"/office/applications/{application.pk}",
            application=application,
            key=f"submitted-for-office:{change.pk}",
        )
    return signed


def send_back(application: Application, *, comment: str, by: Person) -> None:
    """The sponsor does not sign: the answers open again, with her comment. Raises Refused."""
    role = demand_member(by, application, Role.SPONSOR)
    with transaction.atomic():
        application = lock(application)
        change = make_move(application, Move.SEND_BACK, by=by, role=role, reason=comment)
        end_links(application)
        for lead in members(application, Role.LEAD):
            letter = letters.sent_back(name=lead.name, words=comment, link=address(f"/city/{application.pk}"))
            messages.tell(lead, letter, application=application, key=f"sent-back:{change.pk}")


def recall(application: Application, *, by: Person) -> None:
    """Take the application back while nobody validates it yet. A signature given is withdrawn with it."""
    role = demand_member(by, application, Role.LEAD)
    with transaction.atomic():
        application = lock(application)
        SignOff.objects.filter(application=application, withdrawn_at=None).update(withdrawn_at=now())
        make_move(application, Move.RECALL, by=by, role=role)
        end_links(application)


def withdraw(application: Application, *, reason: str, by: Person) -> None:
    """End the application before a decision. Nothing about it was or will be public. Raises Refused."""
    role = demand_member(by, application, Role.LEAD)
    with transaction.atomic():
        application = lock(application)
        make_move(application, Move.WITHDRAW, by=by, role=role, reason=reason)
        withdraw_all(application)


def may_be_closed(application: Application) -> Verdict:
    """Whether the office may close the application, which was not submitted."""
    stage = Stage(application.stage)
    allowed = may_make(Move.CLOSE_UNSUBMITTED, stage, frozenset({Role.OFFICE}))
    if not allowed:
        return allowed
    return may_close_unsubmitted(stage, application.the_cohort.answers_close_at, now())


def close_unsubmitted(application: Application, *, reason: str, by: Person) -> None:
    """End an application that was not submitted; its place may then apply again. Raises Refused."""
    role = demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(application)
        demand(may_be_closed(application))
        change = make_move(application, Move.CLOSE_UNSUBMITTED, by=by, role=role, reason=reason)
        withdraw_all(application)
        place, key = application.place.name, f"closed-unsubmitted:{change.pk}"
        people = members(application, Role.LEAD, Role.SPONSOR, Role.CONTRIBUTOR)
        for person in people:
            letter = letters.closed_unsubmitted(name=person.name, place=place, words=reason)
            messages.tell(person, letter, application=application, key=key)
        if not people:
            # Nobody took up the invitation: whoever stated the interest is told.
            to = application.interest
            letter = letters.closed_unsubmitted(name=to.name, place=place, words=reason)
            messages.queue(letter, to=to.email, application=application, key=key)
