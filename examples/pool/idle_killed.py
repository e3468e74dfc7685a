import os
from multiprocessing import Pool, TimeoutError, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    with Pool(1) as pool:
        say(f"got {pool.apply(abs, (-4,))}")
        lock = pool._inqueue._rlock  # (1)!
        while lock.acquire(block=False):
            lock.release()
        (worker,) = active_children()
        worker.kill()
        worker.join()
        say("killed the idle worker")
        try:
            pool.apply_async(abs, (-5,)).get(timeout=0.5)
        except TimeoutError as error:
            say(f"error is {error!r}")
    say("end")
