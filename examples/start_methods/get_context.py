# needs: Linux
import os
from multiprocessing import current_process, get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def name(number):
    return f"{number} by {current_process().name}"


def names(numbers, mp_context=None):
    context = mp_context or get_context()
    with context.Pool(1) as pool:
        return pool.map(name, numbers)


if __name__ == "__main__":
    say(f"default: {names([1, 2])}")
    say(f"spawn: {names([1, 2], get_context('spawn'))}")
    say(f"fork: {names([1, 2], get_context('fork'))}")
    say(f"default: {names([1, 2])}")
