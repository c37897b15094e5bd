import pytest

from tests.faults.processes import MENDED, WRONG


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one dossier in ``dossiers`` that is sound and one that is not."""
    dossiers = tmp_path / "dossiers"
    dossiers.mkdir()
    (dossiers / "a.yaml").write_text(WRONG)
    (dossiers / "b.yaml").write_text(MENDED.replace("22.12", "22.13"))
    return tmp_path
