import os
import queue
from multiprocessing import Manager, Pool
from multiprocessing.managers import SyncManager


def say(text):
    print(f"[{os.getpid()}] {text}")


class TellingQueue(queue.Queue):
    def put(self, letter):
        say(f"run put({letter!r})")
        super().put(letter)

    def get(self):
        say("run get()")
        return super().get()


def writer(letters):
    for letter in "it":
        say(f"call put({letter!r})")
        letters.put(letter)


SyncManager.register("Queue", TellingQueue)  # (1)!

if __name__ == "__main__":
    with Manager() as manager, Pool(1) as pool:
        letters = manager.Queue()
        pool.apply_async(writer, (letters,)).get()
        for _ in range(2):
            say("call get()")
            say(f"got {letters.get()}")
        pool.close()
        pool.join()
