import asyncio
import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


class Service:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    def square(self, number):
        return number * number


if __name__ == "__main__":
    service = Service()
    with Pool(1) as pool:
        try:
            say(f"squares {pool.map(service.square, [3, 4])}")
        finally:
            service.loop.close()
