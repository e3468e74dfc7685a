import os
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(errors):
    sys.stdout.reconfigure(encoding="gbk", errors=errors)  # (1)!
    try:
        say("done \u2713")
    except UnicodeEncodeError as error:
        say(f"{error.encoding}: {error.reason}")


if __name__ == "__main__":
    for errors in ("strict", "replace"):
        child = Process(target=work, args=(errors,))
        child.start()
        child.join()
    say("joined both")
