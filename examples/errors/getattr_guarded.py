import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


class Settings:
    def __init__(self, values):
        self.values = values

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self.values:
            return self.values[name]
        raise AttributeError(name)


def work(queue):
    queue.put(Settings({"size": 3}))


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=work, args=(queue,))
    child.start()
    settings = queue.get()
    child.join()
    assert settings.size == 3
    say(f"size is {settings.size}")
