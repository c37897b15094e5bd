"""The words that several reports use."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from vrd2check.figures import Kind, format_value
from vrd2check.language import Language, Text
from vrd2check.relations import Number, Reason, Role, Verdict, magnitude
from vrd2check.result import Diagnosis, Examined, Finding, Result, Tally
from vrd2check.rules import FAILURES, Severity, all_rules

from .conclusion import Conclusion, conclude

SEVERITIES = {
    Severity.ERROR: Text("fout", "error"),
    Severity.WARNING: Text("let op", "warning"),
    Severity.NOTE: Text("nota", "note"),
}
ERRORS = (Text("fout", "error"), Text("fouten", "errors"))
WARNINGS = (Text("aandachtspunt", "warning"), Text("aandachtspunten", "warnings"))
DOSSIERS = (Text("dossier", "dossier"), Text("dossiers", "dossiers"))
FIGURES = (Text("cijfer", "figure"), Text("cijfers", "figures"))
RELATIONS = (Text("verband", "relation"), Text("verbanden", "relations"))

_EXPLAINED = (
    Text("bevinding toegelicht", "finding explained"),
    Text("bevindingen toegelicht", "findings explained"),
)

ABSENT_CHAPTERS = Text(
    "Hoofdstukken die er niet zijn, en dus niet nagekeken:",
    "Chapters that are not there, and so were not checked:",
)
_REASONS = {
    Reason.ABSENT: Text("{} omdat een cijfer ontbreekt", "{} because a figure is missing"),
    Reason.UNREADABLE: Text(
        "{} omdat een cijfer onleesbaar is", "{} because a figure is unreadable"
    ),
}

_BELOW_A_CENT = "< 0,01"
_OUTCOMES = {
    Verdict.HOLDS: (Text("klopt", "agrees"), Text("kloppen", "agree")),
    Verdict.WITHIN_ROUNDING: (
        Text("klopt op afronding na", "agrees but for rounding"),
        Text("kloppen op afronding na", "agree but for rounding"),
    ),
    Verdict.BROKEN: (Text("klopt niet", "does not agree"), Text("kloppen niet", "do not agree")),
    Verdict.UNCHECKED: (
        Text("kon niet nagerekend worden", "could not be checked"),
        Text("konden niet nagerekend worden", "could not be checked"),
    ),
}


def grouped(number: int) -> str:
    """Write a number with points between the thousands."""
    return f"{number:,}".replace(",", ".")


def counted(number: int, words: tuple[Text, Text], language: Language) -> str:
    """Write a number with its word, singular or plural."""
    return f"{grouped(number)} {words[number != 1].of(language)}"


def is_ceiling(finding: Finding) -> bool:
    """Whether what is expected is the most that is allowed."""
    return any(role is Role.LIMIT for role, _ in finding.figures)


def told_numbers(diagnosis: Diagnosis, at_most: str = "<=") -> tuple[str, str, str]:
    """Write the ``numbers`` as they belong beside the place where a diagnosis is told.

    At a figure that is certainly wrong, those are what it states and what it should be.
    """
    culprit = diagnosis.conclusion.culprit
    if culprit is None or culprit.figure.value is None or not diagnosis.is_told_elsewhere:
        return numbers(diagnosis.finding, at_most)
    stated, expected, kind = culprit.figure.value, culprit.proposed, culprit.figure.kind
    difference = Fraction(stated) - Fraction(expected)
    written = _signed(difference, _size(difference, kind))
    return format_value(stated, kind), format_value(expected, kind), written


def numbers(finding: Finding, at_most: str = "<=") -> tuple[str, str, str]:
    """Write what is stated, what is expected and the difference; empty where there is none."""
    judgement = finding.judgement
    if judgement is None or judgement.stated is None or judgement.expected is None:
        return "", "", ""
    kind = finding.kind()
    difference = size(finding)
    expected = format_value(judgement.expected, kind)
    return (
        format_value(judgement.stated, kind),
        f"{at_most} {expected}" if is_ceiling(finding) else expected,
        _signed(judgement.difference or Fraction(0), difference),
    )


def _signed(difference: Number, written: str) -> str:
    sign = "+" if difference > 0 else "-" if difference < 0 else ""
    return written if written == _BELOW_A_CENT else f"{sign}{written}"


def size(finding: Finding) -> str:
    """Write how large the difference is; of one below what is shown, that it is below that."""
    judgement = finding.judgement
    difference = judgement.difference if judgement is not None else None
    return _size(difference or Fraction(0), finding.kind())


def _size(difference: Number, kind: Kind) -> str:
    written = format_value(magnitude(difference), kind)
    return written if written != "0" or not difference else _BELOW_A_CENT


def tally_sentence(result: Result, language: Language) -> str:
    """Tell what was looked at and how the relations between the figures came out."""
    tally = result.tally()
    dossiers = counted(len(result.examined), DOSSIERS, language)
    figures = counted(tally.figures, FIGURES, language)
    relations = counted(tally.relations(), RELATIONS, language)
    outcomes = ", ".join(
        counted(tally.verdicts[verdict], words, language) for verdict, words in _OUTCOMES.items()
    )
    explained = counted(len(result.explained), _EXPLAINED, language)
    also = f"; {explained}" if result.explained else ""
    return f"{dossiers}, {figures}, {relations}: {outcomes}{also}"


def unchecked_sentence(tally: Tally, language: Language) -> str:
    """Tell how many relations could not be judged, and why; empty where all could."""
    number = tally.verdicts[Verdict.UNCHECKED]
    if not number:
        return ""
    met = {reason: times for reason, times in tally.reasons.items() if times}
    # Where all have one reason, their number was told.
    reasons = ", ".join(
        _REASONS[reason].of(language).format(grouped(times) if len(met) > 1 else "").strip()
        for reason, times in met.items()
    )
    relations = counted(number, RELATIONS, language)
    could = "kon" if number == 1 else "konden"
    return Text(
        f"Open: {relations} {could} niet nagerekend worden, {reasons}.",
        f"Open: {relations} could not be checked, {reasons}.",
    ).of(language)


def not_checked(examined: Examined, result: Result, language: Language) -> Iterator[str]:
    """Tell in sentences what of a dossier was not checked, and why; nothing where all was."""
    unchecked = unchecked_sentence(examined.tally, language)
    if unchecked:
        yield unchecked
    if examined.absent_chapters:
        yield f"{ABSENT_CHAPTERS.of(language)} {', '.join(examined.absent_chapters)}."
    if result.ignored:
        yield ignored_sentence(result, language)


def ignored_sentence(result: Result, language: Language) -> str:
    """Tell which rules were not asked since somebody wished so; empty where all were."""
    if not result.ignored:
        return ""
    families = Counter(rule.code[:3] for rule in all_rules() if rule not in FAILURES)
    left_out = Counter(rule.code[:3] for rule in result.ignored)
    every = Text("alle", "all").of(language)
    names = dict.fromkeys(
        f"{rule.code[:3]} ({every} {number})"
        if (number := families[rule.code[:3]]) == left_out[rule.code[:3]] > 1
        else rule.code
        for rule in result.ignored
    )
    words = Text("Niet nagekeken op verzoek", "Not checked, as requested").of(language)
    return f"{words}: {', '.join(names)}."


def verdict_sentence(result: Result, language: Language, *, below: bool = False) -> str:
    """Say in words how the run ended, and what to do; what is wrong stands above it, or below."""
    match conclude(result):
        case Conclusion.BROKEN:
            text = _broken(result, language, below)
        case Conclusion.NO_DOSSIERS:
            text = _NONE_OF_THESE if result.context else _NO_DOSSIERS
        case Conclusion.NOTHING_CALCULATED:
            text = _NOTHING_CALCULATED
        case Conclusion.DOUBTFUL:
            found = counted(result.by_severity()[Severity.WARNING], WARNINGS, language)
            text = Text(
                f"Geen fouten in wat nagerekend kon worden, wel {found}: kijk of het zo hoort.",
                f"No errors in what could be checked, but {found}: see whether it is as meant.",
            )
        case Conclusion.SOUND:
            text = _sound(result, language)
    return text.of(language)


_NO_DOSSIERS = Text(
    "Er is niets nagekeken: er is geen enkel dossier bij.",
    "Nothing was checked: there is no dossier among the files.",
)
_NONE_OF_THESE = Text(
    "Er is niets na te kijken: bij de bestanden waar het om gaat, is geen dossier.",
    "There is nothing to check: there is no dossier among the files that it is about.",
)
_NOTHING_CALCULATED = Text(
    "Er is niets nagerekend: er staan nog te weinig cijfers in om ze met elkaar te vergelijken.",
    "Nothing was calculated: there are too few figures yet to compare them with each other.",
)


def _broken(result: Result, language: Language, below: bool) -> Text:
    counts = result.by_severity()
    errors = counted(counts[Severity.ERROR], ERRORS, language)
    files = {one.told_at.file for one in result.diagnoses if one.severity is Severity.ERROR}
    where = counted(len(files), DOSSIERS, language)
    warned = counts[Severity.WARNING]
    nl = en = ""
    if warned:
        nl = f", en {counted(warned, WARNINGS, language)}"
        en = f", and {counted(warned, WARNINGS, language)}"
    return Text(
        f"{errors} in {where}{nl}. Verbeter wat {'hieronder' if below else 'hierboven'} als fout "
        "staat en kijk opnieuw na.",
        f"{errors} in {where}{en}. Correct what is marked as an error and check again.",
    )


def _sound(result: Result, language: Language) -> Text:
    left = result.tally().verdicts[Verdict.UNCHECKED]
    but = Text(" of is toegelicht", " or is explained") if result.explained else Text("", "")
    if not left and result.ignored:
        return Text(
            f"Alles wat nagekeken is, klopt{but.nl}.", f"All that was checked agrees{but.en}."
        )
    if not left:
        return Text(f"Alles klopt{but.nl}.", f"Everything agrees{but.en}.")
    total = counted(result.tally().relations(), RELATIONS, language)
    return Text(
        f"Wat nagerekend kon worden, klopt{but.nl}; {grouped(left)} van de {total} kon niet.",
        f"What could be checked agrees{but.en}; {grouped(left)} of {total} could not be.",
    )
