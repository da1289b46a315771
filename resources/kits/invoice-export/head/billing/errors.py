"""What a handler raises to answer with an error."""


class HttpError(Exception):
    status = 500


class BadRequest(HttpError):
    status = 400


class Forbidden(HttpError):
    status = 403


class NotFound(HttpError):
    status = 404
