"""Finding the chapter that somebody asks for."""

from vrd2check.dossiers.names import plain
from vrd2check.language import Language
from vrd2check.schema.suggestions import nearest

from .chapters import CHAPTERS, Chapter


class UnknownChapterError(ValueError):
    """No chapter is called so, or several are; ``near`` are those that may be meant."""

    def __init__(self, word: str, near: tuple[Chapter, ...]) -> None:
        super().__init__(word)
        self.near = near


def chapter_words(language: Language) -> tuple[str, ...]:
    """Return a language's words for all chapters that can be shown."""
    return tuple(chapter.name(language) for chapter in CHAPTERS)


def find_chapter(word: str) -> Chapter:
    """Find a chapter by its word, another word for it, or the beginning of one of these.

    Raises UnknownChapterError when none or several chapters may be meant.
    """
    wanted = plain(word)
    by_name = {plain(name): chapter for chapter in CHAPTERS for name in chapter.names()}
    if wanted in by_name:
        return by_name[wanted]
    begun = {
        chapter.word: chapter
        for name, chapter in by_name.items()
        if wanted and name.startswith(wanted)
    }
    if len(begun) == 1:
        return next(iter(begun.values()))
    if begun:
        raise UnknownChapterError(word, tuple(begun.values()))
    close = nearest(wanted, by_name)
    raise UnknownChapterError(word, (by_name[close],) if close is not None else ())
