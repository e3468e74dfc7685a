import os
from multiprocessing import Event, Process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(started):
    say("start")
    started.set()
    while True:
        sleep(1)


if __name__ == "__main__":
    started = Event()
    child = Process(target=work, args=(started,))
    child.start()
    started.wait()
    say(f"child.is_alive() is {child.is_alive()}")
    child.terminate()
    child.join()
    say(f"child exited with {child.exitcode}")
