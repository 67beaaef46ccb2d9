"""Calls that a model makes again within one turn: they take effect once."""

from dataclasses import dataclass

from tools.toolkit.arguments import canonical
from tools.toolkit.outcome import Completed, NeedsInput, Outcome
from tools.toolkit.registry import Registry


@dataclass(frozen=True, slots=True)
class _Made:
    key: tuple[str, str]
    outcome: Completed | NeedsInput


class CallsOfTurn:
    """What the calls of a turn came to so far; those that failed took no effect and may be made again."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._made: list[_Made] = []

    def add(self, tool: str, arguments: str, outcome: Outcome) -> None:
        """Note what a call came to."""
        if isinstance(outcome, Completed | NeedsInput):
            self._made.append(_Made((tool, canonical(arguments)), outcome))

    def same(self, tool: str, arguments: str) -> Completed | NeedsInput | None:
        """Return what the same call came to before; None when it is to be run.

        A call that only reads is run again once another one changed something: it may read something else now.
        """
        key, changed = (tool, canonical(arguments)), False
        for made in reversed(self._made):
            if made.key == key:
                is_stale = changed and self._only_reads(tool) and isinstance(made.outcome, Completed)
                return None if is_stale else made.outcome
            changed = changed or (isinstance(made.outcome, Completed) and not self._only_reads(made.key[0]))
        return None

    def _only_reads(self, name: str) -> bool:
        tool = self._registry.get(name)
        return tool is not None and tool.reads_only
