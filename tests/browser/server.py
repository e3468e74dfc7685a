"""Serves the built site as its host will: compressed, at the root or below a path, with its own 404 page."""

import gzip
import io
import threading
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMPRESSED = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


class Server(ThreadingHTTPServer):
    """A link checker asks for a hundred pages at once; the usual queue of five refuses most of them."""

    request_queue_size = 256


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder, text compressed for whoever takes it."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, below="/", **options):
        self.below = below
        super().__init__(*args, **options)

    def translate_path(self, path):
        return super().translate_path("/" + path.removeprefix(self.below))

    def send_head(self):
        if not self.path.startswith(self.below):
            self.send_error(HTTPStatus.NOT_FOUND, "another site")
            return None
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                return super().send_head()  # redirects
            path /= "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            status, path = HTTPStatus.NOT_FOUND, Path(self.directory, "404.html")
        body, kind = path.read_bytes(), self.guess_type(str(path))
        packed = kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body, 6) if packed else body
        self.send_response(status)
        if kind.startswith(("text/", "application/javascript")):
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return io.BytesIO(body)

    def copyfile(self, source, outputfile):
        with suppress(ConnectionError):  # a page was left before all of it had come
            super().copyfile(source, outputfile)

    def log_message(self, *_):
        """Say nothing: the tests tell what went wrong."""


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler, below: str = "/"):
    """The address at which a folder is served meanwhile; ``below`` is a path that ends with a slash."""
    server = Server(("127.0.0.1", 0), partial(handler, directory=str(folder), below=below))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
