import os
from multiprocessing import Event, Manager, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(numbers, begun, stopped):
    numbers.append(11)
    begun.set()
    stopped.wait()
    numbers.append(22)


if __name__ == "__main__":
    begun, stopped = Event(), Event()
    with Manager() as manager:
        numbers = manager.list()
        child = Process(target=work, args=(numbers, begun, stopped))
        child.start()
        begun.wait()
    stopped.set()
    child.join()
    say(f"child exited with {child.exitcode}")
