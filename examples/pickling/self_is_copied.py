import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


class Basket:
    def __init__(self):
        self.nums = [11]

    def add(self, number):
        say(f"nums is {self.nums}")
        self.nums.append(number)
        say(f"nums is {self.nums}")


if __name__ == "__main__":
    basket = Basket()
    say(f"nums is {basket.nums}")
    child = Process(target=basket.add, args=(22,))  # (1)!
    child.start()
    child.join()
    say(f"nums is {basket.nums}")
    assert basket.nums == [11]
