import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, steps, queue):
    for done in range(1, steps + 1):
        queue.put((name, done))


if __name__ == "__main__":
    queue, steps = Queue(), {"read": 2, "parse": 3}
    pairs = steps.items()
    children = [Process(target=work, args=(*p, queue)) for p in pairs]
    for child in children:
        child.start()
    for _ in range(sum(steps.values())):
        name, done = queue.get()  # (1)!
        say(f"{name:6}{'#' * done:.<{steps[name]}}")
    for child in children:
        child.join()
