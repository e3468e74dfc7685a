import os
import sys
from multiprocessing import Process, Queue

numbers = [5]


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number, totals):
    numbers.append(number)
    totals.put(sum(numbers))
    sys.exit(number)


if __name__ == "__main__":
    totals = Queue()
    for number in (2, 3):
        child = Process(target=work, args=(number, totals))
        child.start()
        say(f"got {totals.get()}")
        child.join()
        say(f"exit code {child.exitcode}")
    say(f"numbers is {numbers}")
