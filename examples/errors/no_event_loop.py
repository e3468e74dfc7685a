# needs: Python 3.14
import asyncio
import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    loop = asyncio.get_event_loop()
    loop.run_until_complete(asyncio.sleep(0))


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
