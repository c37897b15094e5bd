"""Dossiers are at hand or read again; what they say is the same."""

from vrd2check.dossiers import load_text
from vrd2check.findings import Asker, Shelf
from vrd2check.findings.shelf import pack
from vrd2check.settings import Settings

TEXT = 'soort: projectdossier\nnummer: "22.0{}"\ntitel: É – {}\njaar: 2022\n'


def shelf_of(number: int, most: int | None) -> Shelf:
    asker = Asker(Settings())
    shelf = Shelf(asker, most)
    for one in range(number):
        file = load_text(TEXT.format(one, one), f"{one}.yaml")
        shelf.put(f"{one}.yaml", pack(file.document.text), asker.alone(file))
    return shelf


def test_it_holds_the_text_of_each_file_as_it_was_read() -> None:
    shelf = shelf_of(3, most=1)
    assert dict(shelf) == {f"{one}.yaml": TEXT.format(one, one) for one in range(3)}
    assert len(shelf) == 3


def test_a_dossier_that_is_not_at_hand_is_read_again_and_then_at_hand() -> None:
    shelf = shelf_of(3, most=1)
    first = shelf.dossier("0.yaml")
    assert first.head.label() == "22.00 · É – 0"
    assert shelf.dossier("0.yaml") is first
    assert shelf.dossier("1.yaml").head.label() == "22.01 · É – 1"
    assert shelf.dossier("0.yaml") is not first


def test_without_a_bound_everything_stays_at_hand() -> None:
    shelf = shelf_of(3, most=None)
    files = list(shelf)
    first = [shelf.dossier(file) for file in files]
    assert all(
        shelf.asked(file).file.dossier is one for file, one in zip(files, first, strict=True)
    )
    assert all(shelf.dossier(file) is one for file, one in zip(files, first, strict=True))


def test_what_is_held_is_one_and_the_same_until_it_is_let_go() -> None:
    shelf = shelf_of(3, most=1)
    with shelf.holding(["0.yaml", "2.yaml"]) as (first, third):
        shelf.dossier("1.yaml")
        assert shelf.asked("0.yaml") is first
        assert shelf.dossier("0.yaml") is first.file.dossier
        assert shelf.dossier("2.yaml") is third.file.dossier
    shelf.asked("1.yaml")
    assert shelf.asked("0.yaml") is not first
