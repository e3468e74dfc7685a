"""What a program's text shows to be wrong, one function a fault; the words are in doctor/words.py.

A rule rather says nothing than something that is not so: where a name may stand for several things, where a
function may be called in another way, it is silent. Each module has the rules of one kind of fault; what they
share is in registry, syntax, flow and pickling.
"""

from doctor.rules import (
    arguments,
    calls,
    ends,
    locks,
    misused,
    order,
    pools,
    queues,
    sending,
    sharing,
    starting,
    tasks,
    threads,
    values,
)
from doctor.rules.registry import RULES, SECTIONS, Found, examine

__all__ = [
    "RULES",
    "SECTIONS",
    "Found",
    "arguments",
    "calls",
    "ends",
    "examine",
    "locks",
    "misused",
    "order",
    "pools",
    "queues",
    "sending",
    "sharing",
    "starting",
    "tasks",
    "threads",
    "values",
]
