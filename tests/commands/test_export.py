"""``vrd2check export``: a dossier as a spreadsheet, and back by ``vrd2check import``."""

from tests.samples import BROKEN


def test_a_dossier_goes_to_a_spreadsheet_and_back(run, folder):
    path = folder / "dossiers" / "22.12.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    done = run("export", "22.12", "-o", "22.12.xlsx")
    assert done.returncode == 0
    assert done.stdout.startswith("Gemaakt: 22.12.xlsx")
    assert (folder / "22.12.xlsx").read_bytes().startswith(b"PK")
    back = run("import", "22.12.xlsx", "--into", "22.12")
    assert back.returncode == 0
    assert "Het dossier zegt dit al" in back.stdout
    made = run("import", "22.12.xlsx", "--into", "nieuw.yaml", "--write")
    assert made.returncode == 0
    checked = run("check", "nieuw.yaml", "--format", "lines").stdout
    assert "DEL102" in checked or "DEL101" in checked


def test_an_earlier_spreadsheet_is_replaced_whole_and_no_dossier_is(run, folder):
    path = folder / "dossiers" / "22.12.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    (folder / "oud.xlsx").write_bytes(b"oud")
    assert run("export", "22.12", "-o", "oud.xlsx").returncode == 0
    assert (folder / "oud.xlsx").read_bytes().startswith(b"PK")
    refused = run("export", "22.12", "-o", "dossiers/22.12.yaml")
    assert refused.returncode == 2
    assert path.read_text(encoding="utf-8") == BROKEN


def test_a_link_is_replaced_and_what_it_leads_to_stays(run, folder, tmp_path_factory):
    (folder / "dossiers" / "22.12.yaml").write_text(BROKEN, encoding="utf-8")
    outside = tmp_path_factory.mktemp("elders") / "a.xlsx"
    outside.write_bytes(b"van iemand anders")
    (folder / "s.xlsx").symlink_to(outside)
    assert run("export", "22.12", "-o", "s.xlsx").returncode == 0
    assert outside.read_bytes() == b"van iemand anders"
    assert (folder / "s.xlsx").read_bytes().startswith(b"PK")
    assert not (folder / "s.xlsx").is_symlink()
