# needs: Linux, distributed
import os
import socket
import sys
from subprocess import PIPE, run
from tempfile import TemporaryDirectory

from work import say

SCHEDULER = "-m dask scheduler --host 127.0.0.1 --port"

if __name__ == "__main__":
    other = socket.create_server(("127.0.0.1", 0))  # (1)!
    port = other.getsockname()[1]
    command = [sys.executable, *SCHEDULER.split(), f"{port}"]
    with other, TemporaryDirectory() as folder:
        os.environ["DASK_TEMPORARY_DIRECTORY"] = folder
        done = run(command, stderr=PIPE, text=True)
    log = done.stderr.splitlines()
    reason = next(line for line in log if line.startswith("OSError"))
    say(f"scheduler ended with {done.returncode}: {reason}")
