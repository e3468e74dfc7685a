import os
from concurrent.futures import CancelledError, ProcessPoolExecutor, wait
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(started, gate):
    global is_started, may_end
    is_started, may_end = started, gate


def work(number):
    is_started.set()
    may_end.wait()
    if number == 0:
        say(f"end {number}")


if __name__ == "__main__":
    started, gate = Event(), Event()
    executor = ProcessPoolExecutor(1, None, keep, (started, gate))
    futures = [executor.submit(work, number) for number in range(9)]
    started.wait()
    executor.shutdown(wait=False, cancel_futures=True)  # (1)!
    try:
        futures[-1].result()
    except CancelledError as error:
        say(f"8: {type(error).__name__}")
    done, not_done = wait(futures[3:], timeout=0.1)  # (2)!
    say(f"done: {len(done)}, not done: {len(not_done)}")
    say(f"cancelled: {sum(f.cancelled() for f in futures[3:])}")
    gate.set()  # (3)!
