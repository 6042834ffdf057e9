import pytest

from assay.faults import Fault, FaultList, FaultReason, Faulty, Place


class Trouble(FaultReason):
    BLANK = "blank"


HERE = Place(file="findings.csv", row=3, column="DM1")


def test_a_list_without_faults_raises_nothing() -> None:
    faults = FaultList()

    faults.check()

    assert not faults


def test_all_faults_are_raised_at_once_in_their_order() -> None:
    faults = FaultList().add(HERE, Trouble.BLANK).add(Place(), Trouble.BLANK, cell="x")

    with pytest.raises(Faulty) as refusal:
        faults.check()

    assert refusal.value.faults == (Fault(HERE, Trouble.BLANK), Fault(Place(), Trouble.BLANK, {"cell": "x"}))
    assert refusal.value.more == 0


def test_faults_beyond_a_thousand_are_counted_and_not_kept() -> None:
    faults = FaultList()

    for _ in range(1037):
        faults.add(HERE, Trouble.BLANK)

    assert (len(faults.faults), faults.faulty().more) == (1000, 37)
