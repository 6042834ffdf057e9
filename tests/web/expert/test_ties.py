"""My ties: found by the city's name, declared, and ended; a tie takes the city away at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.records.models import Application, Finding, Place, PlaceName, Tie
from assay.workflows import ties
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

CORNERS = [("expert", examples.chen), ("committee", examples.mei)]
TYPED = {"place": "demo:sample-harbor", "grade": "hard", "kind": "Worked there from 2015 to 2019"}


@pytest.fixture
def application() -> Application:
    return examples.an_application_in_validation(claims=["DM2"])


@pytest.fixture
def expert(client: Client) -> Client:
    client.force_login(examples.chen())
    return client


def declare(client: Client, corner: str = "expert", **changed: str) -> Any:
    return client.post(f"/{corner}/ties?city=sample", {**TYPED, **changed})


@pytest.mark.parametrize(("corner", "who"), CORNERS)
def test_a_tie_is_declared_and_listed(client: Client, corner: str, who: Any) -> None:
    examples.a_site()
    examples.a_place()
    client.force_login(who())

    response = declare(client, corner)

    assert (response.status_code, response.headers["Location"]) == (303, f"/{corner}/ties")
    assert list(Tie.objects.values_list("person", "place", "grade", "kind", "ended_at")) == [
        (who().pk, "demo:sample-harbor", "hard", "Worked there from 2015 to 2019", None)
    ]
    page = words(client.get(f"/{corner}/ties"))
    assert "Your tie to Sample Harbor, United States is declared. You never judge this city." in page
    assert "You have declared 1 tie." in page
    assert "hard: you never judge it Worked there from 2015 to 2019" in page


def test_a_city_is_searched_by_name_with_invented_ones_in_a_demonstration(expert: Client) -> None:
    examples.a_site()
    examples.a_place()
    sample = Place.objects.create(id="geoid:1", name="Sampleton", region="OH", country="US")
    PlaceName.objects.create(place=sample, key="sampleton oh")

    page = words(expert.get("/expert/ties?city=Sampl"))

    assert "Sample Harbor, United States 61,000 people (2023) Sampleton, OH" in page


def test_a_real_site_knows_no_invented_city(expert: Client) -> None:
    examples.a_site(demonstration=False)
    examples.a_place()

    page = words(expert.get("/expert/ties?city=sample"))
    response = declare(expert)

    assert "We do not know a city of this name. Check how it is written." in page
    assert response.status_code == 422
    assert not Tie.objects.exists()


def test_a_hard_tie_takes_the_city_from_the_queue_at_once(expert: Client, application: Application) -> None:
    declare(expert)
    expert.get("/expert/ties")

    assert "Sample Harbor" not in words(expert.get("/expert/"))
    for path in ("", "/DM2"):
        assert expert.get(f"/expert/{application.pk}{path}").status_code == 404
    assert expert.post(f"/expert/{application.pk}/DM2", {"do": "save", "rating": "1"}).status_code == 404
    assert not Finding.objects.exists()


def test_a_soft_tie_takes_the_city_away_until_the_office_sets_it_aside(
    expert: Client, application: Application
) -> None:
    declare(expert, grade="soft")
    assert expert.get(f"/expert/{application.pk}").status_code == 404
    assert "No findings are left" in words(expert.get("/expert/"))

    ties.waive_tie(application, examples.chen(), reason="Long ago.", by=examples.olga())

    assert expert.get(f"/expert/{application.pk}").status_code == 200
    assert "1 finding left in 1 city" in words(expert.get("/expert/"))


def test_declaring_says_the_same_whether_the_city_applied_or_not(expert: Client) -> None:
    examples.an_application_in_validation(
        examples.a_place("Sample Bay"), claims=["DM2"], experts=(examples.dara(), eva())
    )
    examples.a_place("Sample Cove")

    def answer(place: str) -> str:
        response = expert.post("/expert/ties?city=sample", {**TYPED, "place": place})
        return words(expert.get(response.headers["Location"])).split("Ties that stand")[0]

    applied = answer("demo:sample-bay").replace("Sample Bay", "CITY")
    quiet = answer("demo:sample-cove").replace("Sample Cove", "CITY")

    assert applied.replace("1 tie.", "2 ties.") == quiet


def eva() -> Any:
    return examples.a_person("Eva Expert", Role.EXPERT)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"place": ""}, "Choose the city."),
        ({"place": "geoid:0"}, "Choose one of these cities."),
        ({"grade": ""}, "Choose how strong the tie is."),
        ({"kind": "  "}, "Say what the tie is."),
    ],
)
def test_a_refused_tie_says_why_and_keeps_what_was_typed(
    expert: Client, changed: dict[str, str], sentence: str
) -> None:
    examples.a_site()
    examples.a_place()

    response = declare(expert, **{"kind": "Worked there", **changed})

    assert response.status_code == 422
    assert sentence in words(response)
    assert ("Worked there" in response.content.decode()) == ("kind" not in changed)
    assert not Tie.objects.exists()


def test_declaring_twice_leaves_one_tie_that_stands(expert: Client) -> None:
    examples.a_site()
    examples.a_place()

    declare(expert)
    declare(expert)

    assert Tie.objects.filter(ended_at=None).count() == 1


def test_a_tie_is_ended_by_nobody_it_binds(expert: Client) -> None:
    tie = a_tie()

    assert "End" not in words(expert.get("/expert/ties")).replace("Ended", "").split()
    assert "is ended by the programme office" in words(expert.get("/expert/ties"))
    assert expert.post(f"/expert/ties/{tie.pk}/end").status_code == 404


def test_searching_writes_nothing(expert: Client) -> None:
    examples.a_site()
    examples.a_place()

    expert.get("/expert/ties?city=sample&place=demo:sample-harbor&grade=hard&kind=x")

    assert not Tie.objects.exists()


def a_tie() -> Tie:
    return ties.declare(
        examples.chen(), examples.a_place(), grade=TieGrade.HARD, kind="Worked there", by=examples.chen()
    )
