"""What the headings of the template's tables mean."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from vrd2check.dossiers import plain
from vrd2check.figures import month_number

TOTAL = "totaal"
YEAR = "jaar"
MONTH = "maand"
COMPUTED = "Berekend"
"""What stands above columns, and before rows, that an export computed; no author states them."""
DOSSIER = "Dossier"
"""The worksheet of an exported workbook with what no table has."""
IGNORED = "-"
"""The key of a column that is passed over."""
NOISE = ""
"""The key of a heading that says nothing of what stands below it, such as “Waarden”."""

# The words above a column by what they mean, in the words of the format; without spaces and signs.
_WORDS = {
    "product": "product productomschrijving productnaam",
    "nr": "delivnr delivnummer deliverablenr deliverablenummer nr nrdeliverable nummerdeliverable",
    "deliverable": "deliverable deliverables",
    "omschrijving": "omschrijving beschrijving omschrijvingdeliverable deliverableomschrijving",
    "bron": "financiering financieringsbron bron",
    "overheidsopdracht": "overheidsopdracht overheidsopdrachten raamcontract",
    "profiel": "profiel profielen functie",
    "kredietsoort": "kredietsoort soortkrediet",
    "aantal": "aantal aantalmd md mandagen aantalmandagen aantaldagen aantalmaanden forfait",
    "prijs": "prijs prijsdag prijsperdag dagprijs prijsmaand eenheidsprijs",
    "kost": "kost kostprijs",
    "bedrag": "bedrag bedraginclbtw bedragbtwin budget budgetinclbtw totaalinclbtw",
    "percentage": "percentage aandeel",
    TOTAL: "totaal eindtotaal",
    "vak": "vak",
    "vek": "vek",
    MONTH: "maand mnd",
    YEAR: "jaar",
    "actie": "actie acties",
    "van": "van startdatum start begin begindatum",
    "tot": "tot einddatum einde",
    "risico": "risico",
    "ernst": "ernst impact",
    "kans": "kans waarschijnlijkheid",
    "rpn": "rpn",
    "beheersmaatregel": "beheersmaatregel maatregel beheersmaatregelen",
    "kpi": "kpi kpinr kpinummer",
    "streefwaarde": "streefwaarde",
    "meetperiode": "meetperiode",
    "rol": "rol",
    "groep": "groep",
    "actueel": "actueel",
    "prognose": "prognose",
    "nummer": "nummer projectnummer",
    "titel": "titel projecttitel",
    NOISE: "waarden sombedragbtwin somvanbedragbtwin rijlabels kolomlabels btw inclbtw",
}
_MEANINGS = {word: key for key, words in _WORDS.items() for word in words.split()}
_BEGINNINGS = {"aankooptype": "aankooptype", "betrokkenpart": "partijen", "partijen": "partijen"}
_YEAR = re.compile(r"(?:jaar\s*)?((?:19|20)[0-9]{2})", re.IGNORECASE)
_YEAR_TOTAL = re.compile(r"((?:19|20)[0-9]{2})\s*incl\b.*", re.IGNORECASE)
_NUMBERED_MONTH = re.compile(r"(0?[1-9]|1[0-2])[/-](?:20)?[0-9]{2}")
_FIRST_DAY = re.compile(r"0?1[/-](0?[1-9]|1[0-2])[/-](?:19|20)[0-9]{2}")
# VAK and VEK in one row with their year, or that of a total.
_SIDE = re.compile(
    r"(?:(?P<before>(?:19|20)[0-9]{2})|(?P<total_before>totaal))?\s*(?P<side>vak|vek)"
    r"\s*(?:(?P<year>(?:19|20)[0-9]{2})|(?P<total>totaal))?",
    re.IGNORECASE,
)
# What may stand behind the words of a heading: brackets, with VAT or without, the unit, a year.
_QUALIFIED = re.compile(
    r"(?<!\s)\s*+"
    r"(?:\([^()]*\)|(?:incl|excl)\.? btw|in (?:euro|eur)|euro|eur|(?:19|20)[0-9]{2})\s*+$",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"([A-Za-z]+\.?)[\s./'-]*(?:(?:19|20)?[0-9]{2})")
_LONGEST = 80
_COMPUTED = plain(COMPUTED)
_WORDED = re.compile(r"[A-Za-z]")


class Heading(NamedTuple):
    """What a heading says: the format's word for the column, and its year or month if it has one.

    ``text`` is the heading itself; ``sums`` tells a VAK or VEK that says of itself it is a total.
    """

    key: str
    text: str
    year: int | None = None
    month: int | None = None
    sums: bool = False


def heading_of(text: str) -> Heading | None:
    """Return what a heading means; None when it is none that the template has."""
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        return None
    if found := _YEAR.fullmatch(stripped):
        return Heading(YEAR, text, year=int(found[1]))
    if found := _YEAR_TOTAL.fullmatch(stripped):
        return Heading(TOTAL, text, year=int(found[1]))
    if found := _NUMBERED_MONTH.fullmatch(stripped) or _FIRST_DAY.fullmatch(stripped):
        return Heading(MONTH, text, month=int(found[1]))
    if plain(text).startswith(_COMPUTED):
        return Heading(IGNORED, text)
    if found := _SIDE.fullmatch(stripped):
        year = found["year"] or found["before"]
        is_total = bool(found["total"] or found["total_before"])
        return Heading(found["side"].lower(), text, year=int(year) if year else None, sums=is_total)
    return _worded(stripped, text) or _worded(_QUALIFIED.sub("", stripped), text)


def _worded(word: str, text: str) -> Heading | None:
    """Return what the words of a heading mean."""
    letters = plain(word)
    if letters in _MEANINGS:
        return Heading(_MEANINGS[letters], text)
    named = _OF_YEAR.fullmatch(word)
    for one in (word, named[1] if named else ""):
        month = month_number(one) if _WORDED.search(one) else None
        if month is not None:
            return Heading(MONTH, text, month=month)
    for beginning, key in _BEGINNINGS.items():
        if letters.startswith(beginning):
            return Heading(key, text)
    return None


def is_computed(text: str) -> bool:
    """Whether a label says that what follows was computed by an export."""
    return plain(text).startswith(_COMPUTED)


def chapter_of(keys: Mapping[str, int], titles: str) -> str | None:
    """Return the chapter of a table, by how often each heading stands there; None if none has it.

    ``titles`` is what stands above it, in plain letters.
    """
    has = keys.keys()
    if keys.get(MONTH, 0) >= 6:
        return "prognose_vek"
    if has & {"aankooptype", "overheidsopdracht", "kredietsoort"} and "aantal" not in has:
        return f"kostenmodel.{cost_table(titles)}"
    for chapter, some, others in _TELLING:
        if some <= has and (not others or others & has):
            return chapter
    if has & {"nr", "deliverable", "bron"} and has & {"bedrag", TOTAL}:
        return "budget"
    if has >= {"nr"} and "budget" in titles:
        return "budget"
    if has >= {"nr", "omschrijving"}:
        return "deliverables"
    if keys.get(YEAR, 0) >= 1 and not has & {"nr", "bron"}:
        return "kosten"
    return None


# The headings that a chapter alone has: all of some, and one of others where there are any.
_TELLING: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("vak_vek_kalender", frozenset({"vak", "vek"}), frozenset()),
    ("planning", frozenset({"actie"}), frozenset({"van", "tot"})),
    ("risicos", frozenset({"risico"}), frozenset({"ernst", "kans", "rpn"})),
    ("kpis", frozenset({"kpi"}), frozenset({"omschrijving", "streefwaarde"})),
    ("sturing", frozenset({"rol", "omschrijving"}), frozenset()),
    ("kosten", frozenset({"actueel", "prognose"}), frozenset()),
    ("inzet", frozenset({"profiel"}), frozenset({"aantal", TOTAL, "kost"})),
    ("inzet", frozenset({"prijs", "aantal"}), frozenset()),
    ("verdeling", frozenset({"percentage", "bedrag"}), frozenset()),
    ("projecten", frozenset({"nummer", "titel"}), frozenset({"bedrag"})),
)

# Which table of the cost model a title speaks of; the first of these words that it holds.
_COST_TABLES = (
    ("aansluiting", "aansluitingen"),
    ("exploitatie", "exploitatie"),
    ("beheer", "exploitatie"),
    ("investering", "investeringen"),
    ("innovatie", "investeringen"),
    ("doorontwikkeling", "investeringen"),
)


def cost_table(titles: str) -> str:
    """Return which table of the cost model titles speak of; investments where they do not say."""
    found = [(titles.rfind(word), table) for word, table in _COST_TABLES if word in titles]
    return max(found)[1] if found else "investeringen"
