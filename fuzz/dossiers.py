"""Dossiers out of the schema: every kind and chapter, with plausible and implausible contents."""

import json
import re
from random import Random

from vrd2check.dossiers import KINDS
from vrd2check.schema import kinds
from vrd2check.schema.shape import Schema, definition, resolve

from .mutations import FIGURES, HOSTILE

AMOUNTS = ("0", "5", "7", "12", "100", "-5", "6000", "6.000", "6 000", "€ 6.000", "1.250,50", "nvt")
COUNTS = ("0", "1", "3", "5", "12,5", "100", "1360,5", "x")
PERIODS = ("Q1", "Q1 2022", "Q4 2022", "2022", "2023", "maart 2022", "juli", "31/02/2022", "ooit")
NAMES = (
    "vrd2",
    "eigen",
    "VRD 2 investeringen",
    "VRD2 Investering",
    "Nog te bepalen",
    "Downloadcatalogus",
    "Project Manager",
    "Projectmanager",
    "Externe medewerkers",
    "D.22.12.1",
    "D.22.12.2",
    "22.12.02",
    "D1",
    "D.99.9.1",
    "KPI.22.12.1",
    "VR 2020 2711 DOC.1294/1",
    "DEL101",
    "VEK101",
    "totaal",
)
WORDS = {
    "bedrag": AMOUNTS,
    "aantal": COUNTS,
    "waarde": COUNTS,
    "percentage": ("5 %", "95 %", "16,3 %", "21", "0,5", "101 %"),
    "jaar": ("2022", "2023"),
    "periode": PERIODS,
    "maand": ("juli", "3", "december", "mnd 3"),
    "datum": ("27/11/2020", "04/09/2022", "2022-09-04", "31/02/2022"),
    "nummer": ('"22.12"', '"22.5"', "22.10", '"22.M1"'),
    "deliverable": ("D.22.12.1", "D.22.12.2", "22.12.02", "D3"),
    "bron": ("vrd2", "eigen", "VRD 2 investeringen"),
    "vlag": ("ja", "nee", "true"),
}
KEYS = ("2021", "2022", "2023", "2024", "Q1 2022", "Q2 2022", "vrd2", "eigen", "jan", "dec", "x")
_OFTEN = ("deliverables", "bronnen", "budget", "kostenmodel", "regels", "totaal")
_PLAIN = re.compile(r"[^\W_](?:[\w .()/+-]*[\w.)%])?")
_DEEPEST = 9


def dossier(random: Random, kind: str | None = None) -> str:
    """Make the text of one dossier; most of it has the right shape."""
    kind = kind or random.choice(sorted(kinds()))
    maker = _Maker(random, hostile=random.randint(0, 3) == 0)
    shape = definition(kind)
    lines = [f"soort: {kind}"]
    for key, below in shape["properties"].items():
        required = key in shape.get("required", ()) or key in _OFTEN
        chapter = key in KINDS[kind].chapters
        if key != "soort" and maker.wants(9 if required else 5 if chapter else 4):
            lines += maker.entry(key, below, 0)
    if random.randint(0, 4) == 0:
        random.shuffle(lines)
    return "\n".join(lines) + "\n"


class _Maker:
    """Makes values of a shape, now and then of another."""

    def __init__(self, random: Random, *, hostile: bool) -> None:
        self.random = random
        self.hostile = hostile

    def wants(self, out_of_ten: int) -> bool:
        return self.random.randint(0, 9) < out_of_ten

    def entry(self, key: str, shape: Schema, depth: int) -> list[str]:
        """Return a key with its value, in one line or in a block of them."""
        indent = "  " * depth
        if self.wants(4):
            return [f"{indent}{key}: {self.flow(shape, depth)}"]
        spot = resolve(shape)
        if "properties" in spot.schema or "patternProperties" in spot.schema:
            below = [
                line
                for name, one in self.properties(spot.schema, depth)
                for line in self.entry(name, one, depth + 1)
            ]
            return [f"{indent}{key}:", *below] if below else [f"{indent}{key}: {{}}"]
        if "items" in spot.schema:
            items = [
                f"{indent}  - {self.flow(spot.schema['items'], depth + 1)}"
                for _ in range(self.random.randint(1, 4))
            ]
            return [f"{indent}{key}:", *items]
        return [f"{indent}{key}: {self.scalar(spot.name, spot.schema)}"]

    def flow(self, shape: Schema, depth: int) -> str:
        spot = resolve(shape)
        if depth > _DEEPEST or (self.hostile and self.wants(1)):
            return self.scalar(spot.name, spot.schema)
        if "properties" in spot.schema or "patternProperties" in spot.schema:
            found = self.properties(spot.schema, depth)
            inside = [f"{name}: {self.flow(one, depth + 1)}" for name, one in found]
            return "{" + ", ".join(inside) + "}"
        if "items" in spot.schema:
            least = spot.schema.get("minItems", 0)
            number = max(least, self.random.randint(0, 3))
            items = [self.flow(spot.schema["items"], depth + 1) for _ in range(number)]
            return "[" + ", ".join(items) + "]"
        return self.scalar(spot.name, spot.schema)

    def properties(self, shape: Schema, depth: int) -> list[tuple[str, Schema]]:
        found = [
            (key, below)
            for key, below in shape.get("properties", {}).items()
            if self.wants(9 if key in shape.get("required", ()) else 6 if depth < 4 else 5)
        ]
        others = [*shape.get("patternProperties", {}).values()]
        if isinstance(shape.get("additionalProperties"), dict):
            others.append(shape["additionalProperties"])
        for below in others:
            keys = dict.fromkeys(self.random.choice(KEYS) for _ in range(self.random.randint(1, 3)))
            found += [(key, below) for key in keys if key not in dict(found)]
        return found

    def scalar(self, name: str, shape: Schema) -> str:
        if self.hostile and self.wants(2):
            return self.written(self.random.choice((*HOSTILE, *FIGURES)))
        allowed = shape.get("enum") or ([shape["const"]] if "const" in shape else None)
        if allowed and self.wants(9):
            return str(self.random.choice(allowed))
        word = str(self.random.choice(WORDS.get(name, NAMES)))
        return word if word.startswith('"') else self.written(word)

    def written(self, word: str) -> str:
        """Write a word plainly where that is YAML, else mostly in quotes."""
        if _PLAIN.fullmatch(word) or (self.hostile and self.wants(3)):
            return word
        return json.dumps(word, ensure_ascii=self.wants(5))
