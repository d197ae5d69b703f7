"""Why planforge cannot go on. One tree; each branch has its exit code; caught once, in `cli`.

What is wrong in the user's files is not an error but a `Diagnostic`: collected, and the run goes on.
"""


class PlanforgeError(Exception):
    """Something that stops a run, said in one sentence to the user, with what to do about it."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnwritableOutput(PlanforgeError):
    """The place where a file should go is a folder, read-only, full, or open in another program."""


class UsageError(PlanforgeError):
    """The command was given something it has no meaning for."""

    exit_code = 2


class BrokenFrame(PlanforgeError):
    """A Word frame is no Word file, or does not fit the document that should fill it."""

    exit_code = 3


class BrokenProse(BrokenFrame):
    """A prose template cannot be read or reaches for a name that is not there."""


class OutsideProgramFailed(PlanforgeError):
    """LibreOffice is missing, hung or failed."""

    exit_code = 4
