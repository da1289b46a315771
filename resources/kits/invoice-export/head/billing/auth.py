"""Roles and what they may do."""
from dataclasses import dataclass

from billing.errors import Forbidden

PERMISSIONS = {
    "owner": {"invoices:read", "invoices:write", "invoices:export"},
    "bookkeeper": {"invoices:read", "invoices:write", "invoices:export"},
    "staff": {"invoices:read"},
}


@dataclass(frozen=True)
class User:
    """Somebody who has logged in. An account is one workshop with all its people."""
    id: int
    account_id: int
    role: str


def require(user: User, permission: str) -> None:
    """Raises Forbidden unless the user's role has the permission."""
    if permission not in PERMISSIONS.get(user.role, set()):
        raise Forbidden("your role does not allow this")
