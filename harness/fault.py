"""The one form in which anything that is wrong is reported to an author."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong: where it is, what it is, and what to do about it.

    ``file`` is a POSIX path relative to the project's root, ``line`` counts from 1.
    """

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class FaultError(ValueError):
    """Raised where work cannot go on because of a fault; ``fault`` says which."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault
