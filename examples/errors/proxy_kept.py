import os
from multiprocessing import Manager, Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(connection):
    say(f"got {list(connection.recv())}")


if __name__ == "__main__":
    with Manager() as manager:
        receiver, sender = Pipe(duplex=False)
        numbers = manager.list([1, 2])
        sender.send(numbers)
        child = Process(target=work, args=(receiver,))
        child.start()
        child.join()
        say(f"exitcode is {child.exitcode}")
        assert child.exitcode == 0
