"""Names that are used and not declared, or declared and not used."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from vrd2check.dossiers import (
    Dimension,
    Name,
    ProjectDossier,
    canonical_form,
    canonical_number,
    deliverable_number,
    is_undetermined,
    names_several,
)
from vrd2check.dossiers.likeness import with_digits
from vrd2check.dossiers.vocabulary import by_thing, distinct, spelled
from vrd2check.language import Text
from vrd2check.schema.suggestions import Words

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of
from .base.uses import (
    is_declared,
    lines_missing,
    undeclared_deliverables,
    unused_deliverables,
    used_beside,
)
from .staffing import unpaid


@rule("REF201", "undeclared-deliverable", Severity.ERROR, ProjectDossier)
def undeclared_deliverable(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every deliverable in a table or in the planning must be in chapter 4, by number or title."""
    titles = Words(one.title.text for one in dossier.deliverables if one.title is not None)
    numbers = _numbers_by_title(dossier)
    declared = {one.number.text for one in dossier.deliverables}
    for names in undeclared_deliverables(dossier):
        if _several(numbers, names[0]) is not None:
            continue
        # Another number is another deliverable, however much it is like a title.
        known = titles if deliverable_number(names[0].canonical) is None else Words(())
        hint = (
            _without_sign(names[0].text, declared)
            or _digit_for_letter(names[0].text, dossier)
            or _did_you_mean(names[0].text, known)
        )
        yield Problem.at_first(names, {"name": names[0], "hint": hint})


@rule("REF202", "undeclared-source", Severity.ERROR, ProjectDossier)
def undeclared_source(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every financing source is named once under bronnen, and by its short name in the tables."""
    keys = [source.key.text for source in dossier.sources]
    known = Words([*keys, *(source.name.text for source in dossier.sources)])
    for names in _undeclared_sources(dossier):
        yield Problem.at_first(
            names, {"name": names[0], "hint": _did_you_mean(names[0].text, known)}
        )


@rule("REF203", "undeclared-product", Severity.WARNING, ProjectDossier)
def undeclared_product(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The deliverables of chapter 4 say to which product they belong."""
    products = [one.product for one in dossier.deliverables if one.product is not None]
    if not is_declared(dossier, "deliverables") or len(products) < len(dossier.deliverables):
        return
    if not products:
        return
    declared = distinct(products)
    known = all_of([f"“{name}”" for name in declared])
    # Of a product that has staff and no money, INZ306 tells it.
    told = {name.canonical for name in declared} | unpaid(dossier, Dimension.PRODUCT).keys()
    for names in used_beside(dossier, Dimension.PRODUCT, told):
        yield Problem.at_first(names, {"name": names[0], "products": known})


@rule("REF207", "product-of-other-deliverable", Severity.WARNING, ProjectDossier)
def product_of_other_deliverable(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A line of a table has the product that chapter 4 gives its deliverable."""
    declared: dict[str, list[Name]] = {}
    for one in dossier.deliverables:
        if one.product is not None:
            declared.setdefault(one.number.canonical, []).append(one.product)
    known = {product.canonical for products in declared.values() for product in products}
    for line in (line for table in dossier.tables() for line in table.all_lines()):
        name, product = line.name(Dimension.DELIVERABLE), line.name(Dimension.PRODUCT)
        if name is None or product is None or product.canonical not in known:
            continue
        own = declared.get(name.canonical, [])
        if own and product.canonical not in {one.canonical for one in own}:
            about: dict[str, Printable] = {"name": name, "product": product, "own": own[0]}
            yield Problem(product.place, about, related=(own[0].place,))


@rule("REF204", "unused-deliverable", Severity.WARNING, ProjectDossier)
def unused_deliverable(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A deliverable for which no money, people or time is provided was forgotten or dropped."""
    for deliverable in unused_deliverables(dossier):
        yield Problem(deliverable.place, {"name": deliverable})


@rule("REF205", "unused-source", Severity.WARNING, ProjectDossier)
def unused_source(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A source that is named and gives money nowhere is a leftover, or a line of it is missing."""
    used = spelled(dossier, Dimension.SOURCE)
    if not used or lines_missing(dossier) or list(_undeclared_sources(dossier)):
        return
    things = {name.canonical for name in used}
    for source in dossier.sources:
        if source.name.canonical not in things:
            yield Problem(source.key.place, {"name": source.name})


@rule("REF206", "several-deliverables", Severity.ERROR, ProjectDossier)
def several_deliverables(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A line is of one deliverable: nobody can tell how much of it is for another."""
    used = [deliverable.number for deliverable in dossier.deliverables]
    used += spelled(dossier, Dimension.DELIVERABLE)
    numbers = _numbers_by_title(dossier)
    for names in by_thing(used).values():
        several = _several(numbers, names[0])
        if several is not None:
            yield Problem.at_first(names, {"name": names[0], "several": several})


def _numbers_by_title(dossier: ProjectDossier) -> dict[str, list[str]]:
    """Return the numbers of the deliverables that have a title, by its canonical form."""
    numbers: dict[str, set[str]] = {}
    for one in dossier.deliverables:
        if one.title is not None:
            numbers.setdefault(canonical_form(one.title.text), set()).add(one.number.text)
    return {title: sorted(found) for title, found in numbers.items()}


def _several(numbers: Mapping[str, Sequence[str]], name: Name) -> Text | None:
    """Return why a name is of no single deliverable; None for all others."""
    if names_several(name.text):
        return Text("noemt meer dan één deliverable", "names more than one deliverable")
    titled = numbers.get(canonical_form(name.text), ())
    if len(titled) < 2:
        return None
    of = all_of(titled)
    return Text(f"is de titel van {of.nl}", f"is the title of {of.en}")


def _undeclared_sources(dossier: ProjectDossier) -> Iterator[Sequence[Name]]:
    if dossier.sources:
        declared = {source.name.canonical for source in dossier.sources}
        for names in used_beside(dossier, Dimension.SOURCE, declared):
            if not is_undetermined(names[0].text):
                yield names


def _without_sign(written: str, known: Collection[str]) -> Text | None:
    """Return which name was meant where only a sign of a sentence stands behind it."""
    meant = written.rstrip(",;.")
    if meant == written or meant not in known:
        return None
    sign = written[len(meant) :]
    return Text(
        nl=f" Bedoelt u “{meant}”? Wis dan “{sign}” op het einde.",
        en=f" Did you mean “{meant}”? Then delete “{sign}” at its end.",
    )


def _digit_for_letter(written: str, dossier: ProjectDossier) -> Text | None:
    """Return which number was meant where a letter looks like a digit, in it or in the list."""
    own = dossier.head.number_parts()
    number = canonical_number(with_digits(written), own)
    for one in dossier.deliverables if number is not None else ():
        if canonical_number(with_digits(one.number.text), own) == number:
            meant = one.number.text
            return Text(
                nl=f" Bedoelt u “{meant}”? In een van beide staat een letter als cijfer.",
                en=f" Did you mean “{meant}”? One of the two has a letter for a digit.",
            )
    return None


def _did_you_mean(written: str, known: Words) -> Text:
    meant = known.nearest(written)
    if meant is None:
        return Text(nl="", en="")
    return Text(nl=f" Bedoelt u “{meant}”?", en=f" Did you mean “{meant}”?")
