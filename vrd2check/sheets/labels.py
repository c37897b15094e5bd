"""What a sentence calls a line, a subtotal and the grand total."""

from vrd2check.dossiers.tables import AnyLine
from vrd2check.language import Text

from .shape import Weight

THE_TOTAL = Text(nl="het eindtotaal", en="the grand total")


def label_of(line: AnyLine | None, weight: Weight = Weight.LINE) -> Text | str:
    """Return how a reader would call a line: by its names, else by where it stands."""
    if weight is Weight.TOTAL or line is None:
        return THE_TOTAL
    name = line.label()
    if not name:
        return Text(nl=f"de lijn op regel {line.place.line}", en=f"line {line.place.line}")
    if weight is Weight.SUBTOTAL:
        return Text(nl=f"het subtotaal {name}", en=f"the subtotal {name}")
    return name
