import os
from multiprocessing import Barrier, Process
from socket import SHUT_WR, create_connection, create_server


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(listener, app, requests, ready):
    for _ in range(requests):
        ready.wait()  # (1)!
        connection, address = listener.accept()  # (2)!
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
            connection.sendall(app().encode())
            connection.shutdown(SHUT_WR)


def serve(app, requests=1):
    with create_server(("127.0.0.1", 0)) as listener:  # (3)!
        args = (listener, app, requests, Barrier(2))
        workers = [Process(target=work, args=args) for _ in range(2)]
        for worker in workers:
            worker.start()
        for _ in range(2 * requests):
            with create_connection(listener.getsockname()) as visitor:
                visitor.sendall(b"GET / HTTP/1.0\r\n\r\n")
                say(visitor.makefile().readlines()[-1])  # (4)!
        for worker in workers:
            worker.join()


def app():
    return f"answered by pid {os.getpid()}"


if __name__ == "__main__":
    serve(app)
