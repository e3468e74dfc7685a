import os
import sys
from multiprocessing import Pipe, Process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(sender, job):
    if job == "endless":
        sleep(1000)
    if job == "fails":
        sys.exit(3)
    sender.send(42)


def run_for(seconds, job):
    receiver, sender = Pipe(duplex=False)
    child = Process(target=work, args=(sender, job))
    child.start()
    sender.close()  # (1)!
    try:
        in_time = receiver.poll(seconds)  # (2)!
        say(f"{job}: {receiver.recv() if in_time else 'too late'}")
    except EOFError:
        child.join()
        say(f"{job}: no result, exit code {child.exitcode}")
    finally:
        child.terminate()  # (3)!
        child.join()


if __name__ == "__main__":
    run_for(30, "quick")
    run_for(0.5, "endless")
    run_for(30, "fails")
