"""The answer's text on its way to the reader."""

from bot.assistant.reply import Reply


class AnswerStream:
    """Passes an answer's pieces on to the reply, once, however often the request has to be repeated.

    A repeated request may word the answer differently: then nothing more is streamed, and the finished text
    replaces what was shown.
    """

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._shown = ""
        self._before = ""
        self._current = ""

    @property
    def shown(self) -> str:
        """What the reader saw of the answer so far."""
        return self._shown

    def begin_attempt(self) -> None:
        """Start to read one request's text; what a failed attempt at it showed may come again."""
        self._current = self._before

    def end_round(self) -> None:
        """Keep the request's text: the text of the next one is a new paragraph below it."""
        self._before = f"{self._current}\n\n" if self._current.strip() else ""

    async def append(self, piece: str) -> None:
        """Show a piece, unless it was shown already."""
        self._current += piece
        fresh = self._current[len(self._shown) :]
        if fresh and self._current.startswith(self._shown):
            self._shown = self._current
            await self._reply.append(fresh)
