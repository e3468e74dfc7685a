import os
from multiprocessing import Process, Queue

PRODUCERS = 3
MESSAGES = 1000


def say(text):
    print(f"[{os.getpid()}] {text}")


def own(inbox, outbox):
    total = 0
    for _ in range(PRODUCERS):
        for number in iter(inbox.get, None):  # (1)!
            total += number
    say(f"total is {total:,}")
    outbox.put(total)


def produce(inbox):
    for _ in range(MESSAGES):
        inbox.put(1)
    inbox.put(None)  # (2)!
    say(f"added {MESSAGES:,}")


if __name__ == "__main__":
    inbox, outbox = Queue(), Queue()
    children = [Process(target=own, args=(inbox, outbox))]
    for _ in range(PRODUCERS):
        children.append(Process(target=produce, args=(inbox,)))
    for child in children:
        child.start()
    total = outbox.get()
    for child in children:
        child.join()
    say(f"total is {total:,}")
    assert total == PRODUCERS * MESSAGES
