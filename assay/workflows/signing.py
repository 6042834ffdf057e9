"""What somebody does who came by a signing link: sign, send back, or name a deputy.

Whoever acts by a link becomes a person of the city with the sponsor's part, so that the record says who did
it. She has no password; she may choose one later, like anybody who has forgotten hers.
"""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction

from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.verdicts import YES, No, Verdict, first_no, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.models import Membership, Person, SigningLink, SignOff, StageChange
from assay.workflows import acts, messages, signatures
from assay.workflows.invitations import open_part
from assay.workflows.members import members, roles_in
from assay.workflows.moves import lock
from assay.workflows.refusals import Refused, demand
from assay.workflows.signing_links import Named, cleaned, link_of, open_link, standing, who_answers
from assay.workflows.sites import address, this_site

# Deputies of one sponsor at a time: her page writes letters to addresses that she gives.
MOST_DEPUTIES = 3


def sign_by_link(token: str, *, statement: str, agreed: bool, read: str) -> SignOff:
    """Sign and submit as the reader of this link. A second press signs nothing more. Raises Refused.

    `read` is `what_is_signed` of the moment in which she read it.
    """
    with transaction.atomic():
        link = _held(token)
        signed = _signed_with(link)
        if signed is not None:
            return signed
        person = _use(link)
        return signatures.sign_off(link.application, statement=statement, agreed=agreed, read=read, by=person)


def send_back_by_link(token: str, *, comment: str) -> None:
    """Open the answers again, with her comment. A second press sends nothing more. Raises Refused."""
    with transaction.atomic():
        link = _held(token)
        if not _sent_back_with(link):
            person = _use(link)
            signatures.send_back(link.application, comment=comment, by=person)


def may_name_deputy(link: SigningLink) -> Verdict:
    """Whether the reader of this link may name one more person to sign in her place."""
    if link.deputy_of is not None:
        return no(No.WRONG_ROLE, by=(Role.SPONSOR,))
    named = standing(link.application).filter(deputy_of=link).count()
    return YES if named < MOST_DEPUTIES else no(No.DEPUTIES_ENOUGH, most=MOST_DEPUTIES)


def deputies_of(link: SigningLink) -> list[SigningLink]:
    """Whom its reader named, as long as they can sign."""
    return list(standing(link.application).filter(deputy_of=link).order_by("created_at", "name"))


def parts_of(link: SigningLink) -> frozenset[Role]:
    """The parts that its reader plays in the application, where she is known by her address."""
    person = Person.objects.filter(email=link.email).first()
    return roles_in(person, link.application) if person else frozenset()


def name_deputy(token: str, deputy: Named) -> SigningLink:
    """Send `deputy` a link of her own, and tell the lead. The sponsor's stays until one of them signs.

    Naming the same person twice names her once. Raises Refused.
    """
    (deputy,) = cleaned([deputy])
    with transaction.atomic():
        link = _held(token)
        demand(_opens(link))
        application = link.application
        has_one = standing(application).filter(email=deputy.email).first()
        if has_one is not None and has_one.deputy_of == link:
            return has_one
        answers = deputy.email in who_answers(application)
        demand(
            first_no(
                may_name_deputy(link),
                no(No.SPONSOR_ANSWERS, name=deputy.name) if answers else YES,
                no(No.HAS_A_LINK) if has_one is not None else YES,
            )
        )
        person, at = _person_of(link), now()
        theirs, where = open_link(application, deputy, by=person, at=at, deputy_of=link)
        messages.queue(
            letters.deputy_asked(
                name=deputy.name,
                sponsor=link.name,
                place=application.place.name,
                link=where,
                expires_at=theirs.expires_at,
            ),
            to=deputy.email,
            application=application,
            key=f"deputy-asked:{theirs.pk}",
        )
        for lead in members(application, Role.LEAD):
            letter = letters.deputy_named(
                name=lead.name,
                sponsor=link.name,
                deputy=deputy.name,
                email=deputy.email,
                link=address(f"/city/{application.pk}/review"),
            )
            messages.tell(lead, letter, application=application, key=f"deputy-named:{theirs.pk}")
        acts.record(
            "name-deputy",
            by=person,
            role=Role.SPONSOR,
            application=application,
            before={"link": str(link.pk)},
            after={"link": str(theirs.pk)},
            at=at,
        )
    return theirs


def _held(token: str) -> SigningLink:
    """The link as it is now, with its application held until the transaction ends. Raises Refused."""
    link = link_of(token)
    if link is None:
        raise Refused(no(No.LINK_SPENT))
    lock(link.application)
    link = link_of(token)
    assert link is not None, "links are never deleted"
    return link


def _opens(link: SigningLink) -> Verdict:
    return YES if standing(link.application).filter(pk=link.pk).exists() else no(No.LINK_SPENT)


def _use(link: SigningLink) -> Person:
    """Use the link up, as whoever reads it. Raises Refused where it opens nothing any more."""
    demand(_opens(link))
    link.used_at = now()
    link.save(update_fields=["used_at"])
    return _person_of(link)


def _signed_with(link: SigningLink) -> SignOff | None:
    """The signature that stands and was given with this very link."""
    if link.used_at is None:
        return None
    return SignOff.objects.filter(
        application=link.application, by__email=link.email, at__gte=link.used_at, withdrawn_at=None
    ).first()


def _sent_back_with(link: SigningLink) -> bool:
    if link.used_at is None:
        return False
    return StageChange.objects.filter(
        application=link.application, move=Move.SEND_BACK, by__email=link.email, at__gte=link.used_at
    ).exists()


def _person_of(link: SigningLink) -> Person:
    """Whoever acts by the link, found or made by her address, with the sponsor's part in the application."""
    person, _ = Person.objects.get_or_create(
        email=link.email,
        defaults={
            "name": link.name,
            "password": make_password(None),
            "demonstration": this_site().demonstration,
        },
    )
    part = {"person": person, "application": link.application, "role": Role.SPONSOR}
    if not Membership.objects.standing().filter(**part).exists():
        open_part(link.application, person=person, role=Role.SPONSOR)
    return person
