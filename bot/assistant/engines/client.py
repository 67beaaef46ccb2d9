"""The openai package's client, as every request of Penny's to a model is made with it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai import AsyncOpenAI, Timeout


def open_client(
    *, api_key: str, base_url: str | None, api_version: str | None, timeout: "Timeout | float"
) -> "AsyncOpenAI":
    """Return a client; `api_version` goes with every request, for servers that ask for one (None: it is left out)."""
    from openai import AsyncOpenAI

    return AsyncOpenAI(
        api_key=api_key,
        base_url=base_url,
        default_query={"api-version": api_version} if api_version else None,
        # The client's own retries repeat a write without asking whether the first one was kept.
        max_retries=0,
        timeout=timeout,
    )
