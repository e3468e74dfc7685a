import os
from multiprocessing import Manager, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def writer(queue, two_are_in, counted):
    for number, letter in enumerate("itcast"):
        if number == 2:
            two_are_in.set()
            counted.wait()  # (1)!
        say(f"put {letter}")
        queue.put(letter)


def reader(queue, two_are_in, counted):
    two_are_in.wait()
    size = queue.qsize()
    say(f"qsize is {size}")
    counted.set()
    for _ in range(size):  # (2)!
        say(f"got {queue.get()}")


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        queue = manager.Queue()
        given = queue, manager.Event(), manager.Event()
        writing = pool.apply_async(writer, given)
        reading = pool.apply_async(reader, given)
        writing.get()
        reading.get()
        pool.close()
        pool.join()
        say(f"qsize is {queue.qsize()}")
        assert queue.qsize() == 4
