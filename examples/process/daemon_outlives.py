# needs: Linux
import os
import signal
import sys
from multiprocessing import Pipe, Process, parent_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def outlive(end):
    parent = parent_process()
    parent.join()  # (1)!
    say(f"daemon is here, its parent is alive: {parent.is_alive()}")


def parent(how, end):
    Process(target=outlive, args=(end,), daemon=True).start()
    if how == "sys.exit":
        sys.exit()
    elif how == "os._exit":
        os._exit(0)
    elif how != "return":
        os.kill(os.getpid(), getattr(signal, how))


if __name__ == "__main__":
    for how in ("return", "sys.exit", "SIGTERM", "SIGKILL", "os._exit"):
        say(f"parent ends by {how}")
        ours, theirs = Pipe(duplex=False)
        child = Process(target=parent, args=(how, theirs))
        child.start()
        theirs.close()
        child.join()
        try:
            ours.recv()  # (2)!
        except EOFError:
            say("both have ended")
