import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, steps, queue):
    try:
        for done in range(1, steps + 1):
            queue.put((name, done))
    finally:
        queue.put((name, None))  # (1)!


if __name__ == "__main__":
    queue, steps = Queue(), {"read": 2, "parse": 3}
    pairs = steps.items()
    children = [Process(target=work, args=(*p, queue)) for p in pairs]
    for child in children:
        child.start()
    at_work = dict.fromkeys(steps, 0)
    while at_work:
        name, done = queue.get()
        if done is None:
            del at_work[name]
        else:
            assert done == at_work[name] + 1
            at_work[name] = done
            say(f"{name:6}{'#' * done:.<{steps[name]}}")
    for child in children:
        child.join()
