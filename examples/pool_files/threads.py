import os
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.pool import ThreadPool
from threading import Barrier, Thread


def say(text):
    print(f"[{os.getpid()}] {text}")


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        all_have_asked.wait()  # (1)!
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


def fetch(number):
    connection = HTTPConnection(*server.server_address)
    connection.request("GET", f"/{number}")
    status = connection.getresponse().status
    connection.close()
    return status


if __name__ == "__main__":
    all_have_asked = Barrier(4)
    address = ("127.0.0.1", 0)
    with ThreadingHTTPServer(address, Answer) as server:
        Thread(target=server.serve_forever).start()
        with ThreadPool(4) as pool:
            pairs = pool.imap(lambda n: (n, fetch(n)), range(4))
            for number, status in pairs:
                say(f"page {number}: status {status}")
        server.shutdown()
