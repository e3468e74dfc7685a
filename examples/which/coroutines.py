import asyncio
import os

done = []


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"run {number}")
    done.append(number)


async def fetch(number):
    say(f"start {number}")
    await asyncio.sleep(0.1)  # (1)!
    say(f"end {number}")
    work(number)


async def main():
    await asyncio.gather(fetch(11), fetch(22))  # (2)!


if __name__ == "__main__":
    asyncio.run(main())
    say(f"done is {done}")
