# needs: Python 3.14
import asyncio
from multiprocessing import Process


def work():
    loop = asyncio.get_event_loop()
    loop.run_until_complete(asyncio.sleep(0))


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
