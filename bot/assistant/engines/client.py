"""The openai package's client, as every request of Penny's to a model is made with it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from httpx2 import Response
    from openai import AsyncOpenAI, Timeout

_NOT_FOUND = 404
_BAD_GATEWAY = 502


def open_client(
    *, api_key: str, base_url: str | None, api_version: str | None, timeout: "Timeout | float"
) -> "AsyncOpenAI":
    """Return a client; `api_version` goes with every request, for servers that ask for one (None: it is left out)."""
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient

    return AsyncOpenAI(
        api_key=api_key,
        base_url=base_url,
        default_query={"api-version": api_version} if api_version else None,
        # The client's own retries repeat a write without asking whether the first one was kept.
        max_retries=0,
        timeout=timeout,
        http_client=DefaultAsyncHttpxClient(event_hooks={"response": [_without_pages]}),
    )


def is_page(response: "Response") -> bool:
    """Tell whether a web page was answered, which no provider means as an answer."""
    return response.headers.get("content-type", "").startswith("text/html")


async def _without_pages(response: "Response") -> None:
    # The client would return a page as a text. Who asks for something is on a web site, with no such route; where
    # something was to be done, who answered stands in between, and it may be done the next time.
    if response.is_success and is_page(response):
        response.status_code = _NOT_FOUND if response.request.method == "GET" else _BAD_GATEWAY
