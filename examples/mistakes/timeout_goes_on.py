import os
from concurrent import futures
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global told
    told = event


def work():
    told.wait()
    say("the task goes on")


if __name__ == "__main__":
    event = Event()
    pool = futures.ProcessPoolExecutor(1, None, keep, (event,))
    with pool as executor:
        future = executor.submit(work)
        try:
            future.result(timeout=0.2)
        except futures.TimeoutError:
            say(f"timed out, cancel() is {future.cancel()}")  # (1)!
        event.set()
    say("left the block")
