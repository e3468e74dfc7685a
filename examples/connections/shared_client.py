import os
from multiprocessing import Event, Process
from socket import socketpair


def say(text):
    print(f"[{os.getpid()}] {text}")


def ask(client, name, asked, may_read):
    client.sendall(name.encode())
    say(f"ask {name}")
    asked.set()
    may_read.wait()
    say(f"got {client.recv(4).decode()}")


if __name__ == "__main__":
    server, client = socketpair()  # (1)!
    children = []
    for name in ("anna", "bert"):
        asked, may_read = Event(), Event()
        args = (client, name, asked, may_read)
        child = Process(target=ask, args=args)
        child.start()
        asked.wait()
        reply = server.recv(4).decode().upper()
        server.sendall(reply.encode())
        children.append((child, may_read))
    for child, may_read in reversed(children):  # (2)!
        may_read.set()
        child.join()
