# needs: Linux
import os
import signal
from multiprocessing import Process

calls = []


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("end")


def note(number, frame):
    calls.append(number)


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, note)
    child = Process(target=work)
    child.start()
    child.join()
    say(f"joined, calls is {calls}")
