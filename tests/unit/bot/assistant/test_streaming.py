"""The answer's pieces, however often a request is repeated."""

from bot.assistant.streaming import AnswerStream
from tests.unit.bot.assistant.recording import RecordingReply


async def say(stream: AnswerStream, *pieces: str) -> None:
    stream.begin_attempt()
    for piece in pieces:
        await stream.append(piece)


async def test_pieces_are_passed_on_as_they_come() -> None:
    reply = RecordingReply()
    await say(AnswerStream(reply), "Hello", " there")
    assert reply.pieces == ["Hello", " there"]


async def test_a_repeated_request_shows_only_what_is_new() -> None:
    reply = RecordingReply()
    stream = AnswerStream(reply)
    await say(stream, "Hello", " the")
    await say(stream, "Hel", "lo there", ", Alex")
    assert reply.streamed == "Hello there, Alex"


async def test_a_repeated_request_in_other_words_streams_nothing_more() -> None:
    reply = RecordingReply()
    stream = AnswerStream(reply)
    await say(stream, "Hello")
    await say(stream, "Good morning, Alex, how are you?")
    assert reply.streamed == "Hello"


async def test_the_next_round_begins_a_new_paragraph() -> None:
    reply = RecordingReply()
    stream = AnswerStream(reply)
    await say(stream, "Let me see.")
    stream.end_round()
    await say(stream, "50 months.")
    assert reply.streamed == "Let me see.\n\n50 months."


async def test_a_round_without_words_leaves_no_gap() -> None:
    reply = RecordingReply()
    stream = AnswerStream(reply)
    await say(stream)
    stream.end_round()
    await say(stream, "50 months.")
    assert reply.streamed == "50 months."
