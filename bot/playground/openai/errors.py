"""The errors of the loopback model server, in the provider's own shape."""

from typing import Any


class ApiError(Exception):
    """An answer other than success: its HTTP status and the fields of the provider's error body."""

    status = 400
    kind = "invalid_request_error"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.param = param
        self.headers = headers or {}

    @property
    def body(self) -> dict[str, Any]:
        """Return the JSON body of the answer."""
        return {"error": {"message": self.message, "type": self.kind, "param": self.param, "code": self.code}}


class InvalidRequestError(ApiError):
    """The request cannot be served as it stands."""


class AuthenticationError(ApiError):
    """No key was sent."""

    status = 401


class NotFoundError(ApiError):
    """The object does not exist, or was deleted."""

    status = 404


class InjectedError(ApiError):
    """A failure that a test asked for."""

    def __init__(self, status: int, message: str, code: str | None, headers: dict[str, str]) -> None:
        super().__init__(message, code=code, headers=headers)
        self.status = status
        self.kind = "invalid_request_error" if status < 500 else "server_error"
