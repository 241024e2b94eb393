"""What is wrong with a question, as a page and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Error:
    """The HTTP status, its title, what is wrong, and what to do."""

    status: int
    title: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Problem:
    """The JSON of every error."""

    error: Error

    @classmethod
    def of(cls, status: int, message: str, advice: str = "") -> Problem:
        """The problem that a status and a message make."""
        return cls(Error(status, HTTPStatus(status).phrase, message, advice))
