import os
from multiprocessing import Process, Queue

total = 0


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(numbers):
    global total
    while True:
        number = numbers.get()
        if number is None:
            break
        say(f"got {number}")
        total += number


if __name__ == "__main__":
    numbers = Queue()
    child = Process(target=add, args=(numbers,))
    child.start()
    for number in (3, 1, 2):
        say(f"put {number}")
        numbers.put(number)
    numbers.put(None)
    child.join()
    say(f"total is {total}")
    say("joined")
