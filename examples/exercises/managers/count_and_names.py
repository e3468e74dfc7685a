import os
from multiprocessing import Manager, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def change(table):
    table["count"] += 1
    table["names"].append("b")
    say(f"names is {table['names']}")


if __name__ == "__main__":
    with Manager() as manager:
        table = manager.dict(count=1, names=["a"])
        child = Process(target=change, args=(table,))
        child.start()
        child.join()
        say(f"count is {table['count']}")
        say(f"names is {table['names']}")
