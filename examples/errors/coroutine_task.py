import asyncio
import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


async def square(number):
    return number * number


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1) as executor:
        result = await loop.run_in_executor(executor, square, 3)
    say(f"got {result}")


if __name__ == "__main__":
    asyncio.run(main())
