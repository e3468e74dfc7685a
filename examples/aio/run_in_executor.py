import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global ticked
    ticked = event


def work(number):
    ticked.wait()  # (1)!
    say(f"run {number}")
    return number * number


async def main(executor, event):
    say("call 11")
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(executor, work, 11)  # (2)!
    for number in range(3):
        say(f"tick {number}")
        await asyncio.sleep(0.01)
    event.set()
    say(f"result is {await future}")


if __name__ == "__main__":
    event = Event()
    with ProcessPoolExecutor(1, None, keep, (event,)) as executor:
        asyncio.run(main(executor, event))
