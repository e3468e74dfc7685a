import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(*events):
    global started, released
    started, released = events


def work():
    say("start")
    started.set()
    released.wait()
    say("end")


async def main(executor, started, released):
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(executor, work)
    await asyncio.to_thread(started.wait)  # (1)!
    try:
        await asyncio.wait_for(future, timeout=0.1)
    except asyncio.TimeoutError:
        say("gave up")
    released.set()  # (2)!


if __name__ == "__main__":
    events = Event(), Event()
    with ProcessPoolExecutor(1, None, keep, events) as executor:
        asyncio.run(main(executor, *events))
    say("joined")
