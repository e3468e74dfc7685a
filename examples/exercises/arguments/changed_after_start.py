import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def look(nums, changed):
    changed.wait()
    say(f"nums is {nums}")


if __name__ == "__main__":
    nums, changed = [1], Event()
    say(f"nums is {nums}")
    child = Process(target=look, args=(nums, changed))
    child.start()
    nums.append(2)
    changed.set()
    child.join()
    say(f"nums is {nums}")
