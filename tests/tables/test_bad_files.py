import io
from pathlib import Path

import pytest

from assay.faults import Fault, Faulty, Place
from assay.tables import TableFault, read
from tests.tables.bad_files import BAD, NAME, SMALL, WITHOUT_BYTES


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_all_its_faults(case: str) -> None:
    data, expected = BAD[case]

    with pytest.raises(Faulty) as refusal:
        read(io.BytesIO(data), name=NAME, limits=SMALL)

    assert refusal.value.faults == expected
    assert refusal.value.more == 0


def test_every_reason_has_a_file() -> None:
    told = {fault.reason for _, faults in BAD.values() for fault in faults}

    assert told | WITHOUT_BYTES == set(TableFault)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as refusal:
        read(tmp_path / "findings.csv", name="findings.csv")

    assert refusal.value.faults == (Fault(Place("findings.csv"), TableFault.NO_SUCH_FILE),)


def test_a_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as refusal:
        read(tmp_path, name="here")

    assert refusal.value.faults == (Fault(Place("here"), TableFault.IS_A_FOLDER),)


def test_a_path_that_no_system_takes_is_a_fault() -> None:
    with pytest.raises(Faulty) as refusal:
        read(Path("a\0b"), name="odd")

    assert refusal.value.faults == (Fault(Place("odd"), TableFault.CANNOT_BE_OPENED),)


def test_a_file_of_faults_keeps_the_first_thousand_and_counts_the_rest() -> None:
    data = b"city,A\n" + b"demo\n" * 1500

    with pytest.raises(Faulty) as refusal:
        read(io.BytesIO(data), name=NAME)

    assert [fault.place.row for fault in refusal.value.faults] == list(range(2, 1002))
    assert refusal.value.more == 500
