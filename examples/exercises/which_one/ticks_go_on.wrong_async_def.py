import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global ticked
    ticked = event


def work():
    say(f"ticked.wait(3) returned {ticked.wait(3)}")
    return 11


async def tick(event):
    for number in range(3):
        say(f"tick {number}")
        await asyncio.sleep(0)
    event.set()


async def compute(executor):
    return executor.submit(work).result()


async def main(executor, event):
    ticker = asyncio.create_task(tick(event))
    result = await compute(executor)
    say(f"result is {result}")
    await ticker


if __name__ == "__main__":
    event = Event()
    with ProcessPoolExecutor(1, None, keep, (event,)) as executor:
        asyncio.run(main(executor, event))
