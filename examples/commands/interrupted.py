# needs: Linux
import os
import signal
from multiprocessing.pool import ThreadPool
from time import sleep

from whole_group import end, run_for, running


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(command):
    return run_for(1000, command)


if __name__ == "__main__":
    commands = [["sh", "-c", "sleep 1000; echo end"]] * 2
    try:
        with ThreadPool(2) as pool:
            pool.map_async(task, commands)
            while len(running) < 2:
                sleep(0.01)
            signal.raise_signal(signal.SIGINT)  # (1)!
    except KeyboardInterrupt:
        say("interrupted")
    finally:
        for child in running.copy():  # (2)!
            end(child)
            say(f"code {child.wait()}")
