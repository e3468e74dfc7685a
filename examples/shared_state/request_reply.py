import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def own(inbox, replies):
    nums = [11, 22]
    for client, number in iter(inbox.get, None):
        if number is not None:
            nums = [*nums, number]
        replies[client].put(nums)  # (1)!


def append(inbox, reply):
    for number in range(3):
        inbox.put(("append", number))
        say(f"nums is {reply.get()}")


def read(inbox, reply):
    inbox.put(("read", None))
    say(f"nums is {reply.get()}")


if __name__ == "__main__":
    inbox, replies = Queue(), {"append": Queue(), "read": Queue()}
    owner = Process(target=own, args=(inbox, replies))
    owner.start()
    for target in (append, read):
        reply = replies[target.__name__]
        child = Process(target=target, args=(inbox, reply))
        child.start()
        child.join()
    inbox.put(None)
    owner.join()
    say("joined the owner")
