import os
from multiprocessing import Event, Process, Semaphore


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(places, holds, never):
    with places:
        holds.set()
        never.wait()  # (1)!


if __name__ == "__main__":
    places, never = Semaphore(2), Event()
    for _ in range(2):
        holds = Event()
        args = places, holds, never
        child = Process(target=work, args=args)
        child.start()
        holds.wait()
        child.kill()
        child.join()
        say(f"killed, exit code {child.exitcode}")
    say(f"a place is free: {places.acquire(timeout=0.5)}")
    places.release()  # (2)!
    say(f"a place is free: {places.acquire(timeout=0.5)}")
