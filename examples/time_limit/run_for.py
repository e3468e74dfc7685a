import os
import signal
from multiprocessing import Event, Process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(started, job):
    if job == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    started.set()
    if job != "quick":
        sleep(1000)


def run_for(seconds, job):
    started = Event()
    child = Process(target=work, args=(started, job))
    child.start()
    started.wait()  # (1)!
    child.join(seconds)
    if child.is_alive():
        child.terminate()  # (2)!
        child.join(seconds)
    if child.is_alive():
        child.kill()  # (3)!
        child.join()
    say(f"{job}: exit code {child.exitcode}")


if __name__ == "__main__":
    run_for(30, "quick")
    run_for(0.5, "endless")
    run_for(0.5, "stubborn")
