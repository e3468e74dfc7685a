import os
from multiprocessing import Manager, Pipe, Process
from multiprocessing.managers import RemoteError


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(connection):
    try:
        say(f"got {connection.recv()}")
    except RemoteError as error:
        *_, last, dashes = str(error).splitlines()
        say(f"last line begins with {last.split(':')[0]}")


if __name__ == "__main__":
    with Manager() as manager:
        receiver, sender = Pipe(duplex=False)
        sender.send(manager.list([1, 2]))
        child = Process(target=work, args=(receiver,))
        child.start()
        child.join()
        say(f"exitcode is {child.exitcode}")
