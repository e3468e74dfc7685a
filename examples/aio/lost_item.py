import asyncio
import os
from multiprocessing import Queue
from queue import Empty
from threading import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def take(queue, entered):
    entered.set()
    say(f"thread: got {queue.get()}")


async def main(queue, entered):
    try:
        await asyncio.to_thread(queue.get, True, 0.1)  # (1)!
    except Empty:
        say("Empty")
    thread = asyncio.to_thread(take, queue, entered)
    task = asyncio.create_task(thread)
    await asyncio.to_thread(entered.wait)
    try:
        await asyncio.wait_for(task, 0.1)  # (2)!
    except asyncio.TimeoutError:
        say("TimeoutError")
    say("put 11")
    queue.put(11)


if __name__ == "__main__":
    asyncio.run(main(Queue(), Event()))
    say("end")
