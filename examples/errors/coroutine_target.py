import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


async def work():
    say("work")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
