"""What a slash command is: a table of subcommands, each of which runs a tool or a function.

A command is declared, not programmed::

    STATUS = Subcommand(("status", "left"), words.BUDGET_STATUS, "status groceries", RunTool("budget_status", category))
    SET = Subcommand(("set", "limit"), words.BUDGET_SET, "set groceries 400", RunTool("set_budget_limit", limit))
    PLAN = Subcommand(("plan",), words.BUDGET_PLAN, "plan 5000", RunTool("plan_budget", income, fact="monthly_income"))

    BUDGET = Command(
        name="/budget",
        description=words.BUDGET_DESCRIPTION,
        usage_hint=words.BUDGET_USAGE,
        subcommands=(STATUS, PLAN, SET),
        default=PLAN,
    )

and listed in `bot.slack.commands.ALL`; the manifest repeats its name, description and usage hint. From that come:

- `/budget help`, and what is said to a word that nobody knows (the nearest subcommand, with a button that runs it);
- `/budget`: the form of `default`, or, where `bare` is given, that subcommand run without words;
- `/budget status groceries`: the first word chooses the subcommand, and `RunTool.reads` makes the rest of the line
  into the tool's arguments, in the user's own words: the tool's kinds read them, as they do what a form brings;
- `/budget 5000`: a line that begins with no subcommand's word is `default`'s;
- a form, prefilled with what was said, when the tool asks for more;
- the answer, for the one who wrote the command alone, with "Share to channel" and "Talk about it"; at once, or, for
  tools that gather something first, later through the response_url (Slack wants its ack within 3 seconds).

What is no tool is a function of type `Act`; it returns what to show, nothing where it answers in a way of its
own (it opened a modal, or it left an errand).
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.blocks.outputs import Content
from bot.slack.invocation import Invocation
from bot.slack.services import Services
from tools.toolkit.kinds import Reading

Reads = Callable[[str, Reading], Mapping[str, str]]
"""Makes arguments of the words that follow a subcommand, each as the user wrote it; pure."""

Act = Callable[[Services, Invocation, str, str], Awaitable[Sequence[Content]]]
"""Does what is no tool's work, given the trigger_id and the words that follow; before the ack, so within a second."""


def no_words(words: str, reading: Reading) -> Mapping[str, str]:
    """Take no arguments from the line."""
    return {}


@dataclass(frozen=True, slots=True)
class RunTool:
    """Runs a tool; `reads` makes its arguments.

    `offers` names parameters that the form shows although the tool does not ask for them; `again` names tools: what
    one of them was told last is what the form begins with. `fact` names the profile fact that the result gives away:
    the note about it goes when the fact is forgotten.
    """

    tool: str
    reads: Reads = no_words
    offers: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Subcommand:
    """One thing that a command does.

    `words` choose it, small letters, the first is the one that help shows; `help` says what it does in a few words
    ("shows what is left of your limits"); `example` is a line without the command's name ("status groceries").
    """

    words: tuple[str, ...]
    help: str
    example: str
    does: RunTool | Act


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command; `name` begins with the slash, `description` and `usage_hint` are the manifest's.

    `default` takes lines that begin with no subcommand's word, and opens its form for a bare command unless `bare` is
    there. Without `default` such a line gets the nearest subcommand, or the help; so does a line without any digit
    where `default` is `of_numbers`. Where it takes `any_words`, only what is all but a subcommand's word is asked
    about.
    """

    name: str
    description: str
    usage_hint: str
    subcommands: tuple[Subcommand, ...]
    default: Subcommand | None = None
    bare: Subcommand | None = None
    any_words: bool = False
    of_numbers: bool = False

    @property
    def all(self) -> tuple[Subcommand, ...]:
        """Every subcommand, `default` and `bare` among them, once."""
        others = (one for one in (self.default, self.bare) if one is not None)
        return tuple({id(one): one for one in (*self.subcommands, *others)}.values())
