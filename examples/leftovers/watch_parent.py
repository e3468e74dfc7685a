# needs: Linux
import os
import socket
import sys
from multiprocessing import connection, get_context, parent_process
from subprocess import PIPE, Popen
from threading import Thread
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def end_with_parent():
    connection.wait([parent_process().sentinel])
    os._exit(1)  # (1)!


def serve():
    Thread(target=end_with_parent, daemon=True).start()  # (2)!
    server = socket.create_server(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    sleep(1000)  # not joined on purpose


def is_free(port):
    return socket.socket().connect_ex(("127.0.0.1", port)) != 0


if __name__ == "__main__" and sys.argv[1:]:
    get_context("spawn").Process(target=serve).start()
elif __name__ == "__main__":
    program = [sys.executable, __file__, "parent"]
    with Popen(program, stdout=PIPE) as parent:
        port = int(parent.stdout.readline())
        say(f"port is free: {is_free(port)}")
        parent.kill()
        parent.stdout.read()  # (3)!
    say(f"parent killed, port is free: {is_free(port)}")
