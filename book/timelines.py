"""Recorded runs in the place of a fence; finish/beside.py puts the first transcript beside its program."""

from book import player, recorded
from book.context import Context
from book.pages import Block, example_of
from book.transcripts import session_lines


def render(context: Context, block: Block) -> str:
    """One figure for all runs of the files. Raises ValueError where one cannot be read."""
    words, shown, made = context.words, list[player.Shown](), list[str]()
    for name in block.names:
        context.example_file(name)
        file = recorded.load(context.root, name)
        shown += [
            player.Shown(file.method, run, session_lines(context, name, run.session, run.printers))
            for run in file.runs
        ]
        python = ".".join(map(str, file.python))
        made.append(words.made.format(python, file.method, file.system, file.cores, words.date(file.date)))
    program = f"{example_of(context.root, block.names[0]).name}.py"
    legend = words.legend.format(words.also.join(dict.fromkeys(made)))
    return player.figure(words, context.places.get(program, ""), shown, legend)
