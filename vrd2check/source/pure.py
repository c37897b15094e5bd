"""PyYAML's Python parser, brought in line with its C parser (libyaml) where the two differ.

Both read YAML 1.1. The Python one refuses a tab as white space after a value and a question mark
inside a plain value in ``[…]`` or ``{…}``; it accepts escapes of half a character
(``"\\ud800"``). Dossiers must read the same wherever they are read, and the C parser is what
nearly everybody has, so its behaviour is the measure.
"""

# The overridden methods follow PyYAML's own, which are not typed.
# mypy: disable-error-code="no-untyped-call"

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_BREAKS = "\r\n"
_BLANKS_AND_BREAKS = " \t\r\n\0"
_FLOW_INDICATORS = ",[]{}"


class PureParser(Reader, Scanner, Parser):
    """Text to events in Python alone; has the interface of ``yaml.cyaml.CParser``."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip white space and comments; a tab counts as such where no key can begin."""
        while True:
            while self.peek() == " " or (
                self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)
            ):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\r\n\0":
                    self.forward()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> ScalarToken:
        """Read a plain value, which may run over several lines."""
        chunks: list[str] = []
        start_mark = end_mark = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#" and not self._at_document_marker():
            length = self._plain_length(start_mark)
            if length == 0:
                break
            self.allow_simple_key = False
            chunks += spaces
            chunks.append(self.prefix(length))
            self.forward(length)
            end_mark = self.get_mark()
            if self.peek() not in " \t\r\n":
                break
            spaces = self._plain_spaces(indent, start_mark)
            if not self.flow_level and self.column < indent:
                break
        return ScalarToken("".join(chunks), True, start_mark, end_mark)

    def _at_document_marker(self) -> bool:
        return (
            self.column == 0
            and self.prefix(3) in ("---", "...")
            and self.peek(3) in _BLANKS_AND_BREAKS
        )

    def _plain_length(self, start_mark: Any) -> int:
        length = 0
        while (char := self.peek(length)) not in _BLANKS_AND_BREAKS:
            if char == ":":
                following = self.peek(length + 1)
                if following in _BLANKS_AND_BREAKS:
                    break
                if self.flow_level and following in ",?[]{}":
                    raise ScannerError(
                        "while scanning a plain scalar",
                        start_mark,
                        "found unexpected ':'",
                        self.get_mark(),
                    )
            if self.flow_level and char in _FLOW_INDICATORS:
                break
            length += 1
        return length

    def _plain_spaces(self, indent: int, start_mark: Any) -> list[str]:
        blanks: list[str] = []
        breaks: list[str] = []
        while self.peek() in " \t\r\n":
            if self.peek() in _BREAKS:
                blanks = []
                breaks.append(self.scan_line_break())
                self.allow_simple_key = True
                continue
            if breaks and self.column < indent and self.peek() == "\t":
                raise ScannerError(
                    "while scanning a plain scalar",
                    start_mark,
                    "found a tab character that violates indentation",
                    self.get_mark(),
                )
            if not breaks:
                blanks.append(self.peek())
            self.forward()
        if not breaks:
            return blanks
        return breaks[1:] or [" "]

    def scan_block_scalar_indicators(self, _start_mark: Any) -> tuple[bool | None, int | None]:
        """Read what follows ``|`` or ``>``: whether to keep the last line ends, the indentation."""
        chomping: bool | None = None
        increment: int | None = None
        for _ in range(2):
            char = self.peek()
            if char in "+-" and chomping is None:
                chomping = char == "+"
            elif char in "123456789" and increment is None:
                increment = int(char)
            else:
                break
            self.forward()
        return chomping, increment

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """Skip white space and a comment behind ``|`` or ``>``."""
        while self.peek() in " \t":
            self.forward()
        if self.peek() == "#":
            while self.peek() not in "\r\n\0":
                self.forward()
        if self.peek() not in "\r\n\0":
            raise ScannerError(
                "while scanning a block scalar",
                start_mark,
                "did not find expected comment or line break",
                self.get_mark(),
            )
        self.scan_line_break()

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Any]:
        """Find the indentation of a block from its first line."""
        found: tuple[list[str], int, Any] = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], Any]:
        """Skip the indentation of a line of a block, and empty lines before it."""
        found: tuple[list[str], Any] = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return found

    def _refuse_tab(self) -> None:
        if self.peek() == "\t":
            mark = self.get_mark()
            raise ScannerError("while scanning a block scalar", mark, "found a tab", mark)

    def scan_directive_name(self, start_mark: Any) -> str:
        """Read what follows ``%`` at the start of a line; only YAML and TAG are known."""
        name: str = super().scan_directive_name(start_mark)
        if name not in ("YAML", "TAG"):
            raise ScannerError(
                "while scanning a directive",
                start_mark,
                "found unknown directive name",
                self.get_mark(),
            )
        return name

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Read a quoted value; an escape must stand for a whole character."""
        start_mark = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
            token.value.encode("utf-8")
        except (ValueError, OverflowError):
            raise ScannerError(
                "while parsing a quoted scalar",
                start_mark,
                "found invalid Unicode character escape code",
                start_mark,
            ) from None
        return token
