"""From a file to a dossier: what it claims to be, how it is called, what it lacks."""

from pathlib import Path

from vrd2check.dossiers import load_file, load_text, read_dossier
from vrd2check.dossiers.loading import unreadable
from vrd2check.places import Place
from vrd2check.source import read_text

PROJECT = 'soort: projectdossier\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'


def test_a_file_is_read_by_the_name_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(PROJECT, encoding="utf-8")
    loaded = load_file(path, "b.yaml")
    assert loaded.name == "b.yaml"
    assert loaded.dossier is not None
    assert loaded.dossier.head.file == "b.yaml"
    assert (loaded.kind, loaded.label()) == ("projectdossier", "22.12 · Voorbeeld")


def test_a_file_that_is_not_there_is_no_exception(tmp_path: Path) -> None:
    loaded = load_file(tmp_path / "nergens.yaml")
    assert loaded.dossier is None
    assert len(loaded.problems) == 1
    assert unreadable(loaded.problems[0]).problems == loaded.problems


def test_a_file_claims_to_be_a_dossier_when_it_names_its_kind() -> None:
    assert load_text(PROJECT, "x").claims_to_be_dossier
    assert load_text("soort: onbekend", "x").claims_to_be_dossier
    assert load_text("titel: [\nsoort: projectdossier", "x").claims_to_be_dossier
    assert not load_text("titel: iets anders", "x").claims_to_be_dossier
    assert not load_text("titel: [", "x").claims_to_be_dossier


def test_a_file_of_no_kind_gives_no_dossier() -> None:
    for text in ("soort: onbekend", "soort: [projectdossier]", "titel: x", "- a", ""):
        loaded = load_text(text, "x.yaml")
        assert loaded.dossier is None
        assert loaded.label() == "x.yaml"
        assert (loaded.number_of_figures(), loaded.absent_chapters()) == (0, ())


def test_a_file_of_the_wrong_shape_still_gives_a_dossier() -> None:
    loaded = load_text(f"{PROJECT}budget: los\nrisicos:\n  - {{risico: A, rpn: 4}}\n", "x")
    assert len(loaded.shape) == 1
    assert loaded.dossier is not None
    assert loaded.number_of_figures() == 1


def test_only_figures_that_were_read_are_counted() -> None:
    rows = "[{bedrag: 5}, {bedrag: nvt}, {bedrag: vijf}, {bron: vrd2}]"
    assert load_text(f"{PROJECT}budget: {{regels: {rows}}}\n", "x").number_of_figures() == 1


def test_absent_chapters_are_in_the_order_of_the_template() -> None:
    assert load_text("soort: programma\nprojecten: {}\n", "x").absent_chapters() == (
        "kredieten",
        "prognose_vek",
    )
    running = "soort: exploitatiedossier\nhefboomkrediet: {}\nkosten: {}\n"
    assert load_text(running, "x").absent_chapters() == ()


def test_spaces_around_the_kind_do_not_matter() -> None:
    root = read_text('soort: " evaluatie "\n', "x").root
    assert root is not None
    assert read_dossier(root) is not None


def test_what_a_decimal_comma_split_is_not_read() -> None:
    loaded = load_text(
        f"{PROJECT}budget:\n  regels:\n"
        "    - {bron: vrd2, bedrag: 15.974,02}\n    - {bedrag: 5}\n",
        "x",
    )
    assert loaded.dossier is not None
    assert [figure.place for figure in loaded.dossier.head.figures] == [Place("x", 8, 16, 8, 17)]
