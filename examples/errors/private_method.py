import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


class Squarer:
    def __square(self, number):
        say(f"result {number * number}")

    def run(self):
        context = get_context("spawn")
        return context.Process(target=self.__square, args=(3,))


if __name__ == "__main__":
    child = Squarer().run()
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
