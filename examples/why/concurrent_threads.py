import os
from threading import Barrier, Thread
from time import perf_counter, process_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def count_down(name):
    events.append(f"start {name}")
    both_started.wait()  # (1)!
    number = 2_000_000
    while number:
        number -= 1
    events.append(f"end {name}")


if __name__ == "__main__":
    events, both_started = [], Barrier(2)
    threads = [Thread(target=count_down, args=(n,)) for n in "ab"]
    wall, cpu = perf_counter(), process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cpu, wall = process_time() - cpu, perf_counter() - wall
    for event in events:
        say(event)
    say(f"threads: {cpu:.2f} s of CPU in {wall:.2f} s")
