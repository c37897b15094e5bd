"""What the rules make of settings."""

import re
from decimal import Decimal

import pytest

from tests.rules.telling import figures_in
from vrd2check.checking import check_loaded
from vrd2check.dossiers import Dimension, load_text
from vrd2check.language import Language
from vrd2check.settings import Band, Settings

HEAD = """\
soort: projectdossier
nummer: "{number}"
titel: Voorbeeldproject
jaar: 2022
"""


def say(settings, codes, *texts):
    files = [
        load_text(HEAD.format(number=f"22.{12 + number}") + text, f"{number}.yaml")
        for number, text in enumerate(texts)
    ]
    result = check_loaded(files, settings)
    return [
        (one.rule.code, one.place.line, one.message(Language.EN))
        for one in result.findings
        if one.rule.code in codes
    ]


AGREED = Settings(
    agreed_names={
        Dimension.SOURCE: ("VRD 2 investeringen",),
        Dimension.PROFILE: ("Projectmanager", "Analist junior"),
        Dimension.CONTRACT: ("RC ICT 2018",),
    }
)
SPELLING = ("REF304", "REF306", "REF402")


def test_every_other_spelling_of_an_agreed_name_is_told_once_each_thing():
    text = """\
bronnen: {vrd2: VRD2 Investering}
inzet:
  - aankooptype: Extern
    regels:
      - {profiel: Project Manager, aantal: 1}
      - {profiel: PROJECTMANAGER, aantal: 2}
      - {profiel: Projectmanager, aantal: 3}
      - {profiel: Analist senior, aantal: 4}
overheidsopdrachten: [RC-ICT 2018, RC ICT 2019]
"""
    told = say(AGREED, SPELLING, text)
    assert [(code, line, re.findall("“(.*?)”", message)) for code, line, message in told] == [
        ("REF306", 5, ["VRD2 Investering", "VRD 2 investeringen"]),
        ("REF306", 9, ["Project Manager", "PROJECTMANAGER", "Projectmanager"]),
        ("REF306", 13, ["RC-ICT 2018", "RC ICT 2018"]),
    ]


def test_between_dossiers_an_agreed_name_is_told_in_each_dossier_and_not_again():
    texts = ["bronnen: {vrd2: VRD2 Investering}\n", "bronnen: {vrd2: VRD-2 investeringen}\n"]
    assert [(code, line) for code, line, _ in say(AGREED, SPELLING, *texts)] == [
        ("REF306", 5),
        ("REF306", 5),
    ]
    assert [code for code, *_ in say(Settings(), SPELLING, *texts)] == ["REF402"]


def test_without_agreements_two_spellings_are_still_told():
    text = "overheidsopdrachten: [Raamcontract A, Raam-contract A]\n"
    assert [code for code, *_ in say(Settings(), SPELLING, text)] == ["REF304"]
    assert [code for code, *_ in say(AGREED, SPELLING, text)] == ["REF304"]


@pytest.mark.parametrize(
    ("profile", "band"),
    [
        ("Junior analist", (200, 400)),
        ("junior-analist", (200, 400)),
        ("Architect", (800, 1400)),
        ("Senior analist", (300, 1500)),
        (None, (300, 1500)),
    ],
)
def test_a_profile_has_its_own_band_however_it_is_spelled(profile, band):
    settings = Settings(
        profile_rates={
            "Junior analist": Band(Decimal(200), Decimal(400)),
            "Architect": Band(Decimal(800), Decimal(1400)),
        }
    )
    assert settings.rates_of(profile) == band


def test_rates_stated_and_implied_are_held_against_the_band_of_their_profile():
    settings = Settings(profile_rates={"Architect": Band(Decimal(800), Decimal(1400))})
    text = """\
inzet:
  - aankooptype: Extern
    regels:
      - {profiel: Architect, aantal: 10, prijs: 700, kost: 7000}
      - {profiel: Analist, aantal: 10, prijs: 700, kost: 7000}
  - aankooptype: Intern
    regels:
      - {profiel: Architect, aantal: 10, kost: 7500}
"""
    told = say(settings, ("INZ301", "INZ302"), text)
    assert [(code, line, figures_in(message)) for code, line, message in told] == [
        ("INZ301", 8, ["700", "800", "1.400"]),
        ("INZ302", 12, ["7.500", "10", "750", "800", "1.400"]),
    ]


def test_a_submitted_dossier_has_the_chapters_that_the_organisation_asks_for():
    settings = Settings(required_chapters={"projectdossier": ("bronnen", "sturing")})
    text = "bronnen: {vrd2: VRD 2}\n"
    for status, code, line in (("status: ingediend\n", "DOC134", 5), ("", "DOC301", 1)):
        (told,) = say(settings, ("DOC134", "DOC301"), status + text)
        assert told[:2] == (code, line)
        assert re.findall("`(.*?)`", told[2]) == ["sturing"]
    nothing = Settings(required_chapters={"projectdossier": ()})
    assert say(nothing, ("DOC134", "DOC301"), "status: ingediend\n" + text) == []
