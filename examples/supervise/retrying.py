from contextlib import suppress
from multiprocessing import Pipe, Process, connection


def work(pipe, other_end, task):
    other_end.close()
    while True:
        pipe.send(task(pipe.recv()))


def start(task):
    ours, theirs = Pipe()
    child = Process(target=work, args=(theirs, ours, task), daemon=True)
    child.start()
    theirs.close()  # (1)!
    return ours, child


def retrying(task, items, workers, tries):
    todo, idle, busy = [(item, 1) for item in items], [], {}
    while todo or busy:
        while todo and len(busy) < workers:
            pipe, child = idle.pop() if idle else start(task)
            busy[pipe] = child, *todo.pop(0)
            with suppress(OSError):  # (2)!
                pipe.send(busy[pipe][1])
        for pipe in connection.wait(busy):
            child, item, attempt = busy.pop(pipe)
            try:
                yield item, pipe.recv(), None
                idle.append((pipe, child))
            except (EOFError, OSError):  # (3)!
                child.join()
                if attempt < tries:
                    todo.append((item, attempt + 1))
                else:
                    yield item, None, f"exit code {child.exitcode}"
    for _, child in idle:
        child.terminate()  # (4)!
        child.join()
