import os
from multiprocessing import Manager, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def make_table():
    with Manager() as manager:
        return manager.dict()


def square(table, number):
    say(f"put {number}")
    table[number] = number * number


if __name__ == "__main__":
    table = make_table()
    for number in (2, 3):
        child = Process(target=square, args=(table, number))
        child.start()
        child.join()
    say(f"table is {table.copy()}")
