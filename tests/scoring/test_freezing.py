"""A card that a decision keeps comes back as it was."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from assay.scoring import card
from assay.scoring.freezing import freeze, thaw
from tests.scoring.cities import editions, findings


@given(editions, st.data())
def test_frozen_card_comes_back_as_it_was(edition, data) -> None:
    before = card(edition, data.draw(findings(edition)))

    after = thaw(json.loads(json.dumps(freeze(before))))

    assert after == before
