import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Event, Pool

SQUARE, STARTS = 1_522_756, range(9)


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global found
    found = event


def search(start):
    for number in range(start, 10**12, len(STARTS)):  # (1)!
        if number * number == SQUARE:
            return number
        if found.is_set():
            return None


if __name__ == "__main__":
    with Pool(3, keep, (Event(),)) as pool:
        answer = next(filter(None, pool.imap_unordered(search, STARTS)))
    say(f"Pool: {answer}")  # (2)!

    event = Event()
    with ProcessPoolExecutor(3, None, keep, (event,)) as executor:
        futures = [executor.submit(search, start) for start in STARTS]
        try:
            results = (f.result() for f in as_completed(futures))
            answer = next(filter(None, results))
        finally:
            event.set()  # (3)!
            executor.shutdown(cancel_futures=True)
    ended = {f.result() for f in futures if not f.cancelled()}
    say(f"executor: {answer}, others returned {ended - {answer}}")
