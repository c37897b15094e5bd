import pytest

from vrd2check.language import Language
from vrd2check.sheets import UnknownChapterError, chapter_words, find_chapter


@pytest.mark.parametrize(
    ("word", "chapter"),
    [
        ("budget", "budget"),
        ("kosten", "kosten"),
        ("kostenm", "kostenmodel"),
        ("cost-model", "kostenmodel"),
        ("Kalender", "vak_vek_kalender"),
        ("calendar", "vak_vek_kalender"),
        ("vak", "vak_vek_kalender"),
        ("prog", "prognose_vek"),
        ("forecast", "prognose_vek"),
        ("risico's", "risicos"),
        ("RISKS", "risicos"),
        ("effort", "inzet"),
        ("ind", "indicatoren"),
    ],
)
def test_a_chapter_is_found_by_its_word_another_word_or_its_beginning(word, chapter):
    assert find_chapter(word).word == chapter


@pytest.mark.parametrize(
    ("word", "near"),
    [("bugdet", ("budget",)), ("kost", ("kostenmodel", "kosten")), ("xyz", ()), ("", ())],
)
def test_an_unknown_word_gives_what_may_be_meant(word, near):
    with pytest.raises(UnknownChapterError) as caught:
        find_chapter(word)
    assert tuple(one.word for one in caught.value.near) == near


def test_each_chapter_is_found_by_its_words_in_both_languages():
    for language in Language:
        assert [find_chapter(word).name(language) for word in chapter_words(language)] == [
            *chapter_words(language)
        ]
