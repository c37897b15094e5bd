"""YAML text to a located tree: exact values, line and column, and bounds on everything."""

from vrd2check.source.discovery import Found, find_files
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.reading import Document, read_file, read_text
from vrd2check.source.standard import NAMED_VALUES, shallow_value, standard_value
from vrd2check.source.tree import Entry, MappingNode, Node, Scalar, SequenceNode

__all__ = [
    "NAMED_VALUES",
    "Document",
    "Entry",
    "Found",
    "MappingNode",
    "Node",
    "Scalar",
    "SequenceNode",
    "TextProblem",
    "TextProblemKind",
    "find_files",
    "read_file",
    "read_text",
    "shallow_value",
    "standard_value",
]
