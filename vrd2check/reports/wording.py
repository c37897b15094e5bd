"""The words that several reports use."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vrd2check.coverage import Coverage, Standing
from vrd2check.language import Language, Text
from vrd2check.relations import Reason, Verdict
from vrd2check.result import Examined, FindingChange, Result, Tally
from vrd2check.rules import FAILURES, Rule, Severity, all_rules

from .conclusion import RunOutcome, outcome_of, told_as_less
from .safe import visible

SEVERITY_NOUNS = {
    Severity.ERROR: (Text("fout", "error"), Text("fouten", "errors")),
    Severity.WARNING: (Text("waarschuwing", "warning"), Text("waarschuwingen", "warnings")),
    Severity.NOTE: (Text("nota", "note"), Text("nota's", "notes")),
}
"""The nouns for how serious a rule or finding is, for one and for several."""
ERRORS, WARNINGS = SEVERITY_NOUNS[Severity.ERROR], SEVERITY_NOUNS[Severity.WARNING]
FINDINGS = (Text("bevinding", "finding"), Text("bevindingen", "findings"))
DOSSIERS = (Text("dossier", "dossier"), Text("dossiers", "dossiers"))
FIGURES = (Text("cijfer", "figure"), Text("cijfers", "figures"))
RELATIONS = (
    Text("som of vergelijking", "relation"),
    Text("sommen en vergelijkingen", "relations"),
)

STANDINGS = {
    Standing.CONFIRMED: Text("bevestigd", "confirmed"),
    Standing.CONTRADICTED: Text("tegengesproken", "contradicted"),
    Standing.OPEN: Text("open", "open"),
    Standing.ALONE: Text("alleen", "alone"),
}
"""The words for what is known of a figure, in the order in which they are counted."""

# Those that are mended are only named: where they stood is in JSON.
_MOST_MENDED = 10
_EXPLAINED = (
    Text("bevinding toegelicht", "finding explained"),
    Text("bevindingen toegelicht", "findings explained"),
)

CHAPTERS_TO_WRITE = "DOC301"
"""The rule on chapters that a draft lacks: the report for a person tells it in one sentence."""
ABSENT_CHAPTERS = Text(
    "Hoofdstukken die er niet zijn, en dus niet nagekeken:",
    "Chapters that are not there, and so were not checked:",
)
_REASONS = {
    Reason.ABSENT: Text("{} omdat een cijfer ontbreekt", "{} because a figure is missing"),
    Reason.EMPTY: Text("{} omdat een vak nog leeg is", "{} because a cell is still empty"),
    Reason.UNREADABLE: Text(
        "{} omdat een cijfer onleesbaar is", "{} because a figure is unreadable"
    ),
}

SKIPPED = Text(
    "Overgeslagen, want geen dossier (geen “soort”, en niet de sleutels van een dossier)",
    "Skipped, being no dossier (no “soort”, and not the keys of a dossier)",
)
MOST_SKIPPED = 50
"""Of more skipped files than this, the rest is counted and not named where people read."""

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


def grouped(number: int, language: Language) -> str:
    """Write a count as the language does: with points or with commas between the thousands."""
    return f"{number:,}".replace(",", Text(".", ",").of(language))


def counted(number: int, words: tuple[Text, Text], language: Language) -> str:
    """Write a number with its word, singular or plural."""
    return f"{grouped(number, language)} {words[number != 1].of(language)}"


def more_of(number: int, language: Language) -> str:
    """Return that a list goes on for so many."""
    more = grouped(number, language)
    return Text(f"en nog {more}", f"and {more} more").of(language)


def tally_sentence(result: Result, language: Language) -> str:
    """Return what was looked at and how the relations between the figures came out."""
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


def coverage_sentence(coverage: Coverage, language: Language) -> str:
    """Return how many figures are confirmed, contradicted, open, alone; empty without figures."""
    number = coverage.figures()
    if not number:
        return ""
    counts = ", ".join(
        f"{grouped(coverage.of(standing), language)} {word.of(language)}"
        for standing, word in STANDINGS.items()
    )
    figures = counted(number, FIGURES, language)
    return Text(f"Van {figures}: {counts}.", f"Of {figures}: {counts}.").of(language)


def unchecked_sentence(tally: Tally, language: Language) -> str:
    """Return how many relations could not be judged, and why; empty where all could."""
    number = tally.verdicts[Verdict.UNCHECKED]
    if not number:
        return ""
    reasons = unchecked_reasons(tally, language)
    relations = counted(number, RELATIONS, language)
    could = "kon" if number == 1 else "konden"
    return Text(
        f"Open: {relations} {could} niet nagerekend worden, {reasons}.",
        f"Open: {relations} could not be checked, {reasons}.",
    ).of(language)


def unchecked_reasons(tally: Tally, language: Language) -> str:
    """Return why relations could not be judged, and how many for each of several reasons."""
    met = {reason: times for reason, times in tally.reasons.items() if times}
    # Where all have one reason, their number was told.
    return ", ".join(
        _REASONS[reason]
        .of(language)
        .format(grouped(times, language) if len(met) > 1 else "")
        .strip()
        for reason, times in met.items()
    )


def summary_sentences(result: Result, language: Language) -> Iterator[str]:
    """Return what was checked, what is not asked or counts for less, how it ended, the figures."""
    yield f"{tally_sentence(result, language)}."
    yield from since_sentences(result, language)
    yield from configured_sentences(result, language)
    yield from skipped_sentences(result.skipped, language)
    yield verdict_sentence(result, language)
    covered = coverage_sentence(result.coverage(), language)
    if covered:
        yield covered


def reading_sentences(result: Result, language: Language) -> Iterator[str]:
    """Return how chapters were read that can be read in several ways, one sentence a dossier."""
    for one in result.examined:
        if one.readings:
            readings = "; ".join(reading.of(language) for reading in one.readings)
            yield f"{one.number or one.label}: {readings}."


def skipped_sentences(
    skipped: Sequence[str], language: Language, most: int = MOST_SKIPPED
) -> Iterator[str]:
    """Return how many files were skipped since they are no dossiers, and which."""
    if not skipped:
        return
    named = ", ".join(map(visible, skipped[:most]))
    more = len(skipped) - most
    also = f" {more_of(more, language)}" if more > 0 else ""
    number = grouped(len(skipped), language)
    yield f"{SKIPPED.of(language)}: {number} ({named}{also})."


def not_checked(examined: Examined, language: Language) -> Iterator[str]:
    """Return in sentences what of a dossier could not be checked, and why; nothing where all was.

    What somebody wished not to be asked is told of the run, by ``configured_sentences``.
    """
    unchecked = unchecked_sentence(examined.tally, language)
    if unchecked:
        yield unchecked
    if examined.absent_chapters:
        yield f"{ABSENT_CHAPTERS.of(language)} {', '.join(examined.absent_chapters)}."


def since_sentences(result: Result, language: Language) -> Iterator[str]:
    """Return how much is new, worse and mended since the revision it was compared with, if any."""
    if result.since is None:
        return
    numbers = Counter(one.change for one in result.diagnoses)
    revision, mended = visible(result.since.revision), result.since.mended
    new, worse, same = (grouped(numbers[change], language) for change in FindingChange)
    yield Text(
        f"Sinds {revision}: {new} nieuw, {worse} erger, {same} stonden er al, "
        f"{grouped(len(mended), language)} hersteld.",
        f"Since {revision}: {new} new, {worse} worse, {same} already there, "
        f"{grouped(len(mended), language)} mended.",
    ).of(language)
    words = {
        Text("Hersteld", "Mended"): mended,
        Text(
            "Niet hersteld, maar niet meer na te rekenen: wat er stond, is weg of onleesbaar",
            "Not mended, but no longer to be checked: what stood there is gone or unreadable",
        ): result.since.dropped,
    }
    for word, findings in words.items():
        named = [
            f"{one.rule.code} {visible(one.dossier)} ({one.rule.title.of(language)})"
            for one in findings[:_MOST_MENDED]
        ]
        more = len(findings) - len(named)
        also = [Text(f"en nog {more}", f"and {more} more").of(language)] if more else []
        if named:
            yield f"{word.of(language)}: {'; '.join((*named, *also))}."


def configured_sentences(result: Result, language: Language) -> Iterator[str]:
    """Return which rules were not asked, and which count for less, since somebody wished so."""
    left = [rule for rule in all_rules() if rule not in (*result.ignored, *FAILURES)]
    if len(left) < len(result.ignored):
        words = Text("Enkel nagekeken op verzoek", "Only checked, as requested").of(language)
        nothing = Text("niets", "nothing").of(language)
        yield f"{words}: {_codes(left, language) or nothing}."
    elif result.ignored:
        words = Text("Niet nagekeken op verzoek", "Not checked, as requested").of(language)
        yield f"{words}: {_codes(result.ignored, language)}."
    for own in Severity:
        for told in Severity:
            rules = [one.rule for one in result.lowered if one == (one.rule, told)]
            if some := [rule for rule in rules if rule.severity is own]:
                was, now = (SEVERITY_NOUNS[one][0] for one in (own, told))
                file, codes = visible(result.configuration), _codes(some, language)
                yield Text(
                    f"Geteld als {now.nl} en niet als {was.nl}, door {file}: {codes}.",
                    f"Counted as {_a(now.en)} and not as {_a(was.en)}, by {file}: {codes}.",
                ).of(language)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _codes(rules: Sequence[Rule], language: Language) -> str:
    """Return rules by their codes, those of a whole family together."""
    families = Counter(rule.family for rule in all_rules() if rule not in FAILURES)
    named = Counter(rule.family for rule in rules)
    every = Text("alle", "all").of(language)
    names = dict.fromkeys(
        f"{rule.family} ({every} {number})"
        if (number := families[rule.family]) == named[rule.family] > 1
        else rule.code
        for rule in rules
    )
    return ", ".join(names)


def verdict_sentence(result: Result, language: Language, *, below: bool = False) -> str:
    """Return how the run ended, and what to do; what is wrong stands above it, or below."""
    match outcome_of(result):
        case RunOutcome.BROKEN:
            text = _broken(result, language, below)
        case RunOutcome.NO_DOSSIERS:
            text = _NONE_OF_THESE if result.context else _NO_DOSSIERS
        case RunOutcome.NOTHING_CALCULATED:
            text = _NOTHING_CALCULATED
        case RunOutcome.DOUBTFUL:
            found = counted(result.by_severity()[Severity.WARNING], WARNINGS, language)
            text = Text(
                f"Geen fouten in wat nagerekend kon worden, wel {found}: kijk of het zo hoort.",
                f"No errors in what could be checked, but {found}: see whether it is as meant.",
            )
            if less := _told_as_less(result):
                text = Text(
                    f"{less.nl}; geen andere fouten in wat nagerekend kon worden, in het geheel "
                    f"{found}: kijk of het zo hoort.",
                    f"{less.en}; no other errors in what could be checked, {found} in all: see "
                    "whether it is as meant.",
                )
        case RunOutcome.SOUND:
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
    found = _told_as_less(result)
    less = Text(f"; {found.nl}", f"; {found.en}") if found else Text("", "")
    if warned:
        nl = f", en {counted(warned, WARNINGS, language)}"
        en = f", and {counted(warned, WARNINGS, language)}"
    these = "fout" if counts[Severity.ERROR] == 1 else "fouten"
    return Text(
        f"{errors} in {where}{nl}{less.nl}. Verbeter de {these} "
        f"{'hieronder' if below else 'hierboven'} en kijk opnieuw na.",
        f"{errors} in {where}{en}{less.en}. Correct what is marked as an error and check again.",
    )


def _told_as_less(result: Result) -> Text | None:
    """Return how much the configuration makes less serious than it is; None for nothing."""
    less = told_as_less(result)
    if not less:
        return None
    nouns = {SEVERITY_NOUNS[one.severity][0] for one in less}
    (noun,) = nouns if len(nouns) == 1 else (Text("minder", "less"),)
    a = _a(noun.en) if len(nouns) == 1 else noun.en
    number = len(less)
    if all(one.finding.is_broken for one in less):
        nl = "klopt niet" if number == 1 else "kloppen niet"
        en = "does not agree" if number == 1 else "do not agree"
        broken = Text(
            f"{grouped(number, Language.NL)} {nl}", f"{grouped(number, Language.EN)} {en}"
        )
    else:
        broken = Text(
            counted(number, FINDINGS, Language.NL), counted(number, FINDINGS, Language.EN)
        )
    file = visible(result.configuration)
    return Text(
        f"{broken.nl}, als {noun.nl} gemeld door {file}", f"{broken.en}, told as {a} by {file}"
    )


def _sound(result: Result, language: Language) -> Text:
    left = result.tally().verdicts[Verdict.UNCHECKED]
    but = Text(" of is toegelicht", " or is explained") if result.explained else Text("", "")
    less = _told_as_less(result)
    if less:
        return Text(
            f"{less.nl}; verder klopt wat nagerekend kon worden{but.nl}.",
            f"{less.en}; all else that could be checked agrees{but.en}.",
        )
    if not left and (result.ignored or any(one.absent_chapters for one in result.examined)):
        return Text(
            f"Alles wat nagekeken is, klopt{but.nl}.", f"All that was checked agrees{but.en}."
        )
    if not left:
        return Text(f"Alles klopt{but.nl}.", f"Everything agrees{but.en}.")
    total = counted(result.tally().relations(), RELATIONS, language)
    some = grouped(left, language)
    return Text(
        f"Wat nagerekend kon worden, klopt{but.nl}; {some} van de {total} kon niet.",
        f"What could be checked agrees{but.en}; {some} of {total} could not be.",
    )
