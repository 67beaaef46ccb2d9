"""What tests make go wrong: calls refused, failed or held back."""

from dataclasses import dataclass

from bot.playground.gate import Gate
from bot.playground.slack.errors import ApiError, HttpFailure, RateLimitedError, SlackError


@dataclass(frozen=True, slots=True)
class _Failure:
    method: str
    error: SlackError
    after_effect: bool


class Faults:
    """The faults that wait for calls of the Web API."""

    def __init__(self) -> None:
        self._failures: list[_Failure] = []
        self._refused: dict[str, str] = {}
        self._gates: list[Gate] = []

    def fail_next(
        self,
        method: str,
        error: str | None = None,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        after_effect: bool = False,
    ) -> None:
        """Fail the next call of `method`: with an error code, an HTTP status, or 429 and Retry-After in seconds.

        With `after_effect` the call does its work and only its answer is lost.
        """
        failure: SlackError = ApiError(error or "fatal_error")
        if retry_after is not None:
            failure = RateLimitedError(retry_after)
        elif status is not None:
            failure = HttpFailure(status)
        self._failures.append(_Failure(method, failure, after_effect))

    def refuse(self, method: str, code: str) -> None:
        """Fail every call of `method` from now on, as a workspace without that feature does."""
        self._refused[method] = code

    def allow(self, method: str) -> None:
        """End a `refuse`."""
        self._refused.pop(method, None)

    def hold(self, method: str) -> Gate:
        """Hold the answers of `method`, after their effect, until the returned gate is released."""
        gate = Gate(method)
        self._gates.append(gate)
        return gate

    def before(self, method: str) -> None:
        """Raise the error that waits for a call of `method` before it has any effect."""
        if method in self._refused:
            raise ApiError(self._refused[method])
        self._raise_next(method, after_effect=False)

    async def after(self, method: str) -> None:
        """Hold the answer of a call at its gates, then raise the error that waits for it."""
        for gate in [gate for gate in self._gates if gate.point == method]:
            await gate.hold()
        self._raise_next(method, after_effect=True)

    def release_all(self) -> None:
        """Open every gate, so that nothing is held when the server stops."""
        for gate in self._gates:
            gate.release()

    def _raise_next(self, method: str, *, after_effect: bool) -> None:
        for failure in self._failures:
            if failure.method == method and failure.after_effect == after_effect:
                self._failures.remove(failure)
                raise failure.error
