import os
from multiprocessing import Array


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    nums = Array("i", [11, 22])
    try:
        nums[2] = 33
    except IndexError as error:
        say(f"IndexError: {error}")
    nums.append(33)
