import asyncio
import os
from multiprocessing import Event, Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def child(ticked, queue):
    ticked.wait()
    queue.put(11)


async def tick(ticked):
    await asyncio.sleep(0)
    say("tick")
    ticked.set()


async def main(ticked, queue):
    task = asyncio.create_task(tick(ticked))
    say("get")
    say(f"got {queue.get()}")  # (1)!
    await task


if __name__ == "__main__":
    ticked, queue = Event(), Queue()
    process = Process(target=child, args=(ticked, queue))
    process.start()
    asyncio.run(main(ticked, queue))
    process.join()
