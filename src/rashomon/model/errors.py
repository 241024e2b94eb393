"""The exception tree.

RashomonError                 anything this package says is wrong
├── InputError                a file, option or manifest that cannot be used; names what and where
│   ├── UnreadableError       one text that cannot be read; a batch goes on without it
│   └── ConflictError         a decision on what another was made on meanwhile; says which
├── SpanError                 a citation that does not stand in its document
└── LedgerError               a ledger that cannot be opened, read or written
"""


class RashomonError(Exception):
    """Anything this package says is wrong. The command line prints it and exits with 2."""


class InputError(RashomonError):
    """A file, option or manifest that cannot be used; the message names what and where."""


class UnreadableError(InputError):
    """One text that cannot be read. A batch records the reason and goes on without it."""


class ConflictError(InputError):
    """A decision on what another was made on meanwhile: nothing was written.

    `numbers` are those of the decisions that its maker had not seen.
    """

    def __init__(self, message: str, numbers: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.numbers = numbers


class SpanError(RashomonError):
    """A citation that does not stand, character for character, in its document."""


class LedgerError(RashomonError):
    """A ledger that cannot be opened, read or written."""
