"""What the tests of the rules on names, planning, KPIs and risks have in common."""

from collections.abc import Callable

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.relations import Verdict
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
"""

Tell = Callable[..., list[tuple[str, int, str]]]


@pytest.fixture
def tell() -> Tell:
    """Return code, line and message of what rules of some codes say of a project dossier.

    The text is what comes after the head, whose four lines come first; several texts are several
    dossiers, each with a head of its own.
    """

    def told(codes: str, *texts: str, heads: tuple[str, ...] = ()) -> list[tuple[str, int, str]]:
        files = [
            load_text((heads[number] if heads else HEAD) + text, f"{number}.yaml")
            for number, text in enumerate(texts)
        ]
        result = check_loaded(files, Settings(), frozenset(file.name for file in files))
        return [
            (one.rule.code, one.place.line, one.message(Language.NL))
            for one in result.findings
            if one.rule.code.startswith(codes)
            and (one.judgement is None or one.judgement.verdict is Verdict.BROKEN)
        ]

    return told
