"""Whether the model's endpoint can be reached, accepts the key, knows the model and speaks the engine's protocol."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.assistant.engines.client import is_page, open_client

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI

_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is: the key, the base URL (None: OpenAI itself), and the version that the server asks for."""

    api_key: str
    base_url: str | None = None
    api_version: str | None = None


@dataclass(frozen=True, slots=True)
class EndpointHealth:
    """What was found, and what to do about it (empty when all is well)."""

    state: str
    remedy: str = ""


async def check_endpoint(endpoint: Endpoint, model: str, *, listed: bool = True) -> EndpointHealth:
    """Ask the endpoint for the model; raises nothing and costs no tokens.

    `listed` says that an endpoint that does not know the model has none of this name: one for agents need not list it.
    """
    from openai import APIConnectionError, APIStatusError

    async with _client(endpoint) as client:
        where = str(client.base_url)
        try:
            await client.models.retrieve(model)
        except APIConnectionError:
            return _unreachable(where)
        except APIStatusError as error:
            if is_page(error.response):
                return _web_site(where)
            return _unknown(where, model, listed) if error.status_code == 404 else _refusal(error, where)
    return EndpointHealth(f"{model} at {where}")


async def check_assistants(endpoint: Endpoint) -> EndpointHealth:
    """Ask the endpoint for an assistant, whichever; raises nothing and costs no tokens."""
    from openai import APIConnectionError, APIStatusError

    from bot.assistant.engines.assistants.api import AssistantsApi

    async with _client(endpoint) as client:
        where = str(client.base_url)
        try:
            await AssistantsApi(client).ping()
        except APIConnectionError:
            return _unreachable(where)
        except APIStatusError as error:
            gone = EndpointHealth(
                f"{where} has no Assistants API (OpenAI shut it down on 2026-08-26)",
                "Set ASSISTANT_ENGINE=responses; `penny move-conversations --to responses` takes conversations along.",
            )
            return gone if error.status_code == 404 else _refusal(error, where)
    return EndpointHealth(f"served at {where}")


def _client(endpoint: Endpoint) -> "AsyncOpenAI":
    return open_client(
        api_key=endpoint.api_key, base_url=endpoint.base_url, api_version=endpoint.api_version, timeout=_SECONDS
    )


def _unreachable(where: str) -> EndpointHealth:
    return EndpointHealth(f"unreachable at {where}", "Check OPENAI_BASE_URL and your network.")


def _web_site(where: str) -> EndpointHealth:
    return EndpointHealth(f"{where} answers with a web page", "Check OPENAI_BASE_URL: most end in /v1.")


def _unknown(where: str, model: str, listed: bool) -> EndpointHealth:
    if not listed:
        return EndpointHealth(f"{model} at {where}, which does not list its models")
    return EndpointHealth(f"{where} has no model {model!r}", "Set OPENAI_MODEL to a model that this endpoint offers.")


def _refusal(error: "APIStatusError", where: str) -> EndpointHealth:
    status = error.status_code
    if status in (401, 403):
        return EndpointHealth(f"{where} refused the key (HTTP {status})", "Set OPENAI_API_KEY to a valid key.")
    return EndpointHealth(f"{where} answered HTTP {status}", "Try again later; see the provider's status page.")
