import os
from multiprocessing import Pool, Semaphore, Value


def say(text):
    print(f"[{os.getpid()}] {text}")


def prepare(*both):
    global may_work, done
    may_work, done = both


def area(width, height):
    may_work.acquire()
    with done.get_lock():
        done.value += 1
    return width * height


def area_of(pair):  # (1)!
    return area(*pair)


if __name__ == "__main__":
    may_work, done = Semaphore(5), Value("i")  # (2)!
    pairs = [(n, n) for n in range(4)]
    with Pool(2, prepare, (may_work, done)) as pool:
        for _ in pool.starmap(area, pairs):
            say(f"starmap: {done.value} of {len(pairs)} done")
        done.value = 0
        for _ in pool.imap_unordered(area_of, pairs):
            say(f"imap_unordered: {done.value} of {len(pairs)} done")
            may_work.release()  # (3)!
