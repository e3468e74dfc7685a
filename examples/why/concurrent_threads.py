import os
from threading import Barrier, Thread
from time import perf_counter, process_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def count_down(name, both_started, events):
    events.append(f"start {name}")
    both_started.wait()  # (1)!
    number = 2_000_000
    while number:
        number -= 1
    events.append(f"end {name}")


if __name__ == "__main__":
    both_started, events = Barrier(2), []
    a = Thread(target=count_down, args=("a", both_started, events))
    b = Thread(target=count_down, args=("b", both_started, events))
    wall, cpu = perf_counter(), process_time()  # (2)!
    a.start()
    b.start()
    a.join()
    b.join()
    cpu, wall = process_time() - cpu, perf_counter() - wall
    for event in events:
        say(event)
    say(f"threads: {cpu:.2f} s of CPU in {wall:.2f} s")
