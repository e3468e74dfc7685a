import traceback
from multiprocessing import Process, Queue


class Settings:
    def __init__(self, values):
        self.values = values

    def __getattr__(self, name):
        if name in self.values:
            return self.values[name]
        raise AttributeError(name)


def work(queue):
    queue.put(Settings({"size": 3}))


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=work, args=(queue,))
    child.start()
    try:
        queue.get()
    except RecursionError:
        traceback.print_exc(limit=3)
    child.join()
