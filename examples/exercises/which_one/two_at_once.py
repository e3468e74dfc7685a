import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(barrier):
    global both_here
    both_here = barrier


def square(number):
    say(f"start {number}")
    both_here.wait()
    say(f"end {number}")
    return number * number


async def main(executor):
    loop = asyncio.get_running_loop()
    futures = [
        loop.run_in_executor(executor, square, number)
        for number in (3, 4)
    ]
    squares = await asyncio.gather(*futures)
    say(f"squares is {squares}")


if __name__ == "__main__":
    barrier = Barrier(2)
    with ProcessPoolExecutor(2, None, keep, (barrier,)) as executor:
        asyncio.run(main(executor))
