"""Dossiers spoiled as people and programs spoil them: slips of the hand, of a merge, of a disk."""

import re
from collections.abc import Callable
from random import Random

HOSTILE = (
    "\x1b[31mrood\x1b[0m",
    "\x00",
    "\ufeff",
    "\u202e",
    "\u2028",
    "\x85",
    "\ud800",
    "\U0010ffff",
    "e" + "\u0301" * 20,
    "[/bold] [red]",
    "::error file=a::b",
    "%0A%25",
    "]]>",
    "<script>",
    "`|*_~",
    "=1+1",
    "{0} {message} %s %(a)s",
    "../../etc/passwd",
    "&a *a",
    "!!python/object:os.system",
    "<<: *a",
    "--- ...",
    "\t",
    "\r",
    "€ −",
)
FIGURES = (
    "9" * 24,
    "9" * 25,
    "1" + "0" * 400,
    "-0",
    "0,00",
    "1,5 mio",
    "15.974,02",
    "1.2345",
    "9.502",
    "(20.000)",
    "25 %",
    "1e400",
    ".inf",
    ".nan",
    "0x1F",
    "17:30",
    "1_000",
    "٣٤",
    "１２",
    "nvt",
    "~",
    "",
    "2022-02-30",
    "04/09/2022",
    "Q5 2022",
    "0000",
    "9999",
    "99999",
    "22.10",
    "januari",
    "100000000000000000000 %",
)
_WORD = re.compile(r"[^\s,:{}\[\]\"']+")
_FIGURE = re.compile(r"\d[\d. ,]*\d|\d")
Mutation = Callable[[Random, str], str]


def mutated(random: Random, text: str, most: int = 4) -> bytes:
    """Spoil a text in one to so many ways, and now and then its bytes as well."""
    for _ in range(random.randint(1, most)):
        text = random.choice(MUTATIONS)(random, text)
    data = text.encode("utf-8", errors="surrogatepass")
    if random.randint(0, 9) == 0:
        data = _with_other_bytes(random, data)
    return data


def _with_other_bytes(random: Random, data: bytes) -> bytes:
    spoiled = bytearray(data)
    for _ in range(random.randint(1, 4)):
        if spoiled:
            spoiled[random.randint(0, len(spoiled) - 1)] ^= 1 << random.randint(0, 7)
    if random.randint(0, 3) == 0:
        spoiled[:0] = random.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    return bytes(spoiled)


def _line_removed(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        del lines[random.randint(0, len(lines) - 1)]
    return "".join(lines)


def _line_repeated(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        lines.insert(random.randint(0, len(lines)), random.choice(lines))
    return "".join(lines)


def _line_moved(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        line = lines.pop(random.randint(0, len(lines) - 1))
        lines.insert(random.randint(0, len(lines)), line)
    return "".join(lines)


def _lines_shuffled(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = random.randint(0, len(lines))
    part = lines[start : start + 8]
    random.shuffle(part)
    lines[start : start + 8] = part
    return "".join(lines)


def _indented_otherwise(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        place = random.randint(0, len(lines) - 1)
        indent = random.choice(("", " ", "   ", "\t", "- ", "? ", ": ", "# "))
        line = lines[place]
        lines[place] = indent + (line.lstrip(" ") if random.randint(0, 1) else line)
    return "".join(lines)


def _cut_off(random: Random, text: str) -> str:
    return text[: random.randint(0, len(text))]


def _other_line_ends(random: Random, text: str) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r", "\n\n", " \n")))


def _character_put_in(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice("[]{},:\"'-#&*!|>%@`?~\t\r\n\0 9") + text[at:]


def _character_left_out(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + 1 :]


def _hostile_put_in(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(HOSTILE) + text[at:]


def _word_is_hostile(random: Random, text: str) -> str:
    return _instead(random, text, _WORD, random.choice(HOSTILE))


def _figure_is_another(random: Random, text: str) -> str:
    return _instead(random, text, _FIGURE, random.choice(FIGURES))


def _figure_is_near(random: Random, text: str) -> str:
    found = list(_FIGURE.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    digits = list(match.group())
    digits[random.randint(0, len(digits) - 1)] = random.choice("0123456789-.,")
    return text[: match.start()] + "".join(digits) + text[match.end() :]


def _word_from_elsewhere(random: Random, text: str) -> str:
    found = _WORD.findall(text)
    return _instead(random, text, _WORD, random.choice(found)) if found else text


def _quoted(random: Random, text: str) -> str:
    found = list(_WORD.finditer(text))
    if not found:
        return text
    match, quote = random.choice(found), random.choice("\"'")
    return f"{text[: match.start()]}{quote}{match.group()}{quote}{text[match.end() :]}"


def _instead(random: Random, text: str, pattern: re.Pattern[str], new: str) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start()] + new + text[match.end() :]


MUTATIONS: tuple[Mutation, ...] = (
    _line_removed,
    _line_repeated,
    _line_moved,
    _lines_shuffled,
    _indented_otherwise,
    _cut_off,
    _other_line_ends,
    _character_put_in,
    _character_left_out,
    _hostile_put_in,
    _word_is_hostile,
    _figure_is_another,
    _figure_is_near,
    _figure_is_near,
    _word_from_elsewhere,
    _quoted,
)
