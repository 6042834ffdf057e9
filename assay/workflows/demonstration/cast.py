"""Who plays in the demonstration, and where each invented city stands."""

from __future__ import annotations

from dataclasses import dataclass

from assay.journey.roles import Role
from assay.journey.stages import Stage


@dataclass(frozen=True)
class Player:
    """Someone with an account. `key` is the first part of her address; a login is printed for `shown`."""

    key: str
    name: str
    roles: tuple[Role, ...] = ()
    shown: str = ""


@dataclass(frozen=True)
class City:
    """An invented city. `claimed` and `found` count criteria, the must-haves first; `disputed` of them
    were found differently by the two experts. `found` and `rating` say what the experts saw. One that
    `returns` begins with what it wrote last time, and has looked at `claimed` of that again."""

    slug: str
    name: str
    population: int
    stage: Stage
    claimed: int = 0
    found: int = 0
    rating: int = 1
    disputed: int = 0
    outcome: bool = True
    not_applicable: int = 0
    returns: bool = False
    years_ago: int = 0


OFFICE = Player("office", "Olive Office", (Role.OFFICE,), "programme office")
EXPERTS = (
    Player("expert", "Edith Expert", (Role.EXPERT,), "expert"),
    Player("expert.two", "Emil Expert", (Role.EXPERT,), "second expert"),
    Player("expert.three", "Esra Expert", (Role.EXPERT,)),
)
COMMITTEE = (
    Player("committee", "Carla Committee", (Role.COMMITTEE,), "committee member"),
    Player("committee.two", "Cem Committee", (Role.COMMITTEE,)),
    Player("committee.three", "Chidi Committee", (Role.COMMITTEE,)),
)
# Of the city that is answering now and was certified before, and of the one that waits to be signed.
LEAD = Player("lead", "Lena Lead", (), "city lead")
CONTRIBUTOR = Player("contributor", "Cora Contributor", (), "contributor")
SPONSOR = Player("sponsor", "Sam Sponsor", (), "executive sponsor")
# She needs no login: her link opens the page that she signs.
BY_LINK = "sponsor, by link"

RUNNING = (
    City("mockville", "Mockville", 44_000, Stage.INTEREST),
    City("pretend-valley", "Pretend Valley", 71_500, Stage.INTEREST),
    City("dummy-creek", "Dummy Creek", 33_000, Stage.DECLINED),
    City("specimen-point", "Specimen Point", 52_300, Stage.ELIGIBLE),
    City("sample-harbor", "Sample Harbor", 61_000, Stage.OPEN, claimed=22),
    City("make-believe-park", "Make-Believe Park", 38_900, Stage.OPEN, claimed=4, outcome=False),
    City("rehearsal-bay", "Rehearsal Bay", 57_800, Stage.OPEN, claimed=2, outcome=False, returns=True),
    City("placeholder-falls", "Placeholder Falls", 127_000, Stage.SIGN_OFF, claimed=31),
    City("fictional-springs", "Fictional Springs", 210_000, Stage.SUBMITTED, claimed=28),
    City("example-city", "Example City", 480_000, Stage.VALIDATION, claimed=35, found=30, disputed=3),
    City("imaginary-heights", "Imaginary Heights", 95_400, Stage.SETTLED, claimed=34, found=32),
    City("invented-lakes", "Invented Lakes", 318_000, Stage.VISIT, claimed=40, found=37),
    City("exemplar-bay", "Exemplar Bay", 156_000, Stage.FACTS_CHECK, claimed=26, found=23),
    City("testbridge", "Testbridge", 88_200, Stage.COMMITTEE, claimed=36, found=30),
    City(
        "madeup-junction", "Madeup Junction", 47_700, Stage.COMMITTEE, claimed=43, found=38, not_applicable=1
    ),
    City("notreal-grove", "Notreal Grove", 64_100, Stage.DECIDED, claimed=30, found=25),
    City("phantom-ford", "Phantom Ford", 41_200, Stage.WITHDRAWN, claimed=6),
)

# Years since the earlier application of the city that comes back: more than an edition asks it to wait.
RETURNS_AFTER = 4
# Told, under the edition of today and long enough ago, that it was not certified: it may apply again.
RETURNING = (
    City(
        "rehearsal-bay",
        "Rehearsal Bay",
        57_800,
        Stage.TOLD,
        claimed=5,
        found=3,
        outcome=False,
        years_ago=RETURNS_AFTER,
    ),
)

# Announced under the older edition; ratings go to 3 there.
ANNOUNCED = (
    City("sample-harbor", "Sample Harbor", 61_000, Stage.ANNOUNCED, claimed=43, found=34, rating=2),
    City("figment-city", "Figment City", 530_000, Stage.ANNOUNCED, claimed=43, found=41, rating=3),
    City("mirage-mesa", "Mirage Mesa", 142_000, Stage.ANNOUNCED, claimed=43, found=33, rating=3),
    City("hypothetical-hills", "Hypothetical Hills", 58_600, Stage.TOLD, claimed=30, found=18, rating=1),
)
