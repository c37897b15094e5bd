"""Spreadsheets and documents are zip archives of XML: how much of one is unpacked, and what not.

What an archive says of its own sizes is not believed: it is unpacked here up to a limit, and what
reads it further gets it unpacked. XML that declares entities is refused, so none is ever resolved.
"""

import io
import zipfile
import zlib

from vrd2check.limits import MAX_UNPACKED_BYTES

from .texts import say
from .unreadable import UnreadableError

_MOST_PARTS = 2_000
_XML = (".xml", ".rels")
_MARKUP = (b"<!DOCTYPE", b"<!ENTITY")
# How a container of Windows begins, into which Excel and Word put what has a password.
_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEEDLESS = ("media/", "embeddings/", "thumbnails/", "printerSettings/", "Pictures/")


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of an archive by their names, pictures empty. Raises UnreadableError."""
    if data.startswith(_CONTAINER):
        raise UnreadableError(say("has-password", path=name))
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_PARTS:
                raise UnreadableError(say("too-many-parts", path=name, most=_MOST_PARTS))
            for info in infos:
                if any(part in info.filename for part in _NEEDLESS):
                    parts[info.filename] = b""
                    continue
                with archive.open(info) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise UnreadableError(say("too-much-inside", path=name, most=_megabytes()))
                if info.filename.endswith(_XML) and _declares(content):
                    raise UnreadableError(say("entities", path=name))
                parts[info.filename] = content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError(say("broken-file", path=name)) from error
    return parts


def packed(parts: dict[str, bytes]) -> bytes:
    """Return an archive with some parts, not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _declares(content: bytes) -> bool:
    """Whether a part declares a type or entities, in whichever encoding XML can have."""
    bare = content.replace(b"\0", b"")
    return any(one in bare for one in _MARKUP)


def _megabytes() -> int:
    return MAX_UNPACKED_BYTES // 1_000_000
