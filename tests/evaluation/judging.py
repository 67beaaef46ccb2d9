"""Calls judged: the right tools, the right arguments, and nothing that the user never said."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from tests.evaluation.cases import Arguments, Turn
from tests.evaluation.records import Called
from tests.evaluation.said import Said
from tests.evaluation.values import Setting, is_default, meaning, shown
from tools.toolkit.arguments import parse_arguments
from tools.toolkit.errors import ArgumentsError
from tools.toolkit.kinds import Raw, Reading, is_missing
from tools.toolkit.registry import Registry
from tools.toolkit.specs import FieldSpec, field_specs
from tools.toolkit.tool import Tool

_LABELS = (("remember_fact", "name"), ("forget_fact", "name"))
"""Names that the model is to choose: they can be wrong, but not invented."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the calls of the last of `turns`; the earlier ones say what may be referred to."""

    registry: Registry
    setting: Setting
    said: Said
    turns: Sequence[Turn]

    def tools(self, calls: Sequence[Called]) -> str:
        """Return what is wrong with the choice of tools; "" when it is right."""
        turn = self.turns[-1]
        expected = Counter({tool: len(calls) for tool, calls in turn.call.items()})
        got = Counter(call.tool for call in effective(calls) if call.tool in turn.call or call.tool not in turn.may)
        return "" if got == expected else f"expected {_listed(expected)}, got {_listed(got)}"

    def differences(self, calls: Sequence[Called]) -> list[tuple[str, ...]]:
        """Return for each expected call what is wrong with its arguments; nothing for one that is exact."""
        found: list[tuple[str, ...]] = []
        for tool, expected in self.turns[-1].call.items():
            made = [call for call in effective(calls) if call.tool == tool]
            for arguments in expected:
                candidates = [self._differences(call, arguments) for call in made]
                best = min(range(len(made)), key=lambda index: len(candidates[index]), default=None)
                found.append((f"{tool} was not called",) if best is None else candidates[best])
                made = [call for index, call in enumerate(made) if index != best]
        return found

    def invented(self, calls: Sequence[Called]) -> tuple[str, ...]:
        """Return the values, in any of the calls, that the user never said and no expectation allows."""
        return tuple(text for call in calls for text in self._invented(call))

    def _differences(self, call: Called, expected: Arguments) -> tuple[str, ...]:
        tool = self.registry.get(call.tool)
        given = _parsed(tool, call)
        if tool is None or given is None:
            return (f"{call.tool} got {call.arguments}",)
        may = self.turns[-1].may.get(call.tool, {})
        reading = self.setting.reading(tool, given)
        meant = self.setting.reading(tool, {name: values[0] for name, values in expected.items()})
        wrong: list[str] = []
        for spec in field_specs(tool.parameters):
            raw, wanted = given.get(spec.name), expected.get(spec.name)
            allowed = [meaning(value, spec.ask, meant) for value in (*(wanted or ()), *may.get(spec.name, ()))]
            if not _is_right(raw, spec, reading, allowed, needed=wanted is not None):
                words = " or ".join(map(shown, wanted)) if wanted else "null"
                wrong.append(f"{spec.name}: expected {words}, got {shown(raw)}")
        return tuple(wrong)

    def _invented(self, call: Called) -> Iterator[str]:
        tool = self.registry.get(call.tool)
        given = _parsed(tool, call)
        if tool is None or given is None:
            return
        reading = self.setting.reading(tool, given)
        for spec in field_specs(tool.parameters):
            raw = given.get(spec.name)
            if raw is None or is_missing(raw) or (call.tool, spec.name) in _LABELS:
                continue
            if not self._is_known(spec, raw, reading):
                yield f"{call.tool}.{spec.name} = {shown(raw)}"

    def _is_known(self, spec: FieldSpec, raw: Raw, reading: Reading) -> bool:
        if is_default(raw, spec, reading) or self.said.has(raw, spec.ask, reading):
            return True
        meant = meaning(raw, spec.ask, reading)
        return any(meaning(value, spec.ask, reading) == meant for value in self._expected_so_far(spec))

    def _expected_so_far(self, spec: FieldSpec) -> Iterator[Raw]:
        """Return all values that the conversation up to here expects for fields of that name."""
        for turn in self.turns:
            for arguments in chain(*turn.call.values(), turn.may.values()):
                yield from arguments.get(spec.name, ())


def effective(calls: Sequence[Called]) -> list[Called]:
    """Leave out the calls that failed and were made again."""
    last = {call.tool: index for index, call in enumerate(calls)}
    return [call for index, call in enumerate(calls) if call.status != "failed" or last[call.tool] == index]


def _is_right(raw: Raw | None, spec: FieldSpec, reading: Reading, allowed: Sequence[object], *, needed: bool) -> bool:
    if raw is None or is_missing(raw):
        return not needed
    return meaning(raw, spec.ask, reading) in allowed or (not needed and is_default(raw, spec, reading))


def _parsed(tool: Tool[Any] | None, call: Called) -> dict[str, Raw] | None:
    try:
        return parse_arguments(tool, call.arguments) if tool else None
    except ArgumentsError:
        return None


def _listed(tools: Mapping[str, int]) -> str:
    return ", ".join(f"{tool} x{count}" if count > 1 else tool for tool, count in tools.items()) or "no tool"
