import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.pool import ThreadPool
from threading import Barrier, Thread
from urllib.request import urlopen


def say(text):
    print(f"[{os.getpid()}] {text}")


def download(url):  # (1)!
    with urlopen(url, timeout=30) as answer:
        return answer.read()


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        all_have_asked.wait()  # (2)!
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"page " + self.path.encode())

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    os.environ["no_proxy"] = "127.0.0.1"  # (3)!
    all_have_asked = Barrier(4)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever).start()
    site = f"http://127.0.0.1:{server.server_port}"
    urls = [f"{site}/{number}" for number in range(4)]
    with ThreadPool(4) as pool:
        for page in pool.imap(download, urls):
            say(page.decode())
    server.shutdown()
    server.server_close()
