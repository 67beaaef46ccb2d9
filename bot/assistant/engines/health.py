"""Whether the model's endpoint can be reached, accepts the key and knows the model."""

from dataclasses import dataclass

from openai import APIConnectionError, APIStatusError, AsyncOpenAI


@dataclass(frozen=True, slots=True)
class EndpointHealth:
    """What was found, and what to do about it (empty when all is well)."""

    state: str
    remedy: str = ""


async def check_endpoint(*, api_key: str, base_url: str | None, model: str) -> EndpointHealth:
    """Ask the endpoint for the model; raises nothing and costs no tokens."""
    async with AsyncOpenAI(api_key=api_key, base_url=base_url, max_retries=0, timeout=10) as client:
        where = str(client.base_url)
        try:
            await client.models.retrieve(model)
        except APIConnectionError:
            return EndpointHealth(f"unreachable at {where}", "Check OPENAI_BASE_URL and your network.")
        except APIStatusError as error:
            return _refusal(error.status_code, where, model)
    return EndpointHealth(f"{model} at {where}")


def _refusal(status: int, where: str, model: str) -> EndpointHealth:
    match status:
        case 401 | 403:
            return EndpointHealth(f"{where} refused the key (HTTP {status})", "Set OPENAI_API_KEY to a valid key.")
        case 404:
            return EndpointHealth(
                f"{where} has no model {model!r}", "Set OPENAI_MODEL to a model that this endpoint offers."
            )
        case _:
            return EndpointHealth(f"{where} answered HTTP {status}", "Try again later; see the provider's status page.")
