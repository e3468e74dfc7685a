import os
from multiprocessing import Pool, Value
from time import sleep

STEPS = 50


def say(text):
    print(f"[{os.getpid()}] {text}")


def prepare(value):
    global steps
    steps = value


def task(number):
    for _ in range(STEPS):
        sleep(0.001)
        with steps.get_lock():
            steps.value += 1


if __name__ == "__main__":
    steps = Value("i")
    tasks = range(4)
    total = len(tasks) * STEPS
    with Pool(2, prepare, (steps,)) as pool:
        result = pool.map_async(task, tasks)
        for percent in range(20, 101, 20):
            goal = total * percent / 100
            while steps.value < goal and not result.ready():
                result.wait(0.01)  # (1)!
            if steps.value >= goal:
                say(f"{percent} %")
        result.get()  # (2)!
