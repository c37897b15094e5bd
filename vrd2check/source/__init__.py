"""YAML text to a located tree: exact values, line and column, and bounds on everything."""

from vrd2check.source.commas import row_as_list
from vrd2check.source.discovery import Found, files_beside, find_files
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.reading import Document, read_file, read_text
from vrd2check.source.scalars import scalar
from vrd2check.source.standard import standard_value
from vrd2check.source.tree import Entry, MappingNode, Node, Scalar, SequenceNode

__all__ = [
    "Document",
    "Entry",
    "Found",
    "MappingNode",
    "Node",
    "Scalar",
    "SequenceNode",
    "TextProblem",
    "TextProblemKind",
    "files_beside",
    "find_files",
    "read_file",
    "read_text",
    "row_as_list",
    "scalar",
    "standard_value",
]
