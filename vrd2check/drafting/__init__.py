"""A new dossier, whole and commented, with the cells that its author is to fill in left blank."""

from .draft import Draft, DraftError, file_name, write_draft
from .making import Made, make
from .opening import is_schema

__all__ = ["Draft", "DraftError", "Made", "file_name", "is_schema", "make", "write_draft"]
