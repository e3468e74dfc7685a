import os
import random
from multiprocessing import Process, Queue

top = random.Random()


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(answers):
    own = random.Random()
    answers.put((top.random(), random.random(), own.random()))


if __name__ == "__main__":
    answers = Queue()
    children = [Process(target=work, args=(answers,)) for _ in range(3)]
    for child in children:
        child.start()
    drawn = zip(*[answers.get() for _ in children])
    for child in children:
        child.join()
    tops, shared, owns = [len(set(numbers)) for numbers in drawn]
    say(f"different numbers from top: {tops}")
    say(f"different numbers from random: {shared}")
    say(f"different numbers from own: {owns}")
    assert shared == owns == 3
