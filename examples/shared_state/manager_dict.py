import os
from multiprocessing import Manager, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def append(shared):
    shared["nums"].append(0)  # (1)!
    say(f"nums is {shared['nums']}")
    shared["nums"] += [1]  # (2)!
    say(f"nums is {shared['nums']}")


def read(shared):
    say(f"nums is {shared['nums']}")


if __name__ == "__main__":
    with Manager() as manager:
        shared = manager.dict(nums=[11, 22])
        for target in (append, read):
            child = Process(target=target, args=(shared,))
            child.start()
            child.join()
        say("joined both")
        say(f"nums is {shared['nums']}")
        assert shared["nums"] == [11, 22, 1]
