import os
from multiprocessing import AuthenticationError, Process
from multiprocessing.connection import Client, Listener


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(address):
    try:
        Client(address, authkey=b"another key")
    except AuthenticationError as error:
        say(f"AuthenticationError: {error}")


if __name__ == "__main__":
    with Listener(authkey=b"one key") as listener:
        child = Process(target=work, args=(listener.address,))
        child.start()
        try:
            listener.accept()
        except AuthenticationError as error:
            say(f"AuthenticationError: {error}")
        child.join()
