import os
from concurrent.futures import ProcessPoolExecutor, TimeoutError
from multiprocessing import Event
from time import monotonic


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global may_end
    may_end = event


def work():
    may_end.wait()
    say("end")


if __name__ == "__main__":
    gate = Event()
    with ProcessPoolExecutor(1, None, keep, (gate,)) as executor:
        future = executor.submit(work)
        began = monotonic()
        try:
            future.result(timeout=0.5)
        except TimeoutError as error:  # (1)!
            passed = monotonic() - began
            name = f"{type(error).__module__}.{type(error).__name__}"
            say(f"result(timeout=0.5): {name} after {passed:.2f} s")
        gate.set()  # (2)!
    say("joined")
