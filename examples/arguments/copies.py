import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def append(nums):
    say(f"nums is {nums}")
    nums.append(33)
    say(f"nums is {nums}")


if __name__ == "__main__":
    nums = [11, 22]
    child = Process(target=append, args=(nums,))
    child.start()
    child.join()
    say("joined")
    say(f"nums is {nums}")
