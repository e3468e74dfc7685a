from multiprocessing import Pipe, Process, connection
from time import monotonic


def call(sender, task, item):
    sender.send("begun")  # (1)!
    try:
        sender.send((task(item), None))
    except BaseException as error:  # (2)!
        sender.send((None, f"{type(error).__name__}: {error}"))


def in_time(task, items, limit, at_once):
    todo, running = list(items), {}
    while todo or running:
        while todo and len(running) < at_once:
            receiver, sender = Pipe(duplex=False)
            args = (sender, task, todo[0])
            child = Process(target=call, args=args, daemon=True)
            child.start()
            sender.close()
            running[receiver] = todo.pop(0), child, monotonic() + 60
        ready, now = connection.wait(running, 0.1), monotonic()
        late = [r for r, (_, _, ends) in running.items() if now > ends]
        for receiver in {*ready, *late}:
            item, child, _ = running.pop(receiver)
            if receiver in ready:
                try:
                    reply = receiver.recv()
                except (EOFError, OSError):  # (3)!
                    child.join()
                    reply = None, f"exit code {child.exitcode}"
            else:
                child.kill()
                reply = None, f"more than {limit} s"
            if reply == "begun":
                running[receiver] = item, child, monotonic() + limit
            else:
                child.join(1)  # (4)!
                yield item, *reply
