import os
from multiprocessing import Manager, Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def writer(queue):
    queue.put("i")


if __name__ == "__main__":
    queue = Manager().Queue()  # (1)!
    with Pool(1) as pool:
        pool.apply(writer, (queue,))
    say(f"got {queue.get()}")
    say(f"managers: {len(active_children())}")
    del queue  # (2)!
    say(f"managers: {len(active_children())}")
    with Manager() as manager:
        queue = manager.Queue()
    say(f"managers: {len(active_children())}")
    try:
        queue.put("t")  # (3)!
    except FileNotFoundError:
        say("put raised FileNotFoundError")
