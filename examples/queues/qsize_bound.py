# needs: Linux
import os
from multiprocessing import Event, Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, half, go_on, done):
    for number in range(4):
        if number == 2:
            half.set()
            go_on.wait()
        say(f"put {number}")
        queue.put(number)
    done.set()


if __name__ == "__main__":
    queue, half, go_on, done = Queue(), Event(), Event(), Event()
    child = Process(target=produce, args=(queue, half, go_on, done))
    child.start()
    half.wait()
    for _ in range(queue.qsize()):  # (1)!
        go_on.set()
        done.wait()
        say(f"got {queue.get()}")
    child.join()
    say("joined")
    say(f"qsize() is {queue.qsize()}")
