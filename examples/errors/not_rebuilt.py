import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __reduce__(self):
        return Point, (self.x,)


def work(points):
    point = points.get()
    say(f"at {point.x}, {point.y}")


if __name__ == "__main__":
    points = Queue()
    child = Process(target=work, args=(points,))
    child.start()
    points.put(Point(3, 4))
    child.join()
    say(f"child exited with {child.exitcode}")
