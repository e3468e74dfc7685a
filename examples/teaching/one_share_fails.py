import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def share(people):
    say(f"share among {people}")
    return 60 // people


if __name__ == "__main__":
    with Pool(2) as pool:
        tasks = {
            people: pool.apply_async(share, (people,))
            for people in (4, 0, 5)
        }
        for people, task in tasks.items():
            try:
                say(f"{people} get {task.get()} each")
            except ZeroDivisionError:
                say(f"{people} cannot share")
        pool.close()
        pool.join()
    say("joined the pool")
