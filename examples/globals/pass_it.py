import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(nums, answers):
    nums.append(33)
    say(f"put {nums}")
    answers.put(nums)


if __name__ == "__main__":
    nums = [11, 22]
    answers = Queue()
    child = Process(target=work, args=(nums, answers))
    child.start()
    answer = answers.get()
    say(f"got {answer}")
    child.join()
    say(f"nums is {nums}")
    assert answer == [11, 22, 33] and nums == [11, 22]
