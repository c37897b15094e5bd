"""A new dossier, whole and commented, with the cells that its author is to fill in left blank."""

from .draft import Draft, DraftError, file_name, write_draft
from .making import Made, make, write_schema

__all__ = ["Draft", "DraftError", "Made", "file_name", "make", "write_draft", "write_schema"]
