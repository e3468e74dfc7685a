import os
from multiprocessing import Process, active_children
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def run_for(seconds, job, length):
    child = Process(target=sleep, args=(length,))
    child.start()
    child.join(seconds)
    late = child.is_alive()
    if late:
        child.terminate()
        child.join()
    left = len(active_children())
    say(f"{job}: {'late' if late else 'in time'}, {left} left")


if __name__ == "__main__":
    run_for(10, "quick", 0)
    run_for(0.5, "stuck", 1000)
    say("end")
