import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


class Table(dict):  # (1)!
    packed = 0

    def __reduce__(self):
        Table.packed += 1  # (2)!
        return Table, (dict(self),)


def add_up(table, name):
    return sum(table[name])


def keep(table):
    global kept
    kept = table  # (3)!


def add_up_kept(name):
    return add_up(kept, name)


if __name__ == "__main__":
    table = Table({name: list(range(1000)) for name in "abcd"})
    tasks = [(table, name) for name in table]
    with Pool(2) as pool:
        totals = pool.starmap(add_up, tasks, chunksize=1)
    say(f"argument: packed {Table.packed} times")
    Table.packed = 0
    with Pool(2, keep, [table]) as pool:
        assert pool.map(add_up_kept, table) == totals
    say(f"initializer: packed {Table.packed} times")
