import os
from multiprocessing import Pool


class Runtime:  # (1)!
    owner = None

    def use(self):
        self.owner = self.owner or os.getpid()
        if self.owner != os.getpid():
            raise RuntimeError("initialized in another process")
        return "ready"


runtime = Runtime()


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    return runtime.use()


if __name__ == "__main__":
    say(f"parent: {runtime.use()}")
    with Pool(1) as pool:
        say(f"worker: {pool.apply(work, (1,))}")
