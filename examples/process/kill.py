# needs: Linux
import os
import signal
import time
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say("start")
    ready.set()
    time.sleep(600)
    say("end")


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    child.join(0.5)
    say(f"terminate: exitcode {child.exitcode}")
    child.kill()
    child.join()
    say(f"kill: exitcode {child.exitcode}")
    assert child.exitcode == -signal.SIGKILL
