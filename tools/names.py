"""The public names of multiprocessing, as every Python found here has them: ``python -m tools.names``.

What was found goes to ``docs/names.json``, for the page that lists them (book.api) and for the tests.
"""

import json
import subprocess

from book import api
from harness.files import write
from harness.paths import ROOT
from harness.pythons import Python
from tools import commands


def ask(python: Python, *names: str) -> dict[str, object]:
    """What an interpreter answers about its names. Raises OSError where it gives no answer."""
    command = [python.path, "-I", str(ROOT / "harness/names.py"), *names]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise OSError(f"{python.path}: {done.stderr.strip().rpartition(chr(10))[2]}")
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def table(found: list[Python]) -> api.Table:
    """The names that these interpreters have, oldest first; of parameters those that not all have."""
    answers = {str(python): api.Answer(**ask(python)) for python in found}  # type: ignore[arg-type]
    everything = dict.fromkeys(name for answer in reversed(answers.values()) for name in answer.names)
    plain = [name for name in everything if "(" not in name]
    versions: dict[str, list[str]] = {name: [] for name in everything}
    for python in found:
        answer, there = answers[str(python)], ask(python, *plain)["there"]
        for name in {*answer.names, *there}:  # type: ignore[misc]
            versions[name].append(str(python))
    whole = list(answers)
    kept = {n: v for n, v in versions.items() if "(" not in n or api.is_news(n, v, versions, whole)}
    newest = answers[whole[-1]]
    return api.Table(whole, found[-1].system, kept, newest.bases, newest.aliases)


def main(arguments: list[str]) -> int:
    options = commands.parser("names", __doc__)
    commands.parse(options, arguments)
    found = commands.interpreters(options)
    write(ROOT, {api.TABLE: api.text_of(table(found))})
    print(f"names: written {api.TABLE}: Python {', '.join(map(str, found))}")
    return 0


if __name__ == "__main__":
    commands.run("names", main)
