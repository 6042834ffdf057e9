import pytest

from assay.words.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Boise", "boise"),
        ("Saint Paul", "saint paul"),
        ("St. Paul", "saint paul"),
        ("ST PAUL", "saint paul"),
        ("Sault Ste. Marie", "sault sainte marie"),
        ("Ft. Worth", "fort worth"),
        ("Mt Vernon", "mount vernon"),
        ("Córdoba", "cordoba"),
        ("Co\u0301rdoba", "cordoba"),
        ("São Paulo", "sao paulo"),
        ("O'Fallon", "ofallon"),
        ("Saint John’s", "saint johns"),
        ("Athens-Clarke County", "athens clarke county"),
        ("Washington, D.C.", "washington dc"),
        ("  Boise ,  Idaho ", "boise idaho"),
        ("%_\\", ""),
    ],
)
def test_names_are_folded_to_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_folding_again_changes_nothing() -> None:
    assert fold(fold("St. Mary’s, D.C.")) == fold("St. Mary’s, D.C.")
