import os
from multiprocessing import Pool
from socket import create_connection
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class Handler(StreamRequestHandler):
    def handle(self):
        name = self.request.recv(4)
        while name:
            self.request.sendall(name.upper())
            name = self.request.recv(4)


def say(text):
    print(f"[{os.getpid()}] {text}")


def connect(address):
    global client
    client = create_connection(address)
    say("connected")


def ask(name):
    client.sendall(name.encode())
    return client.recv(4).decode()


if __name__ == "__main__":
    names = ["anna", "bert", "carl", "dora"]
    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        address = server.server_address
        with Pool(2, connect, (address,)) as pool:  # (1)!
            Thread(target=server.serve_forever, daemon=True).start()
            say(f"got {pool.map(ask, names, chunksize=1)}")
            pool.close()
            pool.join()
        server.shutdown()
