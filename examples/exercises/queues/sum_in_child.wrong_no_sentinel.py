import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(numbers, results):
    total = 0
    while True:
        number = numbers.get()
        if number is None:
            break
        say(f"got {number}")
        total += number
    results.put(total)


if __name__ == "__main__":
    numbers, results = Queue(), Queue()
    child = Process(target=add, args=(numbers, results))
    child.start()
    for number in (3, 1, 2):
        say(f"put {number}")
        numbers.put(number)
    say(f"total is {results.get()}")
    child.join()
    say("joined")
