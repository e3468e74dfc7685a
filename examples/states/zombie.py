# needs: Linux
import os
import time
from multiprocessing import Process, connection
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2]
    except FileNotFoundError:
        return "gone"


def work():
    say("work")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    connection.wait([child.sentinel])  # (1)!
    while state(child.pid) not in ("Z", "gone"):
        time.sleep(0.01)
    say(f"child ended: {state(child.pid)}")
    child.join()
    say(f"joined: {state(child.pid)}")
    say(f"exitcode is {child.exitcode}")
    assert child.exitcode == 0
