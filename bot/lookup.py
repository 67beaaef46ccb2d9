"""Finding the user whom a command names."""

import sys

from storage.tables.users import User
from storage.unit import UnitOfWork


async def one_user(unit: UnitOfWork, slack_id: str, team: str | None) -> User | None:
    """Return the user with this Slack id; None, with a line that says what to do, when there is not exactly one.

    Without a team the id has to be known in one workspace only.
    """
    found = await unit.users.with_slack_id(slack_id, team)
    if len(found) == 1:
        return found[0]
    sys.stderr.write(f"penny: {_problem(slack_id, [one.team_id for one in found])}\n")
    return None


def _problem(slack_id: str, teams: list[str]) -> str:
    if not teams:
        return f"nobody here has the Slack id {slack_id}; it is in their Slack profile, under “Copy member ID”"
    return f"{slack_id} is known in several workspaces: add --team {' or --team '.join(teams)}"
