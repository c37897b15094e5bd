"""How much the aliases of a file repeat, counted without expanding them."""

from yaml.nodes import MappingNode, SequenceNode
from yaml.nodes import Node as YamlNode

from vrd2check.limits import MAX_ALIAS_NODES


class AliasesRefusedError(Exception):
    """A value contains itself, or the aliases repeat more than is allowed; ``node`` is where."""

    def __init__(self, node: YamlNode, itself: bool) -> None:
        self.node = node
        self.itself = itself


def check_aliases(root: YamlNode) -> None:
    """Accept a tree whose aliases repeat little; raises AliasesRefusedError otherwise."""
    sizes: dict[int, int] = {}
    unfinished: set[int] = set()

    def expanded_size(node: YamlNode) -> int:
        identity = id(node)
        if identity in sizes:
            return sizes[identity]
        if identity in unfinished:
            raise AliasesRefusedError(node, itself=True)
        unfinished.add(identity)
        size = 1
        if isinstance(node, SequenceNode):
            size += sum(map(expanded_size, node.value))
        elif isinstance(node, MappingNode):
            size += sum(expanded_size(key) + expanded_size(value) for key, value in node.value)
        unfinished.discard(identity)
        sizes[identity] = size
        if size - len(sizes) > MAX_ALIAS_NODES:
            raise AliasesRefusedError(node, itself=False)
        return size

    expanded_size(root)
