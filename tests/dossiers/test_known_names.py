"""Looking up which of many names others are like, in time that does not grow with their number."""

from vrd2check.dossiers import Known, alike, canonical_form
from vrd2check.schema.suggestions import Words, nearest


def test_known_names_are_found_as_when_each_is_compared() -> None:
    names = ["VRD 2 investeringen", "Eigen middelen", "Perceel 1", "Perceel 2", "Ontwikkelaar (SR)"]
    known = Known(names)
    for name in (*names, "vrd2 investering", "Eigen midelen", "perceel-1", "Ontwikkelaar SR", "x"):
        assert known.alike(name) == [one for one in names if alike(name, one)], name


def test_of_too_many_that_begin_alike_only_the_same_letters_count() -> None:
    many = [f"Projectonderdeel {chr(97 + n // 26)}{chr(97 + n % 26)}bcd" for n in range(101)]
    assert Known(many[:100]).alike("Projectonderdeel aabcx")
    assert Known(many).alike("Projectonderdeel aabcx") == []
    assert Known(many).alike("projectonderdeel-aabcd") == [many[0]]


def test_a_word_is_suggested_out_of_few_and_of_many_that_begin_otherwise() -> None:
    many = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}c-bron" for n in range(201)]
    assert Words(many[:200]).nearest("xaac-bron") is not None
    assert Words(many).nearest("xaac-bron") is None  # nothing begins with xaa
    assert Words(many).nearest("aac-brn") == "aac-bron"
    assert Words([f"aac{n}" for n in range(201)]).nearest("aac-") is None
    assert Words(["a" * 101]).nearest("a" * 102) is None
    assert nearest("Aac-Bron", many) == "aac-bron"


def test_one_character_is_not_folded_to_a_sentence() -> None:
    assert canonical_form("\ufdfa" * 1000) == "\ufdfa" * 1000
    assert canonical_form("ﬃ") == "ffi"
