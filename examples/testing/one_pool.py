import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ != "__main__":
    say("import")  # (1)!


def call(pool):
    assert pool.map(abs, [-1, -2]) == [1, 2]


def finish(pool):
    pool.close()
    pool.join()


if __name__ == "__main__":
    context = get_context("spawn")
    for _ in range(2):
        with context.Pool(2) as pool:
            call(pool)
            finish(pool)
    say("a pool for each call: done")
    with context.Pool(2) as pool:
        for _ in range(2):
            call(pool)
        finish(pool)
    say("one pool for all calls: done")
