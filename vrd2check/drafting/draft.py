"""The text of a new dossier, and what its file is to be called."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from vrd2check.language import Language, Text

from . import evaluation, programme, project, running_cost
from .blocks import Block, commented, laid_out
from .request import Draft

__all__ = ["Draft", "file_name", "write_draft"]


class _Kind(NamedTuple):
    about: Text
    blocks: Callable[[Draft], Iterable[Block]]


_KINDS = {
    "projectdossier": _Kind(
        Text(
            "Projectdossier: de aanvraag van een project voor het investeringskrediet.",
            "Project dossier (projectdossier): a project's request for the investment credit.",
        ),
        project.blocks,
    ),
    "exploitatiedossier": _Kind(
        Text(
            "Exploitatiedossier: de jaarlijkse aanvraag voor de kosten van wat een project bouwde.",
            "Running-cost dossier (exploitatiedossier): the yearly request for the costs of what "
            "a project built.",
        ),
        running_cost.blocks,
    ),
    "evaluatie": _Kind(
        Text(
            "Evaluatie: hoe een exploitatiebudget in de loop van het jaar besteed werd.",
            "Evaluation (evaluatie): how a running-cost budget was spent in the course of a year.",
        ),
        evaluation.blocks,
    ),
    "programma": _Kind(
        Text(
            "Programma: de kredieten per jaar, de portefeuille van projecten, de betalingen.",
            "Programme (programma): the credits per year, the portfolio of projects, the payments.",
        ),
        programme.blocks,
    ),
}
_HOW = Text(
    "Wat achter een # staat, is uitleg en mag weg. Vul in wat u weet; wat leeg blijft, wordt niet "
    "nagerekend. Bedragen schrijft u zoals u ze leest: 6000, 6.000 of € 6.000. Zet een bedrag met "
    'een komma tussen aanhalingstekens: "15.974,02". Hebt u meer lijnen nodig, neem er dan een '
    "over; wat u niet nodig hebt, mag weg.",
    "What follows a # is explanation and may go. Fill in what you know; what stays blank is not "
    "checked. Write amounts as you read them: 6000, 6.000 or € 6.000. Put an amount with a comma "
    'in quotes: "15.974,02". If you need more lines, copy one; what you do not need may go.',
)
_CHECK = Text("Nakijken: vrd2check check {}", "To check it: vrd2check check {}")


def write_draft(draft: Draft, language: Language) -> str:
    """Return the text of a new dossier, its comments in one language.

    Raises DraftError for a name that a dossier cannot hold.
    """
    kind = _KINDS[draft.kind]
    lines = [f"# yaml-language-server: $schema={draft.schema}"] if draft.schema else []
    lines += commented(kind.about.of(language))
    lines += commented(_HOW.of(language))
    lines += [f"# {_CHECK.of(language).format(file_name(draft))}", ""]
    lines += laid_out(kind.blocks(draft), language)
    return "".join(f"{line}\n" for line in lines)


def file_name(draft: Draft) -> str:
    """Return the name of the file: of a number and a title, ``22.12-downloadtoepassing.yaml``.

    The kinds that come back every year have the kind and the year in it.
    """
    title = _slug(draft.title or "")
    if draft.kind == "projectdossier":
        stem = "-".join(filter(None, (draft.name, title)))
    elif draft.kind == "exploitatiedossier":
        stem = "-".join(filter(None, (draft.name, title))) + f".exploitatie-{draft.year}"
    else:
        # A name that is “Programma 2022” says the kind and the year already.
        told = (draft.kind, str(draft.year))
        words = [word for word in _slug(draft.name).split("-") if word not in told]
        stem = ".".join(filter(None, ("-".join(words), "-".join(told))))
    return f"{stem}.yaml"


def _slug(text: str) -> str:
    """Return the letters and digits of a text, with dashes between, as every disk can hold them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(
        one if one.isascii() and one.isalnum() else " "
        for one in decomposed
        if not unicodedata.combining(one)
    )
    return "-".join(letters.split())[:60].rstrip("-")
