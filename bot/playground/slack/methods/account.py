"""auth.test, api.test and apps.connections.open: the app and its connections."""

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import APP_ID, BOT_ID, BOT_NAME, BOT_USER, TEAM_ID, Json
from bot.playground.slack.errors import ApiError


def auth_test(backend: Backend, arguments: Arguments) -> Json:
    """Say whose token it is."""
    return {
        "url": f"{backend.url}/",
        "team": "Playground",
        "user": BOT_NAME.lower(),
        "team_id": TEAM_ID,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def api_test(backend: Backend, arguments: Arguments) -> Json:
    """Echo the arguments; fail with `error` if it is given."""
    if error := arguments.text("error"):
        raise ApiError(error, args=arguments.values)
    return {"args": arguments.values}


def connections_open(backend: Backend, arguments: Arguments) -> Json:
    """Return the address of a new Socket Mode connection."""
    ticket = backend.hub.issue_ticket()
    return {"url": f"{backend.url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={APP_ID}"}
