"""Every method of the Web API that the workspace knows."""

from collections.abc import Callable
from typing import Final

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import Json
from bot.playground.slack.methods import account, agent, chat, conversations, files, streaming, views

Method = Callable[[Backend, Arguments], Json]
"""Does its work at once and returns the body of the answer without `ok`; raises ApiError."""

METHODS: Final[dict[str, Method]] = {
    "api.test": account.api_test,
    "auth.test": account.auth_test,
    "apps.connections.open": account.connections_open,
    "users.info": conversations.users_info,
    "conversations.info": conversations.info,
    "conversations.open": conversations.open_im,
    "conversations.members": conversations.members,
    "conversations.history": conversations.history,
    "conversations.replies": conversations.replies,
    "chat.postMessage": chat.post_message,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.update": chat.update,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.get_permalink,
    "chat.startStream": streaming.start_stream,
    "chat.appendStream": streaming.append_stream,
    "chat.stopStream": streaming.stop_stream,
    "files.info": files.info,
    "files.getUploadURLExternal": files.get_upload_url,
    "files.completeUploadExternal": files.complete_upload,
    "assistant.threads.setStatus": agent.set_status,
    "assistant.threads.setSuggestedPrompts": agent.set_suggested_prompts,
    "assistant.threads.setTitle": agent.set_title,
    "agents.sessions.setStatus": agent.set_session_status,
    "agents.sessions.rename": agent.rename_session,
    "views.open": views.open_view,
    "views.push": views.push,
    "views.update": views.update,
    "views.publish": views.publish,
}

WITHOUT_TOKEN: Final = frozenset({"api.test"})
WITH_APP_TOKEN: Final = frozenset({"apps.connections.open"})
