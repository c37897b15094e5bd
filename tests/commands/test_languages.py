import pytest

from vrd2check.commands.languages import UnknownLanguageError, choose
from vrd2check.language import Language


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "nl_BE.UTF-8"}, "nl"),
        ([], {"LANG": "nl"}, "nl"),
        ([], {"LANG": "nl_BE.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "LC_MESSAGES": "nl_NL"}, "nl"),
        ([], {"LANG": "nl", "LC_ALL": ""}, "nl"),
        ([], {"LANG": "fr_BE.UTF-8"}, "en"),
        ([], {"LANG": "en", "VRD2CHECK_LANG": "nl"}, "nl"),
        ([], {"VRD2CHECK_LANG": " NL "}, "nl"),
        (["check", "--lang", "en"], {"VRD2CHECK_LANG": "nl"}, "en"),
        (["check", "--lang=nl"], {}, "nl"),
        (["check", "--", "--lang", "nl"], {}, "en"),
        (["check", "--lang"], {"LANG": "nl"}, "nl"),
        (["check", "--lang", "fr"], {"LANG": "nl"}, "nl"),
    ],
)
def test_the_nearest_wish_counts(arguments, environment, language):
    assert choose(arguments, environment) is Language(language)


def test_an_unknown_language_in_the_environment_is_refused():
    with pytest.raises(UnknownLanguageError):
        choose([], {"VRD2CHECK_LANG": "fr"})
