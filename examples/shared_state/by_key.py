import os
from collections import Counter
from multiprocessing import Manager, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def count(table, lock, words):
    for word in words:
        with lock:  # (1)!
            table[word] = table.get(word, 0) + 1


if __name__ == "__main__":
    parts = [100 * "aab", 100 * "abc", 100 * "bca", 100 * "aca"]
    with Manager() as manager, Pool(4) as pool:
        table, lock = manager.dict(), manager.Lock()
        tasks = [(table, lock, part) for part in parts]
        pool.starmap(count, tasks, chunksize=1)
        shared = dict(table)
        apart = sum(pool.map(Counter, parts), Counter())  # (2)!
        pool.close()
        pool.join()
    say(f"shared is {sorted(shared.items())}")
    say(f"apart is {sorted(apart.items())}")
    assert shared == apart
