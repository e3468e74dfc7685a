import os
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"start {number}")


def worker_pids():
    return sorted(child.pid for child in active_children())


if __name__ == "__main__":
    pool = Pool(3, initializer=say, initargs=("ready",))
    before = worker_pids()
    for pid in before:
        say(f"worker is pid {pid}")
    pool.map(work, range(10))
    after = worker_pids()
    say(f"same workers after the tasks: {before == after}")
    pool.close()
    pool.join()
    assert before == after
