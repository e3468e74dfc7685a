import os
from multiprocessing import Manager, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(table, number):
    say(f"put {number}")
    table[number] = number * number


if __name__ == "__main__":
    with Manager() as manager:
        table = manager.dict()
        for number in (2, 3):
            child = Process(target=square, args=(table, number))
            child.start()
            child.join()
        say(f"table is {table.copy()}")
