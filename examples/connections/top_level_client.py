import os
from multiprocessing import Process
from socket import socketpair

server, client = socketpair()
server.setblocking(False)


def say(text):
    print(f"[{os.getpid()}] {text}")


def look(name):
    try:
        say(f"{name}: found {server.recv(4).decode()}")
    except BlockingIOError:
        say(f"{name}: found nothing")
    client.sendall(name.encode())


if __name__ == "__main__":
    for name in ("anna", "bert"):
        child = Process(target=look, args=(name,))
        child.start()
        child.join()
    look("parent")
