"""Requests, responses, and which handler gets what. The web server before it speaks HTTP."""
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from billing.auth import User
from billing.errors import HttpError, NotFound


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    user: User
    query: dict[str, str] = field(default_factory=dict)
    body: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Response:
    """The body is an object that is sent as JSON, or an iterator of bytes that is sent as it comes."""
    status: int
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)


class Router:
    def __init__(self) -> None:
        self._routes: list[tuple[str, re.Pattern[str], Callable[..., Response]]] = []

    def add(self, method: str, path: str, handler: Callable[..., Response]) -> None:
        """`{id}` in the path stands for a number, which the handler gets as an int."""
        pattern = re.compile(path.replace("{id}", r"(\d{1,18})"), re.ASCII)
        self._routes.append((method, pattern, handler))

    def dispatch(self, request: Request) -> Response:
        try:
            for method, pattern, handler in self._routes:
                match = pattern.fullmatch(request.path)
                if match and method == request.method:
                    return handler(request, *map(int, match.groups()))
            raise NotFound("there is nothing here")
        except HttpError as error:
            return Response(error.status, {"error": str(error)})
