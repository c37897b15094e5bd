"""The settings for editors that the page shows can be read, and start what there is."""

import json
import tomllib

from tests.docs.pages import DOCS, ROOT, blocks

SHOWN = {
    language: [block.content for block in blocks(DOCS / "editor.md") if block.language == language]
    for language in ("json", "toml", "lua", "elisp", "yaml")
}


def words_in(value):
    """Return all keys and texts in a configuration."""
    if isinstance(value, dict):
        return [word for pair in value.items() for one in pair for word in words_in(one)]
    if isinstance(value, list):
        return [word for one in value for word in words_in(one)]
    return [value]


def test_json_and_toml_can_be_read():
    read = [*map(json.loads, SHOWN["json"]), *map(tomllib.loads, SHOWN["toml"])]
    starting = [words_in(one) for one in read if "vrd2check" in words_in(one)]
    assert len(starting) == 2
    assert all("lsp" in words for words in starting)


def test_the_others_start_the_server_as_well():
    for language in ("lua", "elisp"):
        (shown,) = SHOWN[language]
        assert '"vrd2check"' in shown
        assert '"lsp"' in shown


def test_the_schema_is_named_as_the_command_writes_it_and_for_where_dossiers_are():
    settings = [words_in(json.loads(one)) for one in SHOWN["json"]]
    named = [words for words in settings if "./schema.json" in words]
    assert len(named) == 2
    assert all("dossiers/*.yaml" in words for words in named)
    (line,) = SHOWN["yaml"]
    assert line == "# yaml-language-server: $schema=../schema.json\n"
    assert (ROOT / "dossiers" / ".." / "schema.json").is_file()
