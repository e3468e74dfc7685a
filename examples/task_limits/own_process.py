import os
from multiprocessing import Pipe, Process, connection
from time import monotonic, sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(seconds, sender):
    sleep(seconds)
    sender.send("done")


def start(seconds, limit):
    receiver, sender = Pipe(duplex=False)
    child = Process(target=task, args=(seconds, sender))
    child.start()
    sender.close()
    return receiver, (seconds, child, monotonic() + limit)


def in_time(tasks, at_once):
    running = {}
    while tasks or running:
        while tasks and len(running) < at_once:
            running.update([start(*tasks.pop(0))])
        first = min(ends for _, _, ends in running.values())
        ready = connection.wait(running, max(0, first - monotonic()))  # (1)!
        for receiver, (seconds, child, ends) in list(running.items()):
            if receiver in ready or ends <= monotonic():
                told = receiver.recv() if receiver in ready else "late"
                say(f"{seconds} s: {told}")
                child.kill()  # (2)!
                child.join()
                del running[receiver]


if __name__ == "__main__":
    in_time([(1000, 1), (0, 60), (0.1, 60)], at_once=2)
