import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(may_end):
    may_end.wait()
    say("end")


if __name__ == "__main__":
    may_end = Event()
    child = Process(target=work, args=(may_end,))
    child.start()
    child.join(0.1)
    say(f"alive: {child.is_alive()}, exitcode: {child.exitcode}")
    may_end.set()
    child.join()
    say(f"alive: {child.is_alive()}, exitcode: {child.exitcode}")
    child.terminate()
    child.join()
    say(f"alive: {child.is_alive()}, exitcode: {child.exitcode}")
