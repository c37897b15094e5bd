"""The language server: what an editor sends and asks, and what it gets."""

import asyncio
import logging
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path, urlparse

from vrd2check import __version__
from vrd2check.language import Language
from vrd2check.reports.safe import visible
from vrd2check.rules import Rule

from .actions import corrections, pasted_rows
from .desk import Desk, Document, Study
from .hovering import hover
from .marks import Marks
from .positions import Positions
from .relating import declarations, parts_of, totals_of, uses
from .rulepages import RulePages
from .window import Window

_DELAY = 0.25
"""Seconds of rest after which what was typed is checked."""

_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """A language server for dossiers, in one language."""

    def __init__(self, asked: Language | None, otherwise: Language) -> None:
        # Whole texts: dossiers are small, and no edit can then be applied at a wrong place.
        super().__init__(
            "vrd2check", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self._asked = asked
        self.language = asked or otherwise
        self._desk = Desk()
        self._open: dict[str, Document] = {}
        self._windows: dict[str, Window] = {}
        self._rule_pages = RulePages()
        self._marked: set[str] = set()
        self._told: set[str] = set()
        self._waiting: asyncio.Task[None] | None = None
        self._changes = 0
        self._checked = -1
        self._checking = asyncio.Lock()

    def speak(self, params: types.InitializeParams) -> None:
        """Take over the language of the editor, unless one was asked for."""
        options = params.initialization_options
        wish = options.get("language") if isinstance(options, dict) else None
        for word in (wish, params.locale):
            found = next((one for one in Language if str(word).lower()[:2] == one.value), None)
            if found is not None and self._asked is None:
                self.language = found
                return

    def put(self, uri: str, version: int, text: str) -> None:
        """Take in the text of a document as it stands in the editor."""
        path = to_fs_path(uri) if urlparse(uri)[0] == "file" else None
        self._open[uri] = Document(uri, Path(path) if path else None, text, version)
        self.check_soon()

    def take_away(self, uri: str) -> None:
        """Forget a document that was closed."""
        self._open.pop(uri, None)
        self.check_soon()

    def check_soon(self) -> None:
        """Check once nothing more is typed for a moment."""
        self._changes += 1
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.create_task(self._after_a_rest())

    async def _after_a_rest(self) -> None:
        await asyncio.sleep(_DELAY)
        # From here on it is no longer cancelled; what is typed meanwhile waits for its own rest.
        self._waiting = None
        async with self._checking:
            await self._check()

    async def up_to_date(self) -> None:
        """Check until what was found is about what is open now."""
        async with self._checking:
            while self._checked != self._changes:
                await self._check()

    async def _check(self) -> None:
        changes, documents = self._changes, tuple(self._open.values())
        loop = asyncio.get_running_loop()
        try:
            studies = await loop.run_in_executor(None, self._desk.studies, documents)
        except Exception as error:
            _log.exception("the check failed")
            self._tell(f"vrd2check: {type(error).__name__}: {error}")
            studies = []
        # What was typed meanwhile has other places: marks would be beside what they are about.
        if changes == self._changes:
            self._checked = changes
            self._mark(studies)

    def _mark(self, studies: list[Study]) -> None:
        units = self.workspace.position_codec.client_num_units
        uris = {document.file: document.uri for document in self._open.values()}
        self._windows.clear()
        found: dict[str, list[types.Diagnostic]] = {}
        for study in studies:
            positions = Positions(study.sources, uris, units)
            marks = Marks(positions, self.language, self._rule_page)
            for document in study.documents:
                self._windows[document.uri] = Window(
                    document, study, positions, marks, self.language
                )
            for uri, some in marks.by_uri(study).items():
                found.setdefault(uri, []).extend(some)
            for problem in study.problems:
                where = f"{problem.place}: " if problem.place is not None else ""
                self._tell(f"{where}{problem.message.of(self.language)}")
        for uri in (*found, *(self._marked - found.keys())):
            version = self._open[uri].version if uri in self._open else None
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, found.get(uri, []), version)
            )
        self._marked = {uri for uri, some in found.items() if some}

    def _tell(self, message: str) -> None:
        """Show a message, once."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(
                types.ShowMessageParams(types.MessageType.Warning, visible(message))
            )

    def _rule_page(self, rule: Rule, language: Language) -> str | None:
        """Return the address of the page of a rule, for an editor that can open it."""
        document = self.client_capabilities.text_document
        marks = document.publish_diagnostics if document is not None else None
        if marks is None or not marks.code_description_support:
            return None
        return self._rule_pages.uri(rule, language)

    async def window(self, document: types.TextDocumentIdentifier) -> Window | None:
        """Return an open document with what a check finds of it; None if it is not open."""
        await self.up_to_date()
        return self._windows.get(document.uri)


def make_server(asked: Language | None, otherwise: Language) -> Server:
    """Make a server; it speaks the language asked for, else the editor's, else ``otherwise``."""
    server = Server(asked, otherwise)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.speak(params)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.put(document.uri, document.version, document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        for change in params.content_changes:
            server.put(document.uri, document.version, change.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.take_away(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(_: Any) -> None:
        server.check_soon()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        window = await server.window(params.text_document)
        return hover(window, params.position) if window is not None else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location]:
        window = await server.window(params.text_document)
        if window is None or window.dossier is None:
            return []
        figure = window.figure_at(params.position)
        if figure is not None:
            return window.locations(parts_of(figure.place, window.study.result))
        return window.locations(
            declarations(window.dossier, lambda place: window.is_at(place, params.position))
        )

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location]:
        window = await server.window(params.text_document)
        if window is None or window.dossier is None:
            return []
        figure = window.figure_at(params.position)
        if figure is not None:
            return window.locations(totals_of(figure.place, window.study.result))
        return window.locations(
            uses(
                window.dossier,
                lambda place: window.is_at(place, params.position),
                declared_too=params.context.include_declaration,
            )
        )

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        window = await server.window(params.text_document)
        if window is None or not _wants_fixes(params.context.only):
            return []
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            None, lambda: [*pasted_rows(window, params.range), *corrections(window, params.range)]
        )

    return server


def _wants_fixes(only: Any) -> bool:
    """Whether quick fixes are among the kinds of action that an editor asks for."""
    return not only or any(types.CodeActionKind.QuickFix.value.startswith(kind) for kind in only)
