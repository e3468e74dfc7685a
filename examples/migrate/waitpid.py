# needs: Linux
import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("end")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    try:
        pid, status = os.waitpid(child.pid, 0)  # (1)!
        say(f"collected pid {pid}, status {status}")
    finally:
        child.join()  # not joined on purpose
        alive = child.is_alive()
        say(f"joined, exitcode is {child.exitcode}, alive is {alive}")
