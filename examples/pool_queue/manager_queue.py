import os
from multiprocessing import Manager, Pool, parent_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def reader(queue):
    say(f"reader, parent is pid {parent_process().pid}")
    for letter in iter(queue.get, None):  # (1)!
        say(f"got {letter}")


def writer(queue):
    say(f"writer, parent is pid {parent_process().pid}")
    for letter in "itcast":
        say(f"put {letter}")
        queue.put(letter)
    queue.put(None)


if __name__ == "__main__":
    say("start")
    with Manager() as manager, Pool(2) as pool:  # (2)!
        queue = manager.Queue()
        reading = pool.apply_async(reader, (queue,))
        writing = pool.apply_async(writer, (queue,))
        writing.get()  # (3)!
        reading.get()
        pool.close()
        pool.join()
    say("end")
