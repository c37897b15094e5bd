"""The language server: the open documents, checked while they are typed, and what is told."""

import asyncio
import logging
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path, urlparse

from vrd2check import __version__
from vrd2check.configuration.finding import OWN_FILE, PROJECT_FILE
from vrd2check.language import Language
from vrd2check.places import lines_of
from vrd2check.reports.safe import visible
from vrd2check.rules import Rule

from .completing import items, offers
from .desk import Desk, Document, Study
from .marks import Marks
from .others import SECTION, Others, others_in
from .positions import Positions
from .rulepages import RulePages
from .window import Window

_DELAY = 0.25
"""Seconds of rest after which what was typed is checked."""

_WATCHED = ("*.yaml", "*.yml", OWN_FILE, PROJECT_FILE)

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
        self.shows_hints = False
        self._desk = Desk()
        self._others, self._asks_of_others = Others(), True
        self._open: dict[str, Document] = {}
        self._windows: dict[str, Window] = {}
        self._rule_pages = RulePages()
        self._marked: set[str] = set()
        self._told: set[str] = set()
        self._waiting: asyncio.Task[None] | None = None
        self._changes = 0
        self._checked = -1
        self._checking = asyncio.Lock()

    def initialize_from(self, params: types.InitializeParams) -> None:
        """Take over what the editor asks for, and its language unless one was asked for."""
        given = params.initialization_options
        options = given if isinstance(given, dict) else {}
        self.shows_hints = options.get("inlayHints") is True
        if options.get("yamlLanguageServer") is True:
            self._others, self._asks_of_others = Others(marks=True, has_schemas=True), False
        wish = options.get("language")
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
            studies = await loop.run_in_executor(None, self._desk.studies, documents, self._others)
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
            marks = Marks(positions, self.language, self._rule_page_of_a_mark)
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
            self.show(message)

    def show(self, message: str) -> None:
        """Show a message."""
        self.window_show_message(
            types.ShowMessageParams(types.MessageType.Warning, visible(message))
        )

    def resolves_edits(self) -> bool:
        """Whether the editor asks for the edit of an action once somebody wants it."""
        document = self.client_capabilities.text_document
        actions = document.code_action if document is not None else None
        asked = actions.resolve_support if actions is not None else None
        return asked is not None and "edit" in asked.properties

    def go_to(self, uri: str, position: types.Position) -> None:
        """Bring the author to a position, in an editor that can be asked to."""
        window = self.client_capabilities.window
        if window is not None and window.show_document is not None:
            here = types.Range(position, position)
            self.window_show_document(
                types.ShowDocumentParams(uri, take_focus=True, selection=here)
            )

    async def ask_of_others(self) -> None:
        """Ask the editor, where it can tell, whether the YAML language server is there too."""
        workspace = self.client_capabilities.workspace
        if not self._asks_of_others or workspace is None or not workspace.configuration:
            return
        asked = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
        try:
            found = await self.workspace_configuration_async(asked)
        except JsonRpcException:
            return
        others = others_in(found[0] if found else None)
        if others != self._others:
            self._others = others
            self.check_soon()

    def watch(self) -> None:
        """Ask the editor to tell of files that change beside its own, where it can."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace is not None else None
        if watching is not None and watching.dynamic_registration:
            globs = [types.FileSystemWatcher(glob_pattern=f"**/{name}") for name in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(globs)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("vrd2check-files", method, options)
            self.client_register_capability(types.RegistrationParams([registration]))

    def complete(self, uri: str, position: types.Position) -> list[types.CompletionItem]:
        """Return what may be written at a position of an open document.

        That does not wait for a check: it is asked for at each key.
        """
        document, window = self._open.get(uri), self._windows.get(uri)
        if document is None:
            return []
        codec = self.workspace.position_codec
        here = codec.position_from_client_units(lines_of(document.text), position)
        others = window.study.result.dossiers.values() if window is not None else ()
        positions = Positions({document.file: document.text}, {}, codec.client_num_units)
        return items(offers(document, here.line, here.character, others), positions)

    def rule_page(self, rule: Rule, language: Language) -> str | None:
        """Return the address of the page of a rule."""
        return self._rule_pages.uri(rule, language)

    def _rule_page_of_a_mark(self, rule: Rule, language: Language) -> str | None:
        """Return the address of the page of a rule, for an editor that opens it from a mark."""
        document = self.client_capabilities.text_document
        marks = document.publish_diagnostics if document is not None else None
        able = marks is not None and marks.code_description_support
        return self.rule_page(rule, language) if able else None

    async def window(self, document: types.TextDocumentIdentifier) -> Window | None:
        """Return an open document with what a check finds of it; None if it is not open."""
        await self.up_to_date()
        return self._windows.get(document.uri)
