"""What an editor sends and asks, and what it gets."""

import asyncio
from functools import partial
from typing import Any

from lsprotocol import types

from vrd2check.fixes import NotBegunError
from vrd2check.language import Language

from .actions import corrections, pasted_rows
from .beginning import SHOW_REASON, begun, explanations
from .hints import hints
from .hovering import hover
from .linking import links
from .outline import outline
from .relating import declarations, parts_of, totals_of, uses
from .server import Server

# Of the signs that a name may hold those that no word of an editor does.
_TRIGGERS = (" ", ".", '"', "-")


def make_server(asked: Language | None, otherwise: Language) -> Server:
    """Make a server; it speaks the language asked for, else the editor's, else ``otherwise``."""
    server = Server(asked, otherwise)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.initialize_from(params)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        server.watch()
        await server.ask_of_others()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def settings_changed(_: types.DidChangeConfigurationParams) -> None:
        await server.ask_of_others()

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

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        window = await server.window(params.text_document)
        return outline(window) if window is not None else []

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay_hints(params: types.InlayHintParams) -> list[types.InlayHint]:
        if not server.shows_hints:
            return []
        window = await server.window(params.text_document)
        return hints(window, params.range) if window is not None else []

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS)
    )
    async def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        return server.complete(params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location]:
        window = await server.window(params.text_document)
        return window.related(params.position, parts_of, declarations) if window is not None else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location]:
        window = await server.window(params.text_document)
        used = partial(uses, declared_too=params.context.include_declaration)
        return window.related(params.position, totals_of, used) if window is not None else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    async def document_links(params: types.DocumentLinkParams) -> list[types.DocumentLink]:
        window = await server.window(params.text_document)
        return links(window, server.rule_page) if window is not None else []

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix], resolve_provider=True),
    )
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        window = await server.window(params.text_document)
        if window is None or not _wants_fixes(params.context.only):
            return []
        asked = params.range
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            None,
            lambda: [
                *pasted_rows(window, asked),
                *corrections(window, asked),
                *(explanations(window, asked) if server.resolves_edits() else ()),
            ],
        )

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(action: types.CodeAction) -> types.CodeAction:
        uri = action.data.get("uri") if isinstance(action.data, dict) else None
        window = await server.window(types.TextDocumentIdentifier(str(uri)))
        if window is None:
            return action
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(None, begun, window, action)
        except NotBegunError as error:
            server.show(error.told.of(server.language))
            return action

    @server.command(SHOW_REASON)
    async def show_reason(uri: str, position: types.Position) -> None:
        server.go_to(uri, position)

    return server


def _wants_fixes(only: Any) -> bool:
    """Whether quick fixes are among the kinds of action that an editor asks for."""
    return not only or any(types.CodeActionKind.QuickFix.value.startswith(kind) for kind in only)
