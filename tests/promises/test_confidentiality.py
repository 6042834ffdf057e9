"""Nobody outside learns that a city applied: not from a page, a feed, an error, a count or a difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from assay.journey.stages import Stage
from assay.records.models import Application, Message, Place
from assay.web.access import ANYONE, INNER, doors
from tests.promises.crowd import MARK, Crowd, a_crowd, a_marked_place

pytestmark = pytest.mark.django_db


class Links(HTMLParser):
    """The addresses a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src", "action") and value]


def body_of(response: object) -> str:
    streamed = getattr(response, "streaming", False)
    content = b"".join(response.streaming_content) if streamed else response.content
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return headers + "\n" + content.decode(errors="replace")


def crawl(
    client: Client, start: tuple[str, ...], most: int = 600, *, inner: bool = False
) -> Iterator[tuple[str, str]]:
    """Every page that can be reached, once: its address and all that it says. Public ones, or `inner` too."""
    waiting, seen = list(start), set()
    left_out = ("/static/",) if inner else ("/static/", *INNER)
    while waiting and len(seen) < most:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen.add(here)
        response = client.get(here)
        if response.status_code in (301, 302, 303):
            waiting.append(response.headers["Location"])
        text = body_of(response)
        yield here, text
        if response.headers.get("Content-Type", "").startswith("text/html"):
            links = Links()
            links.feed(text)
            for link in links.found:
                target = urldefrag(urljoin(here, link))[0]
                parts = urlsplit(target)
                own = not parts.netloc and parts.path.startswith("/")
                if own and not parts.path.startswith(left_out):
                    waiting.append(target)


@pytest.fixture
def crowd() -> Crowd:
    made = a_crowd()
    cache.clear()
    return made


def test_the_crowd_stands_in_all_the_stages_it_should(crowd: Crowd) -> None:
    stages = set(Application.objects.values_list("stage", flat=True))

    assert stages >= {
        Stage.INTEREST,
        Stage.OPEN,
        Stage.SUBMITTED,
        Stage.VALIDATION,
        Stage.SETTLED,
        Stage.COMMITTEE,
        Stage.DECIDED,
        Stage.TOLD,
    }


def test_a_crawl_of_everything_public_finds_no_trace_of_an_applicant(crowd: Crowd, client: Client) -> None:
    start = (
        "/",
        "/robots.txt",
        "/sitemap.xml",
        "/certified",
        "/certified.csv",
        "/certified.json",
        "/certified?as_of=2024-01-01",
        "/certified.csv?as_of=2030-01-01",
        "/certified.json?q=Neutral",
        "/places?q=Neutral",
        "/demonstration/",
        "/no-such-page",
        "/account/password/forgotten",
        f"/places/{crowd.applied_place.pk}",
        f"/places/{crowd.quiet_place.pk}",
    )
    pages = dict(crawl(client, start))

    found = {(where, word) for where, text in pages.items() for word in crowd.words if word in text}
    assert found == set()
    assert len(pages) > 40


def test_two_places_differ_in_nothing_but_their_own_facts(crowd: Crowd, client: Client) -> None:
    """One applied, the other never did."""

    def page(place: Place) -> str:
        text = body_of(client.get(f"/places/{place.pk}"))
        text = re.sub(r"(ETag|Content-Length): \S+", "", text)
        return (
            text.replace(place.pk, "ID")
            .replace(place.pk.replace(":", "%3A"), "ID")
            .replace(place.name, "NAME")
        )

    assert page(crowd.applied_place) == page(crowd.quiet_place)


@pytest.mark.parametrize("prefix", INNER)
def test_a_stranger_gets_the_same_for_every_inner_address(crowd: Crowd, client: Client, prefix: str) -> None:
    applied = crowd.applications["validation"].pk
    answers = [
        client.get(f"{prefix}/{uuid4()}"),
        client.get(f"{prefix}/{applied}"),
        client.get(f"{prefix}/applications/{applied}"),
        client.get(f"{prefix}/no-such-thing"),
    ]

    assert {response.status_code for response in answers} == {302}
    assert {urlsplit(response.headers["Location"]).path for response in answers} == {"/account/sign-in"}


def test_interest_is_answered_alike_whether_the_place_applied_or_not(crowd: Crowd, client: Client) -> None:
    def state(place: Place) -> tuple[int, str, str]:
        cache.clear()
        page = client.get("/interest").content.decode()
        key = re.search(r'name="form_key" value="([^"]+)"', page)
        assert key is not None
        response = client.post(
            "/interest",
            {
                "city": place.name,
                "name": "Rita Resident",
                "email": "rita@example.org",
                "job_title": "Analyst",
                "form_key": key.group(1),
            },
        )
        following = (
            client.get(response.headers["Location"]) if response.status_code in (302, 303) else response
        )
        text = following.content.decode().replace(place.name, "NAME").replace(place.pk, "ID")
        return response.status_code, re.sub(r'value="[^"]{20,}"', "", text), str(len(Message.objects.all()))

    seen = [state(place) for place in (crowd.applied_place, crowd.quiet_place)]

    assert seen[0][:2] == seen[1][:2]
    assert seen[0][0] in (302, 303)
    letters = Message.objects.filter(kind="interest_received", to="rita@example.org")
    assert len({(letter.subject, letter.body) for letter in letters}) == 1
    assert letters.count() == 2


def test_a_forgotten_password_is_answered_alike_for_known_and_unknown_addresses(
    crowd: Crowd, client: Client
) -> None:
    known = f"{MARK}lead1.person@example.org"

    def ask(email: str) -> tuple[int, str]:
        cache.clear()
        response = client.post("/account/password/forgotten", {"email": email})
        return response.status_code, response.headers.get("Location", "")

    assert ask(known) == ask("nobody@example.org")


def test_signing_in_is_refused_alike_for_known_and_unknown_addresses(crowd: Crowd, client: Client) -> None:
    def attempt(email: str) -> tuple[int, str]:
        cache.clear()
        response = client.post("/account/sign-in", {"login": email, "password": "not this one at all"})
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
        return response.status_code, text.replace(email, "EMAIL")

    assert attempt(f"{MARK}lead1.person@example.org") == attempt("nobody.person@example.org")


def test_no_subject_of_a_letter_names_a_place_or_a_person_of_it(crowd: Crowd) -> None:
    subjects = " ".join(Message.objects.values_list("subject", flat=True))

    assert "Neutral Town" not in subjects
    assert MARK not in subjects
    assert mail.outbox == []


def test_counts_on_public_pages_do_not_move_with_applicants(client: Client) -> None:
    from tests import examples

    examples.a_site(demonstration=False)
    cohort = examples.a_cohort("spring")
    place = a_marked_place(1)
    pages = ("/", "/certified", "/certified.json", "/sitemap.xml", "/how", "/places?q=Neutral")
    before = {page: client.get(page).content for page in pages}

    cache.clear()
    lead = examples.a_person("Ana Castro")
    examples.an_open_application(place, lead=lead, cohort=cohort)

    assert {page: client.get(page).content for page in pages} == before


def test_only_addresses_meant_for_everyone_answer_a_stranger(crowd: Crowd, client: Client) -> None:
    from tests import addresses

    private = {name for name, roles in doors().items() if ANYONE not in roles} & set(addresses.names())

    answered = {name: client.get(addresses.at_nothing(name)).status_code for name in private}

    assert set(answered.values()) <= {302, 404}
