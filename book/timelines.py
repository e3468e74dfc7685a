"""Recorded runs in the place of a fence; finish/beside.py puts the first transcript beside its program."""

from book import player, recorded
from book.context import Context
from book.pages import Block, example_of
from book.transcripts import session_lines


def render(context: Context, block: Block) -> str:
    """One figure for all runs of the files. Raises ValueError where one cannot be read."""
    words, shown = context.words, list[player.Shown]()
    made: dict[tuple[tuple[int, ...], str, int, str], list[str]] = {}
    for name in block.names:
        context.example_file(name)
        file = recorded.load(context.root, name)
        shown += [
            player.Shown(file.method, run, session_lines(context, name, run.session, run.printers))
            for run in file.runs
        ]
        made.setdefault((file.python, file.system, file.cores, file.date), []).append(file.method)
    program = f"{example_of(context.root, block.names[0]).name}.py"
    how = [
        words.made.format(
            ".".join(map(str, python)), words.comma.join(methods), system, cores, words.date(date)
        )
        for (python, system, cores, date), methods in made.items()
    ]
    legend = words.legend.format(words.also.join(how))
    return player.figure(words, context.places.get(program, ""), shown, legend)
