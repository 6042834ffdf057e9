"""The drawing of the journey is that of the tables."""

from tools.draw_journey import FILE, page


def test_drawing_of_the_journey_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "draw it anew: python -m tools.draw_journey"
