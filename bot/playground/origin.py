"""Keeps other web sites in the same browser away from the playground."""

from urllib.parse import urlsplit

from aiohttp import web

_LOOPBACK = ("127.0.0.1", "localhost")


def refuse_other_sites(request: web.Request) -> None:
    """Raise HTTPForbidden unless the request is for a loopback name and, from a browser, from our own page."""
    if urlsplit(f"//{request.host}").hostname not in _LOOPBACK:
        raise web.HTTPForbidden(text="the playground answers only on loopback")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="the playground answers only its own page")
