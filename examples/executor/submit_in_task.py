import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


def work(number):
    say(f"submit {number}")
    task = executor.submit(square, number)  # (1)!
    say("submitted")
    return task.result()


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        task = executor.submit(work, 3)
        say(f"got {task.result()}")
